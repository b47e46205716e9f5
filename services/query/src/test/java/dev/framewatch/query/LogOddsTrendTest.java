package dev.framewatch.query;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.framewatch.query.LogOddsTrend.Count;
import dev.framewatch.query.LogOddsTrend.Interval;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LogOddsTrendTest {
    /**
     * By hand: with as many events as others in the middle and mirrored ends, the log-odds are -d, 0 and d, where d is
     * ln(30.5 / 10.5), so the slope is d; its variance is 1 over the two outer weights of 1 / (1/30.5 + 1/10.5).
     */
    @Test
    void isTheLineThroughTheLogOdds() {
        LogOddsTrend line =
                LogOddsTrend.through(List.of(new Count(0, 10, 40), new Count(1, 20, 40), new Count(2, 30, 40)));
        double d = Math.log(30.5 / 10.5);
        double variance = (1 / 30.5 + 1 / 10.5) / 2;

        assertThat(line.slope()).isCloseTo(d, within(1e-12));
        assertThat(line.intercept()).isCloseTo(-d, within(1e-12));
        assertThat(line.scatter()).isOne();
        assertThat(line.momentum().high() - line.slope()).isCloseTo(1.959964 * Math.sqrt(variance), within(1e-6));
    }

    @Test
    void weighsAWindowOfManyEventsMore() {
        LogOddsTrend line = LogOddsTrend.through(List.of(
                new Count(0, 5_000, 10_000),
                new Count(1, 5_000, 10_000),
                new Count(2, 5_000, 10_000),
                new Count(3, 4, 5)));

        assertThat(line.slope()).isCloseTo(0, within(0.01));
    }

    @Test
    void keepsWindowsAsFarApartAsTheyAre() {
        LogOddsTrend near =
                LogOddsTrend.through(List.of(new Count(0, 10, 40), new Count(1, 20, 40), new Count(2, 30, 40)));
        LogOddsTrend far =
                LogOddsTrend.through(List.of(new Count(0, 10, 40), new Count(2, 20, 40), new Count(4, 30, 40)));

        assertThat(far.slope()).isCloseTo(near.slope() / 2, within(1e-12));
    }

    @Test
    void isLessSureWhereWindowsScatterMoreThanCountsDo() {
        List<Count> scattered = List.of(
                new Count(0, 200, 1_000), new Count(1, 500, 1_000), new Count(2, 200, 1_000), new Count(3, 500, 1_000));

        LogOddsTrend line = LogOddsTrend.through(scattered);

        assertThat(line.scatter()).isGreaterThan(50);
        assertThat(line.momentum().low()).isLessThan(-1);
    }

    @Test
    void staysBetweenNoneAndAllHoweverFarItGoes() {
        LogOddsTrend line =
                LogOddsTrend.through(List.of(new Count(0, 100, 400), new Count(1, 200, 400), new Count(2, 300, 400)));

        Interval far = line.forecast(50, 400).shares();

        assertThat(far.high()).isLessThanOrEqualTo(1);
        assertThat(far.low()).isBetween(0.0, far.value());
    }

    @ParameterizedTest
    @CsvSource({
        "0.5, 100, 1.0, 0.0",
        "0.5, 100, 1.5, 0.2",
        "0.1, 100, 1.5, 0.2",
        "0.02, 200, 1.6, 0.0",
        "0.95, 100, 1.5, 0.2"
    })
    void holdsTheTrueSlopeNineteenTimesOfTwenty(double share, double first, double growth, double slope) {
        Random random = new Random(20_261_123);
        int worlds = 1_000;
        int held = 0;
        for (int world = 0; world < worlds; world++) {
            List<Count> counts = new ArrayList<>();
            for (int window = 0; window < 6; window++) {
                int total = (int) (first * Math.pow(growth, window));
                double logOdds = Math.log(share / (1 - share)) + slope * (window - 2.5);
                counts.add(new Count(window, SampleRows.drawn(random, total, 1 / (1 + Math.exp(-logOdds))), total));
            }
            Interval interval = LogOddsTrend.through(counts).momentum();
            held += interval.low() <= slope && slope <= interval.high() ? 1 : 0;
        }

        assertThat(held / (double) worlds).isBetween(0.93, 0.99);
    }
}
