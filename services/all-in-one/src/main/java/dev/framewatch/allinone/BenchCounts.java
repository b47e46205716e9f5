package dev.framewatch.allinone;

import co.elastic.clients.elasticsearch._types.FieldValue;
import dev.framewatch.event.Kind;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import tools.jackson.databind.JsonNode;

/** The counts that shares are made of, by window and kind: of each framework, of those with any, and of all. */
final class BenchCounts {
    private static final String ANY = "";
    private static final String ALL = "*";

    private final TreeMap<String, Map<String, Long>> cells = new TreeMap<>();

    /** Those of an answer of the API, its windows named by their first day, or not at all where there is but one. */
    static BenchCounts of(JsonNode shares, boolean windows) {
        BenchCounts counts = new BenchCounts();
        Map<String, String> starts = new HashMap<>();
        for (JsonNode window : shares.path("windows")) {
            starts.put(
                    window.path("window").asString(""),
                    windows ? window.path("from").asString("") : "");
            Map<String, Long> cell = counts.cell(starts, window);
            cell.put(ALL, window.path("all").asLong());
            cell.put(ANY, window.path("total").asLong());
        }
        for (JsonNode share : shares.path("shares")) {
            long events = share.path("events").asLong();
            // A zero agrees with what is not counted, and would make more of the figures that agree.
            if (events > 0) {
                counts.cell(starts, share).put(share.path("framework").asString(""), events);
            }
        }
        return counts;
    }

    private Map<String, Long> cell(Map<String, String> starts, JsonNode of) {
        String start = starts.getOrDefault(of.path("window").asString(""), "");
        return cell(start, of.path("kind").asString(""));
    }

    private Map<String, Long> cell(String window, String kind) {
        return cells.computeIfAbsent((window + " " + kind).strip(), fresh -> new TreeMap<>(Map.of(ANY, 0L)));
    }

    /** The kinds that count in shares. */
    static List<FieldValue> kinds() {
        return Arrays.stream(Kind.values())
                .filter(Kind::countsInShares)
                .map(kind -> FieldValue.of(kind.toString()))
                .toList();
    }

    /** Adds events that use these frameworks. */
    void add(String window, String kind, Set<String> used, long events) {
        Map<String, Long> cell = cell(window, kind);
        cell.merge(ALL, events, Long::sum);
        cell.merge(ANY, used.isEmpty() ? 0 : events, Long::sum);
        used.forEach(framework -> cell.merge(framework, events, Long::sum));
    }

    /** How many figures either has, and how many of them both have alike. */
    record Agreement(long same, long all) {}

    Agreement with(BenchCounts other) {
        long same = 0;
        long all = 0;
        for (String cell : union(cells.keySet(), other.cells.keySet())) {
            Map<String, Long> ours = cells.getOrDefault(cell, Map.of());
            Map<String, Long> theirs = other.cells.getOrDefault(cell, Map.of());
            for (String framework : union(ours.keySet(), theirs.keySet())) {
                all++;
                same += ours.getOrDefault(framework, 0L).equals(theirs.getOrDefault(framework, 0L)) ? 1 : 0;
            }
        }
        return new Agreement(same, all);
    }

    private static Set<String> union(Set<String> one, Set<String> other) {
        Set<String> union = new HashSet<>(one);
        union.addAll(other);
        return union;
    }

    /** The last cell. */
    String last() {
        return cells.lastKey();
    }

    /** The framework with the most events of a cell. */
    String leader(String cell) {
        return cells.getOrDefault(cell, Map.of()).entrySet().stream()
                .filter(each -> !Set.of(ANY, ALL).contains(each.getKey()))
                .max(Map.Entry.comparingByValue())
                .map(Map.Entry::getKey)
                .orElse("");
    }

    /** The share of a framework in a source, where there is one window. */
    double shareIn(String source, String framework) {
        long events = 0;
        long total = 0;
        for (Kind kind : Kind.values()) {
            Map<String, Long> its = cells.getOrDefault(kind.toString(), Map.of());
            if (kind.source().toString().equals(source)) {
                events += its.getOrDefault(framework, 0L);
                total += its.getOrDefault(ANY, 0L);
            }
        }
        return total == 0 ? 0 : (double) events / total;
    }

    /** Numerator and denominator of a share. */
    String share(String cell, String framework) {
        Map<String, Long> its = cells.getOrDefault(cell, Map.of());
        return Terminal.number(its.getOrDefault(framework, 0L)) + "/" + Terminal.number(its.getOrDefault(ANY, 0L));
    }
}
