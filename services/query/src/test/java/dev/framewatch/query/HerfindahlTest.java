package dev.framewatch.query;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class HerfindahlTest {
    @Test
    void isTheSumOfSquaredParts() {
        Herfindahl half = Herfindahl.of(List.of(50L, 30L, 20L));

        assertThat(half.index()).isCloseTo(0.38, within(1e-12));
        assertThat(half.effective()).isCloseTo(1 / 0.38, within(1e-12));
        // By hand: 2 · 1.959964 · √((0.125 + 0.027 + 0.008 − 0.1444) / 100)
        assertThat(Objects.requireNonNull(half.high()) - half.index()).isCloseTo(0.048960, within(1e-6));
    }

    @Test
    void isOneForOneAloneAndOneOverTheNumberForEqualOnes() {
        assertThat(Herfindahl.of(List.of(7L)).index()).isOne();
        assertThat(Herfindahl.of(List.of(9L, 9L, 9L, 9L)).effective()).isCloseTo(4, within(1e-12));
    }

    @Test
    void isTheSameForAnyMultipleOfTheCounts() {
        assertThat(Herfindahl.of(List.of(500L, 300L, 200L)).index())
                .isCloseTo(Herfindahl.of(List.of(5L, 3L, 2L)).index(), within(1e-12));
    }

    @Test
    void hasNoIntervalForASmallSample() {
        assertThat(Herfindahl.of(List.of(20L, 9L)).low()).isNull();
        assertThat(Herfindahl.of(List.of(20L, 10L)).low()).isNotNull();
    }

    @Test
    void holdsTheTrueConcentrationNineteenTimesOfTwenty() {
        Random random = new Random(20_261_123);
        int worlds = 1_000;
        int held = 0;
        for (int world = 0; world < worlds; world++) {
            long[] counts = new long[3];
            for (int event = 0; event < 300; event++) {
                double one = random.nextDouble();
                counts[one < 0.6 ? 0 : one < 0.9 ? 1 : 2]++;
            }
            Herfindahl drawn = Herfindahl.of(LongStream.of(counts).boxed().toList());
            held += Objects.requireNonNull(drawn.low()) <= 0.46 && 0.46 <= Objects.requireNonNull(drawn.high()) ? 1 : 0;
        }

        assertThat(held / (double) worlds).isBetween(0.93, 0.97);
    }
}
