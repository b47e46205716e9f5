package dev.framewatch.query;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.framewatch.query.Bootstrap.Stratum;
import dev.framewatch.query.LogOddsTrend.Interval;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BootstrapTest {
    @ParameterizedTest
    @CsvSource({"81, 263", "15, 148", "0, 20", "20, 20", "1, 3"})
    void isWilsonsIntervalForOneStratum(long events, long total) {
        Interval interval = Bootstrap.interval(List.of(new Stratum(1, events, total)));
        Wilson wilson = Wilson.of(events, total);

        assertThat(interval.low()).isCloseTo(wilson.low(), within(0.0005));
        assertThat(interval.high()).isCloseTo(wilson.high(), within(0.0005));
    }

    /** By hand, of large samples: the standard error is the root of the sum of w²p(1-p)/n. */
    @Test
    void isTheNormalIntervalForStrataOfManyEvents() {
        Interval interval = Bootstrap.interval(List.of(
                new Stratum(0.4, 60_000, 100_000), new Stratum(0.3, 10_000, 50_000), new Stratum(0.3, 5_000, 10_000)));
        double error = Math.sqrt(0.16 * 0.24 / 100_000 + 0.09 * 0.16 / 50_000 + 0.09 * 0.25 / 10_000);

        assertThat(interval.value()).isCloseTo(0.45, within(1e-12));
        assertThat(interval.low()).isCloseTo(0.45 - 1.96 * error, within(0.1 * error));
        assertThat(interval.high()).isCloseTo(0.45 + 1.96 * error, within(0.1 * error));
    }

    @Test
    void isTheSameEachTime() {
        List<Stratum> strata = List.of(new Stratum(0.5, 3, 10), new Stratum(0.5, 7, 9));

        assertThat(Bootstrap.interval(strata)).isEqualTo(Bootstrap.interval(strata));
    }

    @Test
    void holdsItsMeanWhateverTheCounts() {
        Random random = new Random(20_261_123);
        for (int i = 0; i < 2_000; i++) {
            List<Stratum> strata = new ArrayList<>();
            int parts = 1 + random.nextInt(3);
            for (int part = 0; part < parts; part++) {
                int total = 1 + random.nextInt(1 << random.nextInt(12));
                strata.add(new Stratum(1.0 / parts, random.nextInt(total + 1), total));
            }

            Interval interval = Bootstrap.interval(strata);

            assertThat(interval.low()).as(strata.toString()).isBetween(0.0, interval.value());
            assertThat(interval.high()).as(strata.toString()).isBetween(interval.value(), 1.0);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "20, 0.4, 10, 0.3, 5, 0.2",
        "1000, 0.6, 500, 0.2, 100, 0.5",
        "5, 0.8, 5, 0.2, 5, 0.2",
        "3, 0.67, 50, 0.02, 50, 0.02",
        "1000, 0.01, 1000, 0.01, 1000, 0.01"
    })
    void holdsTheTrueMeanNineteenTimesOfTwenty(int n1, double p1, int n2, double p2, int n3, double p3) {
        Random random = new Random(20_261_123);
        double truth = 0.4 * p1 + 0.3 * p2 + 0.3 * p3;
        int worlds = 1_000;
        int held = 0;
        for (int world = 0; world < worlds; world++) {
            Interval interval = Bootstrap.interval(List.of(
                    new Stratum(0.4, SampleRows.drawn(random, n1, p1), n1),
                    new Stratum(0.3, SampleRows.drawn(random, n2, p2), n2),
                    new Stratum(0.3, SampleRows.drawn(random, n3, p3), n3)));
            held += interval.low() <= truth && truth <= interval.high() ? 1 : 0;
        }

        assertThat(held / (double) worlds).isBetween(0.93, 0.99);
    }
}
