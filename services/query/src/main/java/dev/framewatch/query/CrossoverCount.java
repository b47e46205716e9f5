package dev.framewatch.query;

import dev.framewatch.query.Crossovers.Crossover;
import dev.framewatch.query.DailyRows.Rows;
import dev.framewatch.query.Series.Point;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The crossovers of each pair of frameworks. One leads once its interval lies above the other's for two whole windows
 * running; whoever leads so keeps the lead until the other leads so. A window without events ends a run.
 */
final class CrossoverCount {
    private final ShareQuery query;
    private final List<Crossover> found = new ArrayList<>();

    private CrossoverCount(ShareQuery query) {
        this.query = query;
    }

    static Crossovers of(ShareQuery query, Rows rows, LocalDate today) {
        CrossoverCount count = new CrossoverCount(query);
        List<Series> all = Series.of(query, rows.counted(), today);
        all.forEach(count::add);
        count.found.sort(Comparator.comparing(Crossover::since, Comparator.reverseOrder())
                .thenComparing(Crossover::source)
                .thenComparing(Crossover::kind)
                .thenComparing(Crossover::leader)
                .thenComparing(Crossover::passed));
        List<String> notes = FigureNotes.of(rows, all.isEmpty(), List.of());
        return new Crossovers(today, rows.generationId(), rows.taxonomy(), count.found, notes);
    }

    private void add(Series series) {
        List<String> frameworks = List.copyOf(series.frameworks(query.frameworks()));
        for (String one : frameworks) {
            for (String other : frameworks) {
                if (one.compareTo(other) < 0) {
                    add(series, one, other);
                }
            }
        }
    }

    private void add(Series series, String one, String other) {
        String leader = null;
        String ahead = null;
        Point before = null;
        for (Point point : series.points()) {
            String now = ahead(point, one, other);
            if (now != null && before != null && now.equals(ahead) && !now.equals(leader)) {
                if (leader != null) {
                    found.add(crossover(series, before, point, now, leader));
                }
                leader = now;
            }
            ahead = now;
            before = point;
        }
    }

    /** Which of two frameworks has its interval above the other's, if one has. */
    private static @Nullable String ahead(Point point, String one, String other) {
        if (point.total() == 0) {
            return null;
        }
        Wilson ofOne = Wilson.of(point.events(one), point.total());
        Wilson ofOther = Wilson.of(point.events(other), point.total());
        return ofOne.low() > ofOther.high() ? one : ofOther.low() > ofOne.high() ? other : null;
    }

    private Crossover crossover(Series series, Point first, Point second, String leader, String passed) {
        LocalDate since = Objects.requireNonNull(first.window().days().from());
        return new Crossover(
                series.kind().source().toString(),
                series.kind().toString(),
                leader,
                passed,
                first.window().name(),
                since,
                first.events(leader),
                first.events(passed),
                first.total(),
                Shares.ratio(first.events(leader), first.total()),
                Shares.rounded(Wilson.of(first.events(leader), first.total()).low()),
                Shares.ratio(first.events(passed), first.total()),
                Shares.rounded(Wilson.of(first.events(passed), first.total()).high()),
                SharesApi.behind(
                        query,
                        series.kind(),
                        List.of(leader, passed),
                        new Days(since, second.window().days().to())));
    }
}
