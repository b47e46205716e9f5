package dev.framewatch.collector.github;

import java.time.Duration;
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
 * @param seen when it was polled last, in seconds since 1970; 0: never
 * @param told up to which day, in days since 1970, those are told that are told of again after a pause, by number
 */
record StarHistoryPlace(
        int next,
        int asked,
        @Nullable StarCount count,
        @Nullable String link,
        @Nullable OwnNumbers numbers,
        @Nullable Set<Long> done,
        @Nullable Map<String, Long> later,
        long seen,
        @Nullable Map<Long, Long> told) {
    /** Shorter than from one snapshot to the next. */
    private static final Duration PAUSE = Duration.ofHours(20);

    static final StarHistoryPlace START =
            new StarHistoryPlace(0, 0, null, null, OwnNumbers.NONE, Set.of(), Map.of(), 0, Map.of());

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

    @Override
    public Map<Long, Long> told() {
        return Objects.requireNonNullElse(told, Map.of());
    }

    /** The last day of a repository that need not be told of again. */
    long told(long number) {
        return told().getOrDefault(number, Long.MIN_VALUE);
    }

    /** The same at a time. After a pause in which a day may have had no snapshot, those that were told are told of again. */
    StarHistoryPlace at(Instant now) {
        Instant last = Instant.ofEpochSecond(seen);
        long time = now.getEpochSecond();
        if (seen == 0 || last.plus(PAUSE).isAfter(now)) {
            return new StarHistoryPlace(next, asked, count, link, numbers, done, later, time, told);
        }
        Map<Long, Long> again = new HashMap<>(told());
        done().forEach(number -> again.putIfAbsent(number, StarCount.day(last) - 1));
        return new StarHistoryPlace(0, 0, null, null, numbers, Set.of(), later, time, again);
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
        return new StarHistoryPlace(place, asked, null, null, numbers, done, later, seen, told);
    }

    /** At the beginning of the next run. */
    StarHistoryPlace over() {
        return new StarHistoryPlace(0, 0, null, null, numbers, done, later, seen, told);
    }

    /** At the same place in the next run. */
    StarHistoryPlace resting() {
        return new StarHistoryPlace(next, 0, count, link, numbers, done, later, seen, told);
    }

    StarHistoryPlace knowing(String name, long number) {
        return new StarHistoryPlace(next, asked, count, link, numbers().with(name, number), done, later, seen, told);
    }

    /** After a request that told that the repository has another name, under which it is told of. */
    StarHistoryPlace passing() {
        return new StarHistoryPlace(next + 1, asked + 1, null, null, numbers, done, later, seen, told);
    }

    /** After a request beside another one. */
    StarHistoryPlace asking() {
        return new StarHistoryPlace(next, asked + 1, count, link, numbers, done, later, seen, told);
    }

    /** After a request that told how many stars there were. */
    StarHistoryPlace counting(StarCount stars) {
        return new StarHistoryPlace(next, asked + 1, stars, link, numbers, done, later, seen, told);
    }

    StarHistoryPlace following(String address) {
        return new StarHistoryPlace(next, asked, count, address, numbers, done, later, seen, told);
    }

    /** After the last request for a repository. */
    StarHistoryPlace done(String name, long number) {
        Set<Long> all = new HashSet<>(done());
        all.add(number);
        Map<Long, Long> again = new HashMap<>(told());
        again.remove(number);
        Map<String, Long> others = new HashMap<>(later());
        others.remove(name);
        return new StarHistoryPlace(next + 1, asked + 1, null, null, numbers, all, others, seen, again);
    }

    /** After a request for one whose history is lacking. */
    StarHistoryPlace later(String name, Instant again) {
        Map<String, Long> all = new HashMap<>(later());
        all.put(name, again.getEpochSecond());
        return new StarHistoryPlace(next + 1, asked + 1, null, null, numbers, done, all, seen, told);
    }
}
