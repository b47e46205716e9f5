package dev.framewatch.allinone;

import static java.nio.charset.StandardCharsets.UTF_8;

import co.elastic.clients.elasticsearch.ElasticsearchClient;
import dev.framewatch.event.Kind;
import dev.framewatch.event.Signature;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The events whose frameworks in use differ between two generations: all are counted, some kept as examples. Of events
 * that count in shares it also counts which frameworks they use in each. Both are of the events that both have, so that
 * what comes in meanwhile looks like no change.
 */
final class Flips {
    private static final Set<String> IN_SHARES = Arrays.stream(Kind.values())
            .filter(Kind::countsInShares)
            .map(Kind::toString)
            .collect(Collectors.toSet());

    private final int examples;
    private final Map<String, Change> changes = new TreeMap<>();
    private final UseCounts usesBefore = new UseCounts();
    private final UseCounts usesAfter = new UseCounts();
    private long events;
    private long onlyBefore;
    private long onlyAfter;

    /** One framework gained or lost, with the first events that did. */
    private static final class Change {
        private long gained;
        private long lost;
        private final List<Flip> gainers = new ArrayList<>();
        private final List<Flip> losers = new ArrayList<>();
    }

    /**
     * One event that changes.
     *
     * @param id its id
     * @param gained the frameworks that it uses in the later generation only
     * @param lost the frameworks that it uses in the earlier one only
     */
    record Flip(String id, Set<String> gained, Set<String> lost) {}

    /**
     * How many events change in one framework.
     *
     * @param framework the framework's id
     * @param gained events that come to use it
     * @param lost events that use it no more
     */
    record Count(String framework, long gained, long lost) {}

    private Flips(int examples) {
        this.examples = examples;
    }

    /** Compares event by event; keeps at most so many examples of each change. */
    static Flips between(ElasticsearchClient client, String before, String after, int examples) throws IOException {
        Flips flips = new Flips(examples);
        try (EventScan one = new EventScan(client, before);
                EventScan other = new EventScan(client, after)) {
            flips.merge(one, other);
        }
        return flips;
    }

    private void merge(EventScan before, EventScan after) {
        EventScan.Seen one = next(before);
        EventScan.Seen other = next(after);
        while (one != null || other != null) {
            int order = one == null ? 1 : other == null ? -1 : order(one.id(), other.id());
            if (order == 0 && one != null && other != null) {
                compare(one, other);
            }
            onlyBefore += order < 0 ? 1 : 0;
            onlyAfter += order > 0 ? 1 : 0;
            one = order <= 0 ? next(before) : one;
            other = order >= 0 ? next(after) : other;
        }
    }

    private static EventScan.@Nullable Seen next(EventScan scan) {
        return scan.hasNext() ? scan.next() : null;
    }

    /** The order of Elasticsearch, which knows bytes of UTF-8. */
    private static int order(String one, String other) {
        return Arrays.compareUnsigned(one.getBytes(UTF_8), other.getBytes(UTF_8));
    }

    private void compare(EventScan.Seen before, EventScan.Seen after) {
        Set<String> usedBefore = used(before.signature());
        Set<String> usedAfter = used(after.signature());
        String[] id = before.id().split(":", 3);
        if (IN_SHARES.contains(id[1])) {
            usesBefore.add(id[0], usedBefore);
            usesAfter.add(id[0], usedAfter);
        }
        Set<String> lost = new TreeSet<>(usedBefore);
        lost.removeAll(usedAfter);
        Set<String> gained = new TreeSet<>(usedAfter);
        gained.removeAll(usedBefore);
        if (gained.isEmpty() && lost.isEmpty()) {
            return;
        }
        events++;
        Flip flip = new Flip(before.id(), gained, lost);
        for (String framework : gained) {
            Change change = changes.computeIfAbsent(framework, ignored -> new Change());
            change.gained++;
            keep(change.gainers, flip);
        }
        for (String framework : lost) {
            Change change = changes.computeIfAbsent(framework, ignored -> new Change());
            change.lost++;
            keep(change.losers, flip);
        }
    }

    private static Set<String> used(String signature) {
        return Signature.parse(signature).stream()
                .filter(word -> word.role().countsAsUse())
                .map(Signature.Word::framework)
                .collect(Collectors.toSet());
    }

    private void keep(List<Flip> kept, Flip flip) {
        if (kept.size() < examples) {
            kept.add(flip);
        }
    }

    /** How many events change. */
    long events() {
        return events;
    }

    /** What is used in the earlier generation. */
    UseCounts usesBefore() {
        return usesBefore;
    }

    /** What is used in the later generation. */
    UseCounts usesAfter() {
        return usesAfter;
    }

    /** How many events only the earlier generation has. */
    long onlyBefore() {
        return onlyBefore;
    }

    /** How many events only the later generation has. */
    long onlyAfter() {
        return onlyAfter;
    }

    /** By framework, the one with the most changes first. */
    List<Count> counts() {
        return changes.entrySet().stream()
                .map(change -> new Count(change.getKey(), change.getValue().gained, change.getValue().lost))
                .sorted(Comparator.comparingLong((Count count) -> -count.gained() - count.lost()))
                .toList();
    }

    /** Examples, one of each change in turn until there are enough. */
    List<Flip> examples() {
        List<List<Flip>> kinds = new ArrayList<>();
        for (Count count : counts()) {
            Change change = changes.getOrDefault(count.framework(), new Change());
            kinds.add(change.gainers);
            kinds.add(change.losers);
        }
        Set<Flip> chosen = new LinkedHashSet<>();
        for (int i = 0; i < examples; i++) {
            int turn = i;
            kinds.stream()
                    .filter(kind -> kind.size() > turn)
                    .map(kind -> kind.get(turn))
                    .forEach(chosen::add);
        }
        return chosen.stream().limit(examples).toList();
    }
}
