package dev.framewatch.collector.poll;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class TimetableTest {
    private static final Instant NOON = Instant.parse("2026-03-29T12:00:00Z");

    @Test
    void timesAreThoseOfTheExpressionInUtc() {
        Timetable nightly = Timetable.of("github:stars", "0 30 1 * * *", Duration.ZERO);

        assertThat(nightly.after(NOON)).isEqualTo("2026-03-30T01:30:00Z");
        assertThat(nightly.after(Instant.parse("2026-03-30T01:30:00Z"))).isEqualTo("2026-03-31T01:30:00Z");
    }

    @Test
    void aTasksDelayIsTheSameEachTimeAndWithinTheJitter() {
        Timetable hourly = Timetable.of("reddit:posts:pytorch", "0 0 * * * *", Duration.ofMinutes(10));

        Instant first = Objects.requireNonNull(hourly.after(NOON));
        assertThat(first).isBetween(NOON, NOON.plus(Duration.ofMinutes(70)));
        assertThat(hourly.after(first)).isEqualTo(first.plus(Duration.ofHours(1)));
        assertThat(hourly.after(first.minusMillis(1))).isEqualTo(first);
        assertThat(Timetable.of("reddit:posts:pytorch", "0 0 * * * *", Duration.ofMinutes(10)))
                .isEqualTo(hourly);
    }

    @Test
    void tasksOfOneScheduleDoNotBeginAtOnce() {
        assertThat(IntStream.range(0, 20)
                        .mapToObj(i -> Timetable.of("task:" + i, "0 0 * * * *", Duration.ofMinutes(10))
                                .delay())
                        .distinct())
                .hasSizeGreaterThan(15)
                .allMatch(delay -> delay.compareTo(Duration.ofMinutes(10)) <= 0);
    }

    @Test
    void theDelayIsAtMostHalfTheTimeUntilTheNextRun() {
        assertThat(IntStream.range(0, 20)
                        .mapToObj(i -> Timetable.of("task:" + i, "*/4 * * * * *", Duration.ofMinutes(10))
                                .delay()))
                .allMatch(delay -> delay.compareTo(Duration.ofSeconds(2)) <= 0);
    }

    @Test
    void aTimeOfTheSettingsHoldsForOneTaskOrForAllThatBeginSo() {
        PollSettings settings = settings(Map.of(
                "reddit:*", "0 0 1 * * *", "reddit:posts:*", "0 0 2 * * *", "redditpostspytorch", "0 0 3 * * *"));

        assertThat(settings.cron("reddit:comments:pytorch")).isEqualTo("0 0 1 * * *");
        assertThat(settings.cron("reddit:posts:tensorflow")).isEqualTo("0 0 2 * * *");
        assertThat(settings.cron("reddit:posts:pytorch")).isEqualTo("0 0 3 * * *");
        assertThat(settings.cron("papers:daily")).isNull();
    }

    private static PollSettings settings(Map<String, String> cron) {
        return new PollSettings(true, 0.8, 0.25, cron);
    }

    @Test
    void whatIsNoTimeIsRefusedWithItsProperty() {
        assertThatThrownBy(() -> settings(Map.of("papers:daily", "0 0 25 * * *")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContainingAll("framewatch.collectors.cron[papers:daily]", "'0 0 25 * * *'", "six fields");
    }

    @Test
    void aNameThatStandsForNoTaskIsRefusedWithThoseThatThereAre() {
        List<String> tasks = List.of("reddit:posts:pytorch", "papers:daily");
        String time = "0 0 6 * * *";

        settings(Map.of("papersdaily", time, "reddit:*", time)).checkNames(tasks);
        for (String wrong : List.of("papers:dayly", "github:*")) {
            assertThatThrownBy(() ->
                            settings(Map.of(wrong, time, "reddit:*", time)).checkNames(tasks))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessage("framewatch.collectors.cron[" + wrong + "] stands for no task; there are papers:daily,"
                            + " reddit:posts:pytorch");
        }
    }

    @Test
    void anExpressionWithoutAnotherTimeEnds() {
        assertThat(Timetable.of("x", "0 0 0 30 2 *", Duration.ZERO).after(NOON)).isNull();
    }

    @Test
    void pausesDoubleUpToTheLongest() {
        Pauses pauses = new Pauses(Duration.ofSeconds(2), Duration.ofSeconds(15));

        assertThat(IntStream.of(1, 2, 3, 4, 5, 1000).mapToObj(pauses::after))
                .extracting(Duration::toSeconds)
                .containsExactly(2L, 4L, 8L, 15L, 15L, 15L);
    }
}
