package dev.framewatch.query;

import dev.framewatch.query.DailyRows.Row;
import dev.framewatch.query.DailyRows.Rows;
import dev.framewatch.query.Flows.Flow;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The moves that events tell of. An event that leaves two frameworks for one counts once in each of the two flows and
 * once in the total. A flow is listed because it was {@link Seen}.
 */
final class FlowCount {
    private FlowCount() {}

    private record Move(String from, String to) {}

    static Flows of(ShareQuery query, Rows rows, LocalDate today) {
        List<Flow> flows = new ArrayList<>();
        Cell.of(rows.counted()).forEach((cell, its) -> flows.addAll(flows(query, cell, its, today)));
        List<String> notes = FigureNotes.of(rows, rows.counted().isEmpty(), List.of());
        return new Flows(today, rows.generationId(), rows.taxonomy(), flows, notes);
    }

    private static List<Flow> flows(ShareQuery query, Cell cell, List<Row> rows, LocalDate today) {
        Map<Move, Long> counts = new HashMap<>();
        long total = 0;
        for (Row row : rows) {
            Set<Move> moves = moves(row.use());
            total += moves.isEmpty() ? 0 : row.events();
            moves.forEach(move -> counts.merge(move, row.events(), Long::sum));
        }
        long all = total;
        return counts.entrySet().stream()
                .filter(entry -> isAskedFor(query.frameworks(), entry.getKey()))
                .map(entry -> flow(query, cell, entry.getKey(), entry.getValue(), all, today))
                .sorted(Comparator.comparingLong((Flow flow) -> -flow.events())
                        .thenComparing(Flow::from)
                        .thenComparing(Flow::to))
                .toList();
    }

    private static Set<Move> moves(Use use) {
        Set<Move> moves = new LinkedHashSet<>();
        for (String from : use.from()) {
            for (String to : use.to()) {
                if (!from.equals(to)) {
                    moves.add(new Move(from, to));
                }
            }
        }
        return moves;
    }

    private static boolean isAskedFor(Set<String> asked, Move move) {
        return asked.isEmpty() || asked.contains(move.from) || asked.contains(move.to);
    }

    private static Flow flow(ShareQuery query, Cell cell, Move move, long events, long total, LocalDate today) {
        Seen interval = Seen.of(events, total);
        return new Flow(
                cell.window().name(),
                cell.window().partial(today),
                cell.kind().source().toString(),
                cell.kind().toString(),
                move.from,
                move.to,
                events,
                total,
                Shares.ratio(events, total),
                Shares.rounded(interval.low()),
                Shares.rounded(interval.high()),
                EventsApi.behindMove(
                        cell.kind(),
                        move.from,
                        move.to,
                        query.switches(),
                        cell.window().days()));
    }
}
