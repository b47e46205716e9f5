package dev.framewatch.operations;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;

class WorkTest {
    private static final Instant AT = Instant.parse("2026-01-30T10:00:00Z");

    @Test
    void itStandsStillSinceTheLastLookThatSawItGetOn() {
        AtomicBoolean getsOn = new AtomicBoolean(true);
        Work work = new Work(getsOn::get, AT);
        assertThat(work.look(AT.plusSeconds(10))).isEmpty();
        getsOn.set(false);
        assertThat(work.look(AT.plusSeconds(20))).isEmpty();

        assertThat(work.still(AT.plusSeconds(30))).isEqualTo(Duration.ofSeconds(20));
    }

    @Test
    void whatCannotBeLookedAtStandsStillAndSaysSoOnceUntilItCan() {
        AtomicBoolean away = new AtomicBoolean(true);
        Work work = new Work(
                () -> {
                    if (away.get()) {
                        throw new IllegalStateException("Elasticsearch does not answer");
                    }
                    return true;
                },
                AT);

        assertThat(work.look(AT.plusSeconds(10))).contains("Elasticsearch does not answer");
        assertThat(work.look(AT.plusSeconds(20))).isEmpty();
        assertThat(work.still(AT.plusSeconds(20))).isEqualTo(Duration.ofSeconds(20));
        away.set(false);
        assertThat(work.look(AT.plusSeconds(30))).isEmpty();
        assertThat(work.still(AT.plusSeconds(30))).isZero();
        away.set(true);
        assertThat(work.look(AT.plusSeconds(40))).isPresent();
    }
}
