package dev.framewatch.query;

import dev.framewatch.event.Kind;
import dev.framewatch.event.Source;
import dev.framewatch.query.DailyRows.Row;
import java.util.Collection;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/**
 * What one source counts for in the adoption index: the events of all its kinds together, each one vote.
 *
 * @param source the source
 * @param kinds its kinds that were asked for and have such events
 * @param total the events that show the use of any framework; one at least
 * @param events those of each framework that has some
 */
record SourceCount(Source source, Set<Kind> kinds, long total, Map<String, Long> events) {
    /** The counts of each source that has events of use. */
    static Map<Source, SourceCount> of(Collection<Row> rows) {
        Map<Source, SourceCount> counts = new EnumMap<>(Source.class);
        for (Row row : rows) {
            if (!row.use().frameworks().isEmpty() && row.events() > 0) {
                counts.merge(row.kind().source(), of(row), SourceCount::and);
            }
        }
        return counts;
    }

    private static SourceCount of(Row row) {
        Map<String, Long> events = new HashMap<>();
        row.use().frameworks().forEach(framework -> events.put(framework, row.events()));
        return new SourceCount(row.kind().source(), EnumSet.of(row.kind()), row.events(), events);
    }

    private SourceCount and(SourceCount more) {
        kinds.addAll(more.kinds);
        more.events.forEach((framework, count) -> events.merge(framework, count, Long::sum));
        return new SourceCount(source, kinds, total + more.total, events);
    }

    /** The events that show the use of a framework. */
    long events(String framework) {
        return events.getOrDefault(framework, 0L);
    }

    /** The share of a framework. */
    double share(String framework) {
        return (double) events(framework) / total;
    }
}
