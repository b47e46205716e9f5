package dev.framewatch.operations;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class StandingTest {
    private static final Instant AT = Instant.parse("2026-01-30T10:00:00Z");

    @Test
    void whoReadsNothingThoughThereIsSomethingStandsStill() {
        Standing later = new Standing(7, 3, AT).then(7, 9, AT.plusSeconds(60));

        assertThat(later.still(AT.plusSeconds(90))).isEqualTo(Duration.ofSeconds(90));
    }

    @Test
    void whoReadsSomethingOfItGetsOn() {
        Standing later = new Standing(7, 3, AT).then(8, 900, AT.plusSeconds(60));

        assertThat(later.still(AT.plusSeconds(60))).isZero();
    }

    @Test
    void whoHasNothingToReadIsAsItShouldBe() {
        Standing later = new Standing(7, 0, AT).then(7, 0, AT.plusSeconds(600));

        assertThat(later.still(AT.plusSeconds(900))).isZero();
    }

    @Test
    void theTimeCountsFromTheFirstRecordThatIsNotRead() {
        Standing came = new Standing(7, 0, AT).then(7, 1, AT.plusSeconds(600));

        assertThat(came.then(7, 2, AT.plusSeconds(610)).still(AT.plusSeconds(620)))
                .isEqualTo(Duration.ofSeconds(20));
    }

    @Test
    void whoIsSetBackBeginsAnew() {
        Standing later = new Standing(7, 3, AT).then(0, 10, AT.plusSeconds(60));

        assertThat(later.still(AT.plusSeconds(60))).isZero();
    }
}
