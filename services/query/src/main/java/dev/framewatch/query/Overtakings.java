package dev.framewatch.query;

import dev.framewatch.query.Crossovers.Crossover;
import dev.framewatch.query.DailyRows.Rows;
import dev.framewatch.query.Series.Point;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/** The crossovers of shares, each told when the second of its windows is over. */
final class Overtakings {
    private Overtakings() {}

    static List<Finding> of(ShareQuery query, Rows rows, LocalDate today) {
        List<Series> all = Series.of(query, rows.counted(), today);
        List<Finding> found = new ArrayList<>();
        for (Crossover crossover : CrossoverCount.of(query, rows, today).crossovers()) {
            all.stream()
                    .filter(series -> series.kind().toString().equals(crossover.kind()))
                    .forEach(series -> found.add(finding(query, series, crossover)));
        }
        return found;
    }

    private static Finding finding(ShareQuery query, Series series, Crossover crossover) {
        Measure before = null;
        Point last = null;
        for (Point point : series.points()) {
            if (point.window().name().equals(crossover.window()) && last != null && last.total() > 0) {
                before = Measure.share(last.window().name(), last.events(crossover.leader()), last.total());
            }
            last = point;
        }
        Measure after = Measure.share(crossover.window(), crossover.leaderEvents(), crossover.total());
        Measure passed = Measure.share(crossover.window(), crossover.passedEvents(), crossover.total());
        LocalDate known = query.calendar().next(query.calendar().next(crossover.since()));
        return new Finding(
                crossover.source(),
                crossover.kind(),
                crossover.leader() + " " + crossover.passed(),
                crossover.window(),
                Finding.start(crossover.since()),
                Finding.start(known),
                "From " + crossover.window() + " on " + crossover.leader() + " leads " + crossover.passed()
                        + " in events of kind " + crossover.kind() + ": " + after.percent() + " to " + passed.percent()
                        + ".",
                before,
                after,
                crossover.link(),
                EventsApi.behind(
                        series.kind(), crossover.leader(), query.switches(), new Days(crossover.since(), known)));
    }
}
