package dev.framewatch.query;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RiseTest {
    @Test
    void isTheRatioWithHalfACountAddedAndItsIntervalOnTheLogarithm() {
        Rise rise = Rise.of(20, 100, 5, 200);

        double logarithm = Math.log((20.5 / 100.5) / (5.5 / 200.5));
        double error = Math.sqrt(1 / 20.5 - 1 / 100.5 + 1 / 5.5 - 1 / 200.5);
        assertThat(rise.ratio()).isCloseTo(Math.exp(logarithm), within(1e-9));
        assertThat(rise.low()).isCloseTo(Math.exp(logarithm - 1.959963984540054 * error), within(1e-9));
        assertThat(rise.high()).isCloseTo(Math.exp(logarithm + 1.959963984540054 * error), within(1e-9));
    }

    @ParameterizedTest
    @CsvSource({
        "8, 1000, 0, 1000, false",
        "9, 1000, 0, 1000, true",
        "40, 1000, 40, 1000, false",
        "80, 2000, 40, 1000, false",
        "80, 1000, 40, 1000, true",
        "40, 1000, 80, 1000, false",
        "500, 1000, 0, 0, false",
        "500, 1000, 0, 1, false"
    })
    void isSureOnlyOfWhatChanceDoesNotDo(long events, long of, long before, long ofBefore, boolean sure) {
        assertThat(Rise.of(events, of, before, ofBefore).isSure()).isEqualTo(sure);
    }

    @Test
    void callsOneInFortySteadyNamesSureAtMost() {
        Random random = new Random(1);
        int sure = 0;
        for (int i = 0; i < 4_000; i++) {
            sure += Rise.of(binomial(random), 400, binomial(random), 400).isSure() ? 1 : 0;
        }

        assertThat(sure).isBetween(40, 100);
    }

    private static long binomial(Random random) {
        return random.doubles(400).filter(chance -> chance < 0.05).count();
    }
}
