package dev.framewatch.allinone;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

class SoakSourcesTest {
    /** Simulated hours pass in it, with six processes; a machine that has something else to do needs longer. */
    @Test
    @Timeout(value = 10, unit = TimeUnit.MINUTES)
    void killsAndFaultsLoseNothingRepeatNothingSpendNothingBeyondAndLeakNothing() {
        Answer answer = Answer.to("soak", "sources", "--days", "0.15", "--speed", "400", "--seed", "20261124");

        assertThat(answer.out())
                .as(answer.err())
                .contains("lost=0 wrong=0 twice=0 beyond=0 impatient=0 leaks=0")
                .doesNotContain(" kills=0 ", " events=0 ");
        assertThat(answer.code()).isZero();
    }
}
