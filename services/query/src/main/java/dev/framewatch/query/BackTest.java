package dev.framewatch.query;

import dev.framewatch.query.LogOddsTrend.Count;
import dev.framewatch.query.LogOddsTrend.Interval;
import dev.framewatch.query.Series.Point;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Forecasts of a framework's share, and how wrong they would have been at the ends of past windows, each made only of
 * what came before (rolling origin): L. J. Tashman, "Out-of-sample tests of forecasting accuracy", International Journal
 * of Forecasting 16 (2000), 437–450.
 */
final class BackTest {
    /** The windows that a forecast goes on from. */
    static final int FITTED = 12;

    /** So many of them must have events. */
    static final int LEAST_FITTED = 8;

    /** At most so many past windows are taken as the last one. */
    private static final int ORIGINS = 24;

    private final Series series;
    private final String framework;
    private final Map<Integer, Optional<Line>> lines = new HashMap<>();

    /**
     * @param series the whole windows
     * @param framework the framework
     */
    BackTest(Series series, String framework) {
        this.series = series;
        this.framework = framework;
    }

    /**
     * What a forecast goes on from.
     *
     * @param trend the line through the windows
     * @param last the place of the last of them
     * @param total how many events a window holds
     */
    private record Line(LogOddsTrend trend, int last, double total) {
        Interval forecast(int ahead) {
            return trend.forecast(last + ahead, total).shares();
        }
    }

    /**
     * What came of it.
     *
     * @param windows how many forecasts were tried
     * @param meanAbsolute their mean distance from what came
     * @param unchanged the same for the forecast that nothing changes
     * @param coverage the part of what came that lay within the band
     */
    record Result(int windows, double meanAbsolute, double unchanged, double coverage) {}

    /** The framework. */
    String framework() {
        return framework;
    }

    /** The forecast of a share so many windows after the last one; none where too few windows have events. */
    Optional<Interval> forecast(int ahead) {
        return forecast(series.points().size(), ahead);
    }

    private Optional<Interval> forecast(int end, int ahead) {
        return lines.computeIfAbsent(end, this::line).map(line -> line.forecast(ahead));
    }

    /** What a forecast would go on from, if the series ended there; the same however far ahead it looks. */
    private Optional<Line> line(int end) {
        Series fitted = new Series(series.kind(), series.points().subList(0, end)).last(FITTED);
        if (fitted.filled() < LEAST_FITTED) {
            return Optional.empty();
        }
        List<Count> counts = MomentumCount.counts(fitted, framework);
        double total = (double) fitted.total() / fitted.filled();
        return Optional.of(
                new Line(LogOddsTrend.through(counts), fitted.points().size() - 1, total));
    }

    /** How wrong forecasts so many windows ahead were. */
    Result result(int ahead) {
        int last = series.points().size() - ahead;
        int windows = 0;
        double distances = 0;
        double unchanged = 0;
        int within = 0;
        for (int end = Math.max(1, last - ORIGINS + 1); end <= last; end++) {
            Point came = series.points().get(end - 1 + ahead);
            Optional<Interval> forecast = came.total() == 0 ? Optional.empty() : forecast(end, ahead);
            if (forecast.isPresent()) {
                Interval band = forecast.get();
                double share = came.share(framework);
                windows++;
                distances += Math.abs(band.value() - share);
                unchanged += Math.abs(lastShare(end) - share);
                within += share >= band.low() && share <= band.high() ? 1 : 0;
            }
        }
        return windows == 0
                ? new Result(0, 0, 0, 0)
                : new Result(windows, distances / windows, unchanged / windows, (double) within / windows);
    }

    private double lastShare(int end) {
        return series.points().subList(0, end).reversed().stream()
                .filter(point -> point.total() > 0)
                .findFirst()
                .orElseThrow()
                .share(framework);
    }
}
