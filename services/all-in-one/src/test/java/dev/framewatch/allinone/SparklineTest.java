package dev.framewatch.allinone;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import org.junit.jupiter.api.Test;

class SparklineTest {
    @Test
    void goesFromNothingToTheHighest() {
        assertThat(Sparkline.of(Arrays.asList(0.0, 0.1, 0.5, 0.9, 1.0))).isEqualTo("▁▁▅██");
    }

    @Test
    void leavesABlankWhereThereIsNoFigure() {
        assertThat(Sparkline.of(Arrays.asList(0.2, null, 0.2))).isEqualTo("█ █");
    }

    @Test
    void isFlatWhereEverythingIsNothing() {
        assertThat(Sparkline.of(Arrays.asList(0.0, 0.0))).isEqualTo("▁▁");
    }
}
