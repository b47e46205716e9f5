package dev.framewatch.query;

import dev.framewatch.query.Concentration.Held;
import dev.framewatch.query.DailyRows.Row;
import dev.framewatch.query.DailyRows.Rows;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** The concentration in each window of each kind. It is of all frameworks, whichever are asked for. */
final class ConcentrationCount {
    private ConcentrationCount() {}

    static Concentration of(ShareQuery query, Rows rows, LocalDate today) {
        List<Held> windows = new ArrayList<>();
        Cell.of(rows.counted()).forEach((cell, its) -> {
            Map<String, Long> events = new TreeMap<>();
            its.forEach(row -> row.use().frameworks().forEach(one -> events.merge(one, row.events(), Long::sum)));
            if (!events.isEmpty()) {
                windows.add(held(query, cell, its, events, today));
            }
        });
        List<String> notes = FigureNotes.of(rows, windows.isEmpty(), List.of());
        return new Concentration(today, rows.generationId(), rows.taxonomy(), windows, notes);
    }

    private static Held held(ShareQuery query, Cell cell, List<Row> rows, Map<String, Long> events, LocalDate today) {
        Herfindahl herfindahl = Herfindahl.of(events.values());
        long most = events.values().stream().mapToLong(Long::longValue).max().orElseThrow();
        String leader = events.keySet().stream()
                .filter(framework -> events.getOrDefault(framework, 0L) == most)
                .findFirst()
                .orElseThrow();
        return new Held(
                cell.window().name(),
                cell.window().partial(today),
                cell.kind().source().toString(),
                cell.kind().toString(),
                Shares.rounded(herfindahl.index()),
                rounded(herfindahl.low()),
                rounded(herfindahl.high()),
                Shares.rounded(herfindahl.effective()),
                leader,
                most,
                events.values().stream().mapToLong(Long::longValue).sum(),
                rows.stream()
                        .filter(row -> !row.use().frameworks().isEmpty())
                        .mapToLong(Row::events)
                        .sum(),
                SharesApi.behind(query, cell.kind(), List.of(), cell.window().days()));
    }

    private static @Nullable BigDecimal rounded(@Nullable Double figure) {
        return figure == null ? null : Shares.rounded(figure);
    }
}
