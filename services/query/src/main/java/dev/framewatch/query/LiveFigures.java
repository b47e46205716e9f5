package dev.framewatch.query;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.framewatch.event.Source;
import dev.framewatch.query.DailyRows.Row;
import dev.framewatch.query.DailyRows.Rows;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The figures that move, as they are sent to those who listen: of the kinds that count in shares.
 *
 * @param today the day (UTC) on which they were counted
 * @param generation the generation of tags that was counted; absent: nothing is indexed yet
 * @param taxonomy the version of its taxonomy
 * @param events all events
 * @param tagged those that show the use of any framework
 * @param sources the same by source
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record LiveFigures(
        LocalDate today,
        @Nullable String generation,
        @Nullable String taxonomy,
        long events,
        long tagged,
        List<OfSource> sources) {

    /**
     * The figures of one source.
     *
     * @param leader the framework that most events of the last 90 days show; absent: none does
     * @param share the events that show it over those that show any
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record OfSource(
            String source,
            long events,
            long tagged,
            @Nullable String leader,
            @Nullable BigDecimal share) {}

    private static final class Sums {
        private long events;
        private long tagged;
        private long recent;
        private final Map<String, Long> frameworks = new TreeMap<>();

        OfSource of(Source source) {
            return frameworks.entrySet().stream()
                    .max(Map.Entry.<String, Long>comparingByValue()
                            .thenComparing(Map.Entry.comparingByKey(Comparator.reverseOrder())))
                    .map(first -> new OfSource(
                            source.toString(), events, tagged, first.getKey(), Shares.ratio(first.getValue(), recent)))
                    .orElseGet(() -> new OfSource(source.toString(), events, tagged, null, null));
        }
    }

    /**
     * The figures as rows add up to them.
     *
     * @param all all rows, too coarse ones included
     * @param recent those of the last 90 days
     */
    static LiveFigures of(Rows all, Rows recent, LocalDate today) {
        Map<Source, Sums> sources = new EnumMap<>(Source.class);
        for (Row row : all.counted()) {
            Sums sums = sources.computeIfAbsent(row.kind().source(), source -> new Sums());
            sums.events += row.events();
            sums.tagged += row.use().frameworks().isEmpty() ? 0 : row.events();
        }
        for (Row row : recent.counted()) {
            Sums sums = sources.computeIfAbsent(row.kind().source(), source -> new Sums());
            sums.recent += row.use().frameworks().isEmpty() ? 0 : row.events();
            row.use().frameworks().forEach(framework -> sums.frameworks.merge(framework, row.events(), Long::sum));
        }
        List<OfSource> told = new ArrayList<>();
        sources.forEach((source, sums) -> told.add(sums.of(source)));
        return new LiveFigures(
                today,
                all.generation() == null ? null : all.generation().id(),
                all.generation() == null ? null : all.generation().taxonomy(),
                told.stream().mapToLong(OfSource::events).sum(),
                told.stream().mapToLong(OfSource::tagged).sum(),
                told);
    }
}
