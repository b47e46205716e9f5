package dev.framewatch.query;

import dev.framewatch.query.CoUse.Pair;
import dev.framewatch.query.DailyRows.Row;
import dev.framewatch.query.DailyRows.Rows;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The pairs of frameworks that events show together. Jaccard's measure is P. Jaccard, "The distribution of the flora in
 * the alpine zone", New Phytologist 11 (1912), 37–50: a proportion of events, listed because it was {@link Seen}.
 */
final class CoUseCount {
    private CoUseCount() {}

    private record Both(String a, String b) {}

    static CoUse of(ShareQuery query, Rows rows, LocalDate today) {
        List<Pair> pairs = new ArrayList<>();
        Cell.of(rows.counted()).forEach((cell, its) -> pairs.addAll(pairs(query, cell, its, today)));
        List<String> notes = FigureNotes.of(rows, rows.counted().isEmpty(), List.of());
        return new CoUse(today, rows.generationId(), rows.taxonomy(), pairs, notes);
    }

    private static List<Pair> pairs(ShareQuery query, Cell cell, List<Row> rows, LocalDate today) {
        Map<String, Long> each = new HashMap<>();
        Map<Both, Long> both = new HashMap<>();
        long total = 0;
        for (Row row : rows) {
            Set<String> frameworks = row.use().frameworks();
            total += frameworks.isEmpty() ? 0 : row.events();
            for (String a : frameworks) {
                each.merge(a, row.events(), Long::sum);
                frameworks.stream()
                        .filter(b -> a.compareTo(b) < 0 && isAskedFor(query.frameworks(), a, b))
                        .forEach(b -> both.merge(new Both(a, b), row.events(), Long::sum));
            }
        }
        long all = total;
        return both.entrySet().stream()
                .map(entry -> pair(query, cell, entry.getKey(), entry.getValue(), each, all, today))
                .sorted(Comparator.comparingLong((Pair pair) -> -pair.events())
                        .thenComparing(Pair::a)
                        .thenComparing(Pair::b))
                .toList();
    }

    private static boolean isAskedFor(Set<String> asked, String a, String b) {
        return asked.isEmpty() || asked.contains(a) || asked.contains(b);
    }

    private static Pair pair(
            ShareQuery query, Cell cell, Both both, long events, Map<String, Long> each, long total, LocalDate today) {
        long a = each.getOrDefault(both.a, 0L);
        long b = each.getOrDefault(both.b, 0L);
        Lift lift = Lift.of(events, a, b, total);
        Seen jaccard = Seen.of(events, a + b - events);
        return new Pair(
                cell.window().name(),
                cell.window().partial(today),
                cell.kind().source().toString(),
                cell.kind().toString(),
                both.a,
                both.b,
                events,
                a,
                b,
                total,
                Shares.rounded(lift.value()),
                Shares.rounded(lift.low()),
                Shares.rounded(lift.high()),
                Shares.ratio(events, a + b - events),
                Shares.rounded(jaccard.low()),
                Shares.rounded(jaccard.high()),
                EventsApi.behindBoth(
                        cell.kind(),
                        both.a,
                        both.b,
                        query.switches(),
                        cell.window().days()));
    }
}
