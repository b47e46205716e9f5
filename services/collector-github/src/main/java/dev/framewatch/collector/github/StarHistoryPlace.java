package dev.framewatch.collector.github;

import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Where the task of the star histories stands.
 *
 * @param next the place of the repository that is next
 * @param asked how many requests this run took
 * @param count the stars of that repository, counted back so far; {@code null} before it begins
 * @param link the next page of its weeks; {@code null}: the first
 * @param numbers which repositories the names are
 * @param done the numbers of those that were told
 * @param later when those that lack a history are asked for again, in seconds since 1970, by name
 */
record StarHistoryPlace(
        int next,
        int asked,
        @Nullable StarCount count,
        @Nullable String link,
        @Nullable OwnNumbers numbers,
        @Nullable Set<Long> done,
        @Nullable Map<String, Long> later) {
    static final StarHistoryPlace START = new StarHistoryPlace(0, 0, null, null, OwnNumbers.NONE, Set.of(), Map.of());

    @Override
    public OwnNumbers numbers() {
        return Objects.requireNonNullElse(numbers, OwnNumbers.NONE);
    }

    @Override
    public Set<Long> done() {
        return Objects.requireNonNullElse(done, Set.of());
    }

    @Override
    public Map<String, Long> later() {
        return Objects.requireNonNullElse(later, Map.of());
    }

    /** The place of the first repository from here on that is to be told of now; behind the last one if none is. */
    int wanted(List<String> names, Instant now) {
        int place = next;
        while (place < names.size() && !wants(names, place, now)) {
            place++;
        }
        return place;
    }

    boolean wants(List<String> names, int place, Instant now) {
        Long number = numbers().of(names.get(place));
        return (number == null || !done().contains(number))
                && !numbers().repeats(names, place)
                && later().getOrDefault(names.get(place), 0L) <= now.getEpochSecond();
    }

    /** Whether a name's history was lacking before. */
    boolean lacks(String name) {
        return later().containsKey(name);
    }

    StarHistoryPlace at(int place) {
        return new StarHistoryPlace(place, asked, null, null, numbers, done, later);
    }

    /** At the beginning of the next run. */
    StarHistoryPlace over() {
        return new StarHistoryPlace(0, 0, null, null, numbers, done, later);
    }

    /** At the same place in the next run. */
    StarHistoryPlace resting() {
        return new StarHistoryPlace(next, 0, count, link, numbers, done, later);
    }

    StarHistoryPlace knowing(String name, long number) {
        return new StarHistoryPlace(next, asked, count, link, numbers().with(name, number), done, later);
    }

    /** After a request that told that the repository has another name, under which it is told of. */
    StarHistoryPlace passing() {
        return new StarHistoryPlace(next + 1, asked + 1, null, null, numbers, done, later);
    }

    /** After a request beside another one. */
    StarHistoryPlace asking() {
        return new StarHistoryPlace(next, asked + 1, count, link, numbers, done, later);
    }

    /** After a request that told how many stars there were. */
    StarHistoryPlace counting(StarCount stars) {
        return new StarHistoryPlace(next, asked + 1, stars, link, numbers, done, later);
    }

    StarHistoryPlace following(String address) {
        return new StarHistoryPlace(next, asked, count, address, numbers, done, later);
    }

    /** After the last request for a repository. */
    StarHistoryPlace done(String name, long number) {
        Set<Long> told = new HashSet<>(done());
        told.add(number);
        Map<String, Long> others = new HashMap<>(later());
        others.remove(name);
        return new StarHistoryPlace(next + 1, asked + 1, null, null, numbers, told, others);
    }

    /** After a request for one whose history is lacking. */
    StarHistoryPlace later(String name, Instant again) {
        Map<String, Long> all = new HashMap<>(later());
        all.put(name, again.getEpochSecond());
        return new StarHistoryPlace(next + 1, asked + 1, null, null, numbers, done, all);
    }
}
