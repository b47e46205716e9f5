package dev.framewatch.allinone;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class SoakKillTest {
    @Test
    void killsLoseNothingRepeatNothingAndLeaveNothingWrong() {
        Answer answer = Answer.to("soak", "kill", "--kills", "2", "--events", "900", "--seed", "20261123");

        assertThat(answer.out()).contains("seed=20261123").contains("lost=0 twice=0 wrong=0");
        assertThat(answer.code()).isZero();
    }
}
