package dev.framewatch.query;

import dev.framewatch.query.DailyRows.Rows;
import dev.framewatch.query.Forecast.Ahead;
import dev.framewatch.query.Forecast.Miss;
import dev.framewatch.query.Forecast.Refusal;
import dev.framewatch.query.LogOddsTrend.Interval;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The forecasts of each framework's share, or why there is none: what cannot be tested on the past is not told. */
final class ForecastCount {
    /** A forecast was tried on so many past windows at least. */
    static final int LEAST_TRIED = 5;

    private final ShareQuery query;
    private final int most;
    private final List<Ahead> forecasts = new ArrayList<>();
    private final List<Miss> errors = new ArrayList<>();
    private final List<Refusal> refused = new ArrayList<>();

    private ForecastCount(ShareQuery query, int most) {
        this.query = query;
        this.most = most;
    }

    /** Forecasts up to so many windows ahead. */
    static Forecast of(ShareQuery query, int most, Rows rows, LocalDate today) {
        ForecastCount count = new ForecastCount(query, most);
        List<Series> all = Series.of(query, rows.counted(), today);
        all.forEach(count::add);
        return new Forecast(
                today,
                rows.generationId(),
                rows.taxonomy(),
                count.forecasts,
                count.errors,
                count.refused,
                FigureNotes.of(rows, all.isEmpty(), List.of()));
    }

    private void add(Series series) {
        Series fitted = series.last(BackTest.FITTED);
        if (fitted.filled() < BackTest.LEAST_FITTED) {
            refuse(
                    series,
                    null,
                    "Of the last " + BackTest.FITTED + " whole windows " + fitted.filled() + " have events; "
                            + BackTest.LEAST_FITTED + " are needed.");
            return;
        }
        for (String framework : fitted.frameworks(query.frameworks())) {
            if (!MomentumCount.hasEnough(fitted, framework)) {
                refuse(
                        series,
                        framework,
                        "In the last " + BackTest.FITTED + " whole windows " + fitted.events(framework) + " of "
                                + fitted.total() + " events show it; " + MomentumCount.LEAST_EVENTS
                                + " are needed that do, and as many that do not.");
            } else {
                add(series, new BackTest(series, framework));
            }
        }
    }

    private void add(Series series, BackTest test) {
        int tried = test.result(most).windows();
        if (tried < LEAST_TRIED) {
            refuse(
                    series,
                    test.framework(),
                    "A forecast " + most + " ahead can be tried on " + tried + " past windows; " + LEAST_TRIED
                            + " are needed, so that its error is known.");
            return;
        }
        CalendarWindow by = query.calendar();
        LocalDate start = Objects.requireNonNull(series.days().to());
        for (int ahead = 1; ahead <= most; ahead++) {
            Interval share = test.forecast(ahead).orElseThrow();
            forecasts.add(ahead(series, test.framework(), by.name(start), by.days(start), ahead, share));
            errors.add(error(series, test, ahead));
            start = by.next(start);
        }
    }

    private Ahead ahead(Series series, String framework, String window, Days days, int ahead, Interval share) {
        return new Ahead(
                series.kind().source().toString(),
                series.kind().toString(),
                framework,
                window,
                Objects.requireNonNull(days.from()),
                Objects.requireNonNull(days.to()),
                ahead,
                Shares.rounded(share.value()),
                Shares.rounded(share.low()),
                Shares.rounded(share.high()),
                SharesApi.behind(
                        query,
                        series.kind(),
                        List.of(framework),
                        series.last(BackTest.FITTED).days()));
    }

    private static Miss error(Series series, BackTest test, int ahead) {
        BackTest.Result result = test.result(ahead);
        return new Miss(
                series.kind().source().toString(),
                series.kind().toString(),
                test.framework(),
                ahead,
                result.windows(),
                Shares.rounded(result.meanAbsolute()),
                Shares.rounded(result.unchanged()),
                Shares.rounded(result.coverage()));
    }

    private void refuse(Series series, @Nullable String framework, String reason) {
        refused.add(new Refusal(series.kind().source().toString(), series.kind().toString(), framework, reason));
    }
}
