package dev.framewatch.allinone;

import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** How many events use each framework, and how many use any, by source. */
final class UseCounts {
    private final Map<String, Long> totals = new TreeMap<>();
    private final Map<String, Map<String, Long>> frameworks = new TreeMap<>();

    /** Counts an event. */
    void add(String source, Set<String> used) {
        if (used.isEmpty()) {
            return;
        }
        totals.merge(source, 1L, Long::sum);
        Map<String, Long> here = frameworks.computeIfAbsent(source, ignored -> new HashMap<>());
        used.forEach(framework -> here.merge(framework, 1L, Long::sum));
    }

    /** The sources that have any. */
    Set<String> sources() {
        return totals.keySet();
    }

    /** The frameworks that events of a source use. */
    Set<String> frameworks(String source) {
        return frameworks.getOrDefault(source, Map.of()).keySet();
    }

    /** The events of a source that use any framework. */
    long total(String source) {
        return totals.getOrDefault(source, 0L);
    }

    /** The events of a source that use this framework. */
    long events(String source, String framework) {
        return frameworks.getOrDefault(source, Map.of()).getOrDefault(framework, 0L);
    }
}
