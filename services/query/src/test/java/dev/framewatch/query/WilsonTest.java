package dev.framewatch.query;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WilsonTest {
    /** R. G. Newcombe, Statistics in Medicine 17 (1998), 857–872, table I, method 3. */
    @ParameterizedTest
    @CsvSource({"81, 263, 0.2553, 0.3662", "15, 148, 0.0624, 0.1605", "0, 20, 0.0000, 0.1611", "1, 29, 0.0061, 0.1718"})
    void isThePublishedInterval(long hits, long total, double low, double high) {
        Wilson interval = Wilson.of(hits, total);

        assertThat(interval.low()).isCloseTo(low, within(0.00005));
        assertThat(interval.high()).isCloseTo(high, within(0.00005));
    }

    @Test
    void isNarrowerTheMoreEventsThereAre() {
        assertThat(Wilson.of(6, 10).low()).isCloseTo(0.31, within(0.005));
        assertThat(Wilson.of(6, 10).high()).isCloseTo(0.83, within(0.005));
        assertThat(Wilson.of(60, 100).low()).isCloseTo(0.50, within(0.005));
        assertThat(Wilson.of(60, 100).high()).isCloseTo(0.69, within(0.005));
        assertThat(Wilson.of(600, 1_000).low()).isCloseTo(0.57, within(0.005));
        assertThat(Wilson.of(600, 1_000).high()).isCloseTo(0.63, within(0.005));
    }

    @Test
    void endsAtZeroForNoneAndAtOneForAll() {
        assertThat(Wilson.of(0, 7).low()).isZero();
        assertThat(Wilson.of(7, 7).high()).isOne();
    }

    @Test
    void isTheSameFromBothSides() {
        Wilson none = Wilson.of(3, 11);
        Wilson rest = Wilson.of(8, 11);

        assertThat(none.low()).isCloseTo(1 - rest.high(), within(1e-12));
    }

    @Test
    void staysWithinTheProportionsThatThereAreForEveryCount() {
        for (long total = 1; total <= 200; total++) {
            for (long hits = 0; hits <= total; hits++) {
                Wilson interval = Wilson.of(hits, total);
                double share = (double) hits / total;
                assertThat(interval.low()).isBetween(0.0, share);
                assertThat(interval.high()).isBetween(share, 1.0);
            }
        }
    }

    @Test
    void holdsForMoreEventsThanAnIntCounts() {
        Wilson interval = Wilson.of(3_000_000_000L, 6_000_000_000L);

        assertThat(interval.low()).isCloseTo(0.5, within(0.0001)).isLessThan(0.5);
    }
}
