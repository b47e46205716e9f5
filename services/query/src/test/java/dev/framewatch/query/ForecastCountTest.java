package dev.framewatch.query;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.framewatch.event.Kind;
import dev.framewatch.query.Forecast.Ahead;
import dev.framewatch.query.Forecast.Miss;
import dev.framewatch.query.Forecast.Refusal;
import java.time.LocalDate;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class ForecastCountTest {
    private static final LocalDate LAST = LocalDate.of(2026, 10, 1);

    @Test
    void goesOnAsItDidInTheLastTwelveWindowsWithABandThatWidens() {
        Forecast forecast = forecast(3, trend(24, 1_000, 0.1));

        List<Ahead> jax = forecast.forecasts().stream()
                .filter(one -> one.framework().equals("jax"))
                .toList();
        assertThat(jax).extracting(Ahead::window).containsExactly("2026-11", "2026-12", "2027-01");
        for (int i = 0; i < 3; i++) {
            double truth = share(0.1 * (i + 1));
            assertThat(jax.get(i).share().doubleValue()).isBetween(truth - 0.02, truth + 0.02);
            assertThat(jax.get(i).low()).isLessThan(jax.get(i).share());
            assertThat(jax.get(i).high()).isGreaterThan(jax.get(i).share());
        }
        assertThat(jax.get(2).high().subtract(jax.get(2).low()))
                .isGreaterThan(jax.get(0).high().subtract(jax.get(0).low()));
        assertThat(jax.getFirst().link())
                .isEqualTo("/api/v1/shares?kind=paper&by=month&frameworks=jax&from=2025-11-01&to=2026-11-01");
    }

    @Test
    void tellsHowWrongItWouldHaveBeenAndWhetherThatBeatsNoChange() {
        Forecast forecast = forecast(2, trend(24, 1_000, 0.1));

        assertThat(forecast.error())
                .filteredOn(error -> error.framework().equals("jax"))
                .extracting(Miss::ahead, Miss::windows)
                .containsExactly(tuple(1, 16), tuple(2, 15));
        assertThat(forecast.error())
                .allSatisfy(error -> assertThat(error.meanAbsolute()).isLessThan(error.unchanged()));
        assertThat(forecast.error()).hasSameSizeAs(forecast.forecasts());
    }

    @Test
    void refusesWithTheReasonWhereThereIsTooLittle() {
        SampleRows sample =
                trend(12, 1_000, 0.1).with("2026-10-01", Kind.CODE, 100, "jax").papers("2026-10-01", 29, "theano");

        Forecast forecast = forecast(1, sample);

        assertThat(forecast.forecasts()).isEmpty();
        assertThat(forecast.refused())
                .extracting(Refusal::kind, Refusal::framework, Refusal::reason)
                .containsExactly(
                        tuple("code", null, "Of the last 12 whole windows 1 have events; 8 are needed."),
                        tuple(
                                "paper",
                                "jax",
                                "A forecast 1 ahead can be tried on 4 past windows; 5 are needed, so that its error is"
                                        + " known."),
                        tuple(
                                "paper",
                                "pytorch",
                                "A forecast 1 ahead can be tried on 4 past windows; 5 are needed, so that its error is"
                                        + " known."),
                        tuple(
                                "paper",
                                "theano",
                                "In the last 12 whole windows 29 of 12029 events show it; 30 are needed that do, and as"
                                        + " many that do not."));
    }

    @Test
    void isGivenFromThirteenWindowsOn() {
        assertThat(forecast(1, trend(13, 1_000, 0.1)).forecasts()).hasSize(2);
        assertThat(forecast(2, trend(13, 1_000, 0.1)).forecasts()).isEmpty();
    }

    @Test
    void hasABandThatHoldsWhatComesNineteenTimesOfTwenty() {
        Random random = new Random(20_261_123);
        int tried = 0;
        double within = 0;
        for (int world = 0; world < 60; world++) {
            SampleRows sample = SampleRows.byMonth();
            for (int window = 0; window < 36; window++) {
                long jax = SampleRows.drawn(random, 200, share(0.05 * (window - 18)));
                String day = LAST.minusMonths(window).toString();
                sample.papers(day, jax, "jax").papers(day, 200 - jax, "pytorch");
            }
            for (Miss error : forecast(1, sample).error()) {
                tried += error.windows();
                within += error.windows() * error.coverage().doubleValue();
            }
        }

        assertThat(within / tried).isBetween(0.94, 0.985);
    }

    @Test
    void leavesWindowsWithoutEventsOut() {
        SampleRows sample = SampleRows.byMonth();
        for (int window = 0; window < 24; window++) {
            if (window != 3 && window != 7) {
                sample.papers(LAST.minusMonths(window).toString(), 50, "jax")
                        .papers(LAST.minusMonths(window).toString(), 50, "pytorch");
            }
        }

        assertThat(forecast(1, sample).forecasts())
                .extracting(one -> one.share().doubleValue())
                .containsExactly(0.5, 0.5);
    }

    /** Months up to the last one, in which the log-odds of jax against pytorch rise to 0. */
    private static SampleRows trend(int windows, int total, double slope) {
        Random random = new Random(20_261_123);
        SampleRows sample = SampleRows.byMonth();
        for (int window = 0; window < windows; window++) {
            String day = LAST.minusMonths(window).toString();
            long jax = SampleRows.drawn(random, total, share(-slope * window));
            sample.papers(day, jax, "jax").papers(day, total - jax, "pytorch");
        }
        return sample;
    }

    private static double share(double logOdds) {
        return 1 / (1 + Math.exp(-logOdds));
    }

    private static Forecast forecast(int ahead, SampleRows sample) {
        return ForecastCount.of(sample.query(), ahead, sample.rows(), SampleRows.TODAY);
    }
}
