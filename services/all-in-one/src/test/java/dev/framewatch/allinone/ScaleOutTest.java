package dev.framewatch.allinone;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ScaleOutTest {
    @Test
    void processesJoinAndLeaveUnderLoadAndNothingIsLostOrTwiceInAtMostTwoRebalances() {
        Answer answer = Answer.to("soak", "scale", "--events", "3000", "--seed", "20261129");

        assertThat(answer.out())
                .as(answer.err())
                .contains("lost=0 twice=0 wrong=0")
                .containsPattern("cpu-per-event one=\\d+\\.\\d µs two=\\d+\\.\\d µs")
                .containsPattern("second of each joined: rebalances classifiers=[12] indexers=[12]")
                .containsPattern("third indexer joined: rebalances classifiers=0 indexers=[12] events=[1-9]")
                .containsPattern("third classifier joined: rebalances classifiers=[12] indexers=0 events=[1-9]")
                .containsPattern("eldest classifier left: rebalances classifiers=[12] indexers=0 events=[1-9]")
                .containsPattern("eldest indexer left: rebalances classifiers=0 indexers=[12] events=[1-9]");
        assertThat(answer.code()).isZero();
    }
}
