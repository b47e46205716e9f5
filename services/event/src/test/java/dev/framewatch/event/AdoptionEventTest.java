package dev.framewatch.event;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class AdoptionEventTest {
    @Test
    void aNewerRevisionHasAHigherVersionWhateverTheContent() {
        Instant first = Instant.parse("2026-01-30T10:00:00Z");
        for (int i = 0; i < 1_000; i++) {
            AdoptionEvent older =
                    Events.repository(1).revision(first).text("a" + i).event();
            AdoptionEvent newer = Events.repository(1)
                    .revision(first.plusMillis(1))
                    .text("b" + i)
                    .event();

            assertThat(newer.version()).isGreaterThan(older.version());
        }
    }

    @Test
    void theVersionDoesNotTellWhenOrByWhomItWasSeen() {
        AdoptionEvent event = Events.repository(1).event();
        AdoptionEvent later = Events.repository(1)
                .observed(Events.NOW.plus(Duration.ofHours(1)))
                .event();

        assertThat(later.version()).isEqualTo(event.version());
        assertThat(event.tagged(List.of(Events.tag("jax", Role.USES, 1)), "1").version())
                .isEqualTo(event.version());
    }

    @Test
    void twoContentsOfOneRevisionHaveDifferentVersions() {
        Set<Long> versions = new HashSet<>();
        IntStream.range(0, 100)
                .forEach(i -> versions.add(Events.repository(1)
                        .metric(Metric.STARS, (long) i)
                        .event()
                        .version()));

        assertThat(versions).hasSize(100);
    }

    @Test
    void aRemovalHasTheHighestVersionOfItsRevision() {
        AdoptionEvent removal = Events.repository(1).removed().event();

        assertThat(IntStream.range(0, 1_000)
                        .mapToObj(i -> Events.repository(1).text("a" + i).event()))
                .allSatisfy(event -> assertThat(removal.version()).isGreaterThan(event.version()));
        assertThat(Draft.removal(Events.repository(1).text("a").event(), Events.NOW, Events.NOW))
                .isEqualTo(Events.repository(1)
                        .revision(Events.NOW)
                        .observed(Events.NOW)
                        .removed()
                        .event());
    }

    @Test
    void theVersionOfAnEventIsTheSameInEveryProcess() {
        assertThat(Events.full().version()).isEqualTo(1_855_735_411_507_548_685L);
    }

    @Test
    void textIsCutOnACodePointAndMarked() {
        String long2 = "é".repeat(20_000);

        AdoptionEvent event = Events.repository(1).text("x" + long2).event();

        assertThat(event.cut()).isTrue();
        assertThat(event.text()).isEqualTo("x" + "é".repeat(16_383));
    }

    @Test
    void anEmojiOnTheEdgeIsLeftOutWhole() {
        AdoptionEvent event = Events.repository(1)
                .text("a".repeat(AdoptionEvent.LONGEST_TEXT - 3) + "🔥")
                .event();

        assertThat(event.text()).isEqualTo("a".repeat(AdoptionEvent.LONGEST_TEXT - 3));
    }

    @Test
    void textThatFitsIsNotMarkedAsCut() {
        assertThat(Events.repository(1)
                        .text("a".repeat(AdoptionEvent.LONGEST_TEXT))
                        .event()
                        .cut())
                .isFalse();
    }

    @Test
    void halfASurrogatePairIsMended() {
        AdoptionEvent event = Events.repository(1).title("a\ud83dz").event();

        assertThat(event.title()).isEqualTo("a\uFFFDz");
        assertThat(EventJson.collected(EventJson.write(event), Events.NOW)).isInstanceOf(Reading.Valid.class);
    }

    @Test
    void aRemovedEventKeepsNothingOfItsContent() {
        AdoptionEvent event = Events.post("a")
                .title("title")
                .text("text")
                .author("hash")
                .topic("pytorch")
                .removed()
                .event();

        assertThat(new String(EventJson.write(event), UTF_8))
                .doesNotContain("title", "text", "hash", "pytorch", "http");
    }

    @Test
    void anObservationAtTheEndOfTimeIsRefusedByName() {
        assertThatThrownBy(() -> Events.repository(1).observed(Instant.MAX).event())
                .isInstanceOf(InvalidEvent.class)
                .hasMessageStartingWith("observedAt is +1000000000-12-31");
    }

    @Test
    void aDateBeforeTheSourceBeganIsRefusedByName() {
        assertThatThrownBy(() -> Events.repository(1)
                        .occurred(Instant.parse("2006-12-31T00:00:00Z"), Precision.DAY)
                        .event())
                .isInstanceOf(InvalidEvent.class)
                .hasMessage("occurredAt is 2006-12-31T00:00:00Z, before github began");
    }

    @Test
    void itCountsOnItsDayInUtc() {
        AdoptionEvent event = Events.repository(1)
                .occurred(Instant.parse("2026-01-01T23:59:59.999Z"), Precision.DAY)
                .event();

        assertThat(event.day()).isEqualTo(LocalDate.of(2026, 1, 1));
    }

    @Test
    void theKeyNamesIdAndRevision() {
        assertThat(Events.repository(7).event().key()).isEqualTo("github:repository:7@1769767200000");
    }
}
