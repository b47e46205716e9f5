package dev.framewatch.query;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import org.junit.jupiter.api.Test;

class LiftTest {
    @Test
    void isOneWhereTheyMeetAsByChance() {
        Lift lift = Lift.of(20, 40, 50, 100);

        assertThat(lift.value()).isOne();
        // By hand: the variance of the logarithm is 1/20 − 1/40 − 1/50 + 1/100 = 0.015.
        assertThat(Math.log(lift.high())).isCloseTo(1.959964 * Math.sqrt(0.015), within(1e-6));
        assertThat(Math.log(lift.low())).isCloseTo(-1.959964 * Math.sqrt(0.015), within(1e-6));
    }

    @Test
    void isAsManyTimesAsOftenAsByChance() {
        assertThat(Lift.of(10, 10, 10, 100).value()).isCloseTo(10, within(1e-12));
        assertThat(Lift.of(2, 40, 50, 100).value()).isCloseTo(0.1, within(1e-12));
    }

    @Test
    void holdsTheTrueLiftNineteenTimesOfTwenty() {
        Random random = new Random(20_261_123);
        int worlds = 1_000;
        int held = 0;
        for (int world = 0; world < worlds; world++) {
            long both = 0;
            long one = 0;
            long other = 0;
            for (int event = 0; event < 400; event++) {
                double drawn = random.nextDouble();
                both += drawn < 0.15 ? 1 : 0;
                one += drawn < 0.35 ? 1 : 0;
                other += drawn < 0.15 || drawn >= 0.7 ? 1 : 0;
            }
            Lift lift = Lift.of(both, one, other, 400);
            double truth = 0.15 / (0.35 * 0.45);
            held += lift.low() <= truth && truth <= lift.high() ? 1 : 0;
        }

        assertThat(held / (double) worlds).isBetween(0.93, 0.97);
    }
}
