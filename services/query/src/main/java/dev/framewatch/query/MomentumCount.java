package dev.framewatch.query;

import dev.framewatch.query.DailyRows.Rows;
import dev.framewatch.query.LogOddsTrend.Count;
import dev.framewatch.query.LogOddsTrend.Interval;
import dev.framewatch.query.Momentum.Slope;
import dev.framewatch.query.Series.Point;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.TreeSet;

/**
 * The slopes of shares over the last six whole windows of each kind. A window without events has no share, so it takes no
 * part, but the windows around it stay as far apart as they are.
 */
final class MomentumCount {
    static final int WINDOWS = 6;

    /** With fewer events, or fewer without it, the half counts that are added speak louder than the events. */
    static final int LEAST_EVENTS = 30;

    private final ShareQuery query;
    private final List<Slope> slopes = new ArrayList<>();
    private final TreeSet<String> notes = new TreeSet<>();

    private MomentumCount(ShareQuery query) {
        this.query = query;
    }

    static Momentum of(ShareQuery query, Rows rows, LocalDate today) {
        MomentumCount count = new MomentumCount(query);
        List<Series> all = Series.of(query, rows.counted(), today);
        all.forEach(series -> count.add(series.last(WINDOWS)));
        count.slopes.sort(Comparator.comparing(Slope::source)
                .thenComparing(Slope::kind)
                .thenComparing(Slope::slope, Comparator.reverseOrder())
                .thenComparing(Slope::framework));
        List<String> notes = FigureNotes.of(rows, all.isEmpty(), count.notes);
        return new Momentum(today, rows.generationId(), rows.taxonomy(), count.slopes, notes);
    }

    private void add(Series series) {
        if (series.filled() < LogOddsTrend.LEAST_WINDOWS) {
            notes.add("Of the last " + WINDOWS + " whole windows of kind " + series.kind() + ", " + series.filled()
                    + " have events; momentum needs " + LogOddsTrend.LEAST_WINDOWS + ". With `to` it is that of then.");
            return;
        }
        long rare = 0;
        for (String framework : series.frameworks(query.frameworks())) {
            if (!hasEnough(series, framework)) {
                rare++;
            } else {
                slopes.add(slope(series, framework));
            }
        }
        if (rare > 0) {
            notes.add("Of kind " + series.kind() + ", " + rare
                    + " frameworks are not listed, as in these windows fewer than " + LEAST_EVENTS
                    + " events show them, or fewer do not.");
        }
    }

    private Slope slope(Series series, String framework) {
        Interval slope = LogOddsTrend.through(counts(series, framework)).momentum();
        long events = series.events(framework);
        return new Slope(
                series.kind().source().toString(),
                series.kind().toString(),
                framework,
                Shares.rounded(slope.value()),
                Shares.rounded(slope.low()),
                Shares.rounded(slope.high()),
                series.filled(),
                Objects.requireNonNull(series.days().from()),
                Objects.requireNonNull(series.days().to()),
                events,
                series.total(),
                Shares.ratio(events, series.total()),
                SharesApi.behind(query, series.kind(), List.of(framework), series.days()));
    }

    /** Whether enough events of a series show a framework, and enough do not. */
    static boolean hasEnough(Series series, String framework) {
        long events = series.events(framework);
        return Math.min(events, series.total() - events) >= LEAST_EVENTS;
    }

    /** The counts of a framework in those windows of a series that have events. */
    static List<Count> counts(Series series, String framework) {
        List<Count> counts = new ArrayList<>();
        for (int i = 0; i < series.points().size(); i++) {
            Point point = series.points().get(i);
            if (point.total() > 0) {
                counts.add(new Count(i, point.events(framework), point.total()));
            }
        }
        return counts;
    }
}
