package dev.framewatch.query;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import org.hipparchus.distribution.discrete.BinomialDistribution;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SeenTest {
    /** By hand: of two, those seen once are 2(1 − p)/(2 − p) of those seen, those seen twice p/(2 − p). */
    @Test
    void isWhatCanBeWorkedOutOfTwo() {
        assertThat(Seen.of(1, 2).low()).isZero();
        assertThat(Seen.of(1, 2).high()).isCloseTo(1.95 / 1.975, within(1e-9));
        assertThat(Seen.of(2, 2).low()).isCloseTo(0.05 / 1.025, within(1e-9));
        assertThat(Seen.of(2, 2).high()).isOne();
    }

    @Test
    void saysNothingOfOneOfOne() {
        assertThat(Seen.of(1, 1)).isEqualTo(new Seen(0, 1));
    }

    /** R. G. Newcombe, Statistics in Medicine 17 (1998), 857–872, table I, method 5. */
    @ParameterizedTest
    @CsvSource({"81, 263, 0.2527, 0.3676", "15, 148, 0.0578, 0.1617"})
    void isClopperAndPearsonsOfWhatIsHardlyEverNotSeen(long hits, long total, double low, double high) {
        assertThat(Seen.of(hits, total).low()).isCloseTo(low, within(0.00006));
        assertThat(Seen.of(hits, total).high()).isCloseTo(high, within(0.00006));
    }

    /** At each end the tail of the distribution without its zero is 2.5 %. */
    @ParameterizedTest
    @CsvSource({
        "1, 5",
        "4, 5",
        "2, 10",
        "8, 10",
        "5, 60",
        "1, 1000",
        "3, 1000",
        "999, 1000",
        "2, 100000",
        "50000, 100000"
    })
    void leavesATailOfOneInFortyBeyondEachEnd(int hits, int total) {
        Seen interval = Seen.of(hits, total);
        BinomialDistribution most = new BinomialDistribution(total, interval.high());
        double upper = (most.cumulativeProbability(hits) - most.probability(0)) / (1 - most.probability(0));

        assertThat(upper).isCloseTo(0.025, within(1e-6));
        if (hits > 1) {
            BinomialDistribution least = new BinomialDistribution(total, interval.low());
            double never = -Math.expm1(total * Math.log1p(-interval.low()));
            assertThat((1 - least.cumulativeProbability(hits - 1)) / never).isCloseTo(0.025, within(1e-6));
        }
    }

    @Test
    void holdsThePartThatWasSeenForEveryCount() {
        for (long total = 1; total <= 60; total++) {
            Seen before = new Seen(0, 0);
            for (long hits = 1; hits <= total; hits++) {
                Seen interval = Seen.of(hits, total);
                double share = (double) hits / total;
                assertThat(interval.low()).isBetween(before.low(), share);
                assertThat(interval.high()).isBetween(Math.max(before.high(), share), 1.0);
                before = interval;
            }
        }
    }

    @Test
    void holdsForMoreEventsThanAnIntCounts() {
        Seen half = Seen.of(3_000_000_000L, 6_000_000_000L);
        Seen two = Seen.of(2, 6_000_000_000L);

        assertThat(half.low()).isCloseTo(0.5, within(0.0001)).isLessThan(0.5);
        assertThat(half.high()).isCloseTo(0.5, within(0.0001)).isGreaterThan(0.5);
        assertThat(two.low()).isPositive().isLessThan(2 / 6e9);
        assertThat(two.high()).isBetween(2 / 6e9, 10 / 6e9);
    }

    /** Worlds in which it is never seen tell nothing, and do not count. */
    @ParameterizedTest
    @CsvSource({
        "0.01, 1",
        "0.01, 10",
        "0.01, 1000",
        "0.1, 1",
        "0.1, 10",
        "0.1, 1000",
        "0.5, 2",
        "1, 2",
        "1, 10",
        "1, 1000",
        "3, 10",
        "5, 1000",
        "9, 10",
        "10, 20",
        "10, 100",
        "10, 1000"
    })
    void holdsTheTruthNineteenTimesOfTwentyThatItIsSeen(double expected, int total) {
        Random random = new Random(20_261_130);
        double truth = expected / total;
        BinomialDistribution worlds = new BinomialDistribution(total, truth);
        double never = worlds.probability(0);
        Seen[] known = new Seen[total + 1];
        int held = 0;
        int seen = 20_000;
        for (int world = 0; world < seen; world++) {
            int hits = worlds.inverseCumulativeProbability(never + (1 - never) * (1 - random.nextDouble()));
            if (known[hits] == null) {
                known[hits] = Seen.of(hits, total);
            }
            held += known[hits].low() <= truth && truth <= known[hits].high() ? 1 : 0;
        }

        assertThat(held / (double) seen).as("seed 20261130").isGreaterThanOrEqualTo(0.95);
    }

    /** The same with Wilson's interval, which is that of a thing chosen beforehand: of what is rare it holds hardly any. */
    @Test
    void isNeededWhereWilsonsHoldsNothing() {
        double truth = 0.001;

        assertThat(Wilson.of(1, 100).low()).isGreaterThan(truth);
        assertThat(Seen.of(1, 100).low()).isLessThan(truth);
    }
}
