package dev.framewatch.allinone;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class SoakSourcesTest {
    @Test
    void killsAndFaultsLoseNothingRepeatNothingSpendNothingBeyondAndLeakNothing() {
        Answer answer = Answer.to("soak", "sources", "--days", "0.3", "--seed", "20261124", "--patience", "PT2M");

        assertThat(answer.out())
                .as(answer.err())
                .contains("lost=0 wrong=0 twice=0 beyond=0 impatient=0 leaks=0", "together=1\n")
                .doesNotContain(" kills=0 ", " events=0 ");
        assertThat(answer.code()).isZero();
    }
}
