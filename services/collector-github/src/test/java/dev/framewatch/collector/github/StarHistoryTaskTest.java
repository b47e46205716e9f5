package dev.framewatch.collector.github;

import static org.assertj.core.api.Assertions.assertThat;

import dev.framewatch.collector.KeyedHash;
import dev.framewatch.collector.poll.Costs;
import dev.framewatch.collector.poll.Gap;
import dev.framewatch.collector.poll.TestLoop;
import dev.framewatch.event.AdoptionEvent;
import dev.framewatch.event.Metric;
import dev.framewatch.simulator.Mischief;
import dev.framewatch.simulator.SimulatorSettings;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class StarHistoryTaskTest {
    private static final long DAYS = Duration.between(
                    Instant.parse("2015-01-01T00:00:00Z"), Instant.parse("2026-10-15T00:00:00Z"))
            .toDays();

    /** Two repositories. */
    private static final List<String> NAMES = List.of("fchollet/keras", "keras-team/keras", "pytorch/pytorch");

    private final TestLoop alone = new TestLoop();

    private static StarHistoryTask task(SimulatedGitHub gitHub, String... tokens) {
        return new StarHistoryTask(new OwnRepositories(gitHub.client(tokens), NAMES), gitHub.observation());
    }

    private static void everyHour(SimulatedGitHub gitHub, StarHistoryTask task, int hours) {
        for (int i = 0; i < hours; i++) {
            gitHub.loop.run(task);
            gitHub.context.pass(Duration.ofHours(1));
        }
    }

    /** What was told of the days before the world stopped. */
    private static List<AdoptionEvent> past(SimulatedGitHub gitHub) {
        Instant stopped = Instant.parse("2026-10-15T00:00:00Z");
        return gitHub.events.stream()
                .filter(event -> event.occurredAt().isBefore(stopped))
                .toList();
    }

    @Test
    void eachDayHasTheStarsThatItBeganWithAndIsToldOnce() {
        SimulatorSettings settings = SimulatorSettings.of(23).with(Mischief.FULL);
        try (SimulatedGitHub gitHub = new SimulatedGitHub(settings, 10)) {
            gitHub.server.stopWorld();
            StarHistoryTask task = task(gitHub, "token");
            Costs costs = gitHub.costs();
            for (int hours = 0; hours < 60; hours++) {
                costs.run(task);
                gitHub.context.pass(Duration.ofHours(1));
            }
            costs.print("github:star-history (misbehaving)");

            assertThat(past(gitHub)).hasSize(2 * (int) DAYS);
            assertThat(gitHub.events).extracting(AdoptionEvent::id).doesNotHaveDuplicates();
            assertThat(past(gitHub))
                    .allSatisfy(event -> assertThat(event.metrics().get(Metric.STARS))
                            .isEqualTo(gitHub.server
                                    .truth()
                                    .stars(String.valueOf(event.title()), event.occurredAt())
                                    .orElseThrow()));
            assertThat(gitHub.unwanted()).isZero();
            int before = gitHub.server.traffic().of("github core").requests();
            gitHub.loop.run(task);
            assertThat(gitHub.server.traffic().of("github core").requests()).isEqualTo(before);
            assertThat(gitHub.loop.upTo).containsEntry(task.name(), gitHub.context.now);
        }
    }

    @Test
    void afterAPauseItTellsTheDaysOfThatAndNoOthers() {
        try (SimulatedGitHub gitHub = new SimulatedGitHub(SimulatorSettings.of(41), 10)) {
            StarHistoryTask task = task(gitHub, "token");
            everyHour(gitHub, task, 60);
            int told = gitHub.events.size();
            int before = gitHub.server.traffic().of("github core").requests();
            Instant last = gitHub.context.now.minus(Duration.ofHours(1)).truncatedTo(ChronoUnit.DAYS);
            Set<String> known = gitHub.loop.newest().keySet();
            gitHub.context.pass(Duration.ofDays(6));

            everyHour(gitHub, task, 3);

            Instant today = gitHub.context.now.truncatedTo(ChronoUnit.DAYS);
            List<AdoptionEvent> since = gitHub.events.subList(told, gitHub.events.size());
            assertThat(since)
                    .hasSize(2 * (int) Duration.between(last, today).toDays())
                    .noneMatch(event -> known.contains(event.id()));
            assertThat(since)
                    .allSatisfy(event -> assertThat(event.metrics().get(Metric.STARS))
                            .isEqualTo(gitHub.server
                                    .truth()
                                    .stars(String.valueOf(event.title()), event.occurredAt())
                                    .orElseThrow()));
            assertThat(gitHub.server.traffic().of("github core").requests() - before)
                    .isEqualTo(2 * 3);
        }
    }

    @Test
    void anEmptyPageIsAGapAndNoZeros() {
        SimulatorSettings settings = SimulatorSettings.of(29).with(new Mischief(0, 0, 0, 0, 0, 0, 0, 0, 0, 1, 0));
        try (SimulatedGitHub gitHub = new SimulatedGitHub(settings, 10)) {
            gitHub.server.stopWorld();
            StarHistoryTask task = task(gitHub, "token");
            everyHour(gitHub, task, 23);
            assertThat(gitHub.events).isEmpty();
            assertThat(gitHub.loop.gaps)
                    .hasSize(2)
                    .allSatisfy(gap -> assertThat(gap.reason()).contains("no history of the stars"));
            gitHub.loop.gaps.clear();

            everyHour(gitHub, task, 40);

            assertThat(past(gitHub)).hasSize(2 * (int) DAYS);
            assertThat(gitHub.loop.gaps)
                    .filteredOn(gap -> gap.state() == Gap.State.FILLED)
                    .hasSize(2);
        }
    }

    @Test
    void withoutATokenARunTakesAFewRequestsAndTheNextOneGoesOn() {
        try (SimulatedGitHub gitHub = new SimulatedGitHub(SimulatorSettings.of(31), 10)) {
            gitHub.server.stopWorld();
            StarHistoryTask task = new StarHistoryTask(
                    new OwnRepositories(gitHub.client(), List.of("pytorch/pytorch")), gitHub.observation());
            gitHub.loop.run(task);
            assertThat(gitHub.server.traffic().of("github core").requests()).isEqualTo(8);

            everyHour(gitHub, task, 4);

            assertThat(gitHub.events).hasSize((int) DAYS);
        }
    }

    @Test
    void aSnapshotOfTheDayHoldsAgainstWhatIsCountedBack() {
        try (SimulatedGitHub gitHub = new SimulatedGitHub(SimulatorSettings.of(37), 10)) {
            StarsTask snapshots =
                    new StarsTask(new OwnRepositories(gitHub.client("token"), NAMES), gitHub.observation());
            gitHub.context.now = Instant.parse("2026-10-15T00:00:00Z");
            gitHub.loop.run(snapshots);
            List<AdoptionEvent> taken = List.copyOf(gitHub.events);
            gitHub.context.pass(Duration.ofDays(2));

            everyHour(gitHub, task(gitHub, "token"), 2);

            assertThat(gitHub.events.size()).isGreaterThan(2 * (int) DAYS);
            assertThat(gitHub.loop.newest()).containsAllEntriesOf(byId(taken));
        }
    }

    private static Map<String, AdoptionEvent> byId(List<AdoptionEvent> events) {
        return events.stream().collect(Collectors.toMap(AdoptionEvent::id, event -> event));
    }

    @Test
    void weeksThatBeginAtNoMidnightAndInNoOrderCountADayOnce() throws IOException {
        assertThat(told("""
            [{"week": 1790460000, "total": 7, "days": [1, 1, 1, 1, 1, 1, 1]},
             {"week": 1791064800, "total": 3, "days": [1, 0, 2, 0, 0, 0, 0]},
             {"week": 1790460000, "total": 7, "days": [1, 1, 1, 1, 1, 1, 1]}]\
            """))
                .extracting(event -> event.id() + " " + event.metrics().get(Metric.STARS))
                .containsExactly(
                        "github:stars:7:2026-10-09 10",
                        "github:stars:7:2026-10-08 10",
                        "github:stars:7:2026-10-07 10",
                        "github:stars:7:2026-10-06 10",
                        "github:stars:7:2026-10-05 8",
                        "github:stars:7:2026-10-04 8",
                        "github:stars:7:2026-10-03 7",
                        "github:stars:7:2026-10-02 6");
        assertThat(alone.gaps).isEmpty();
    }

    @Test
    void whatAreNoWeeksIsAGap() throws IOException {
        assertThat(told("[{\"week\": 1790467200, \"days\": [1, 2]}]")).isEmpty();
        assertThat(alone.gaps).extracting(Gap::state).containsExactly(Gap.State.CORRUPT);
    }

    @Test
    void aStarThatComesBetweenTheCountAndTheWeeksIsOnNoDayBefore() throws IOException {
        String weeks = "[{\"week\": 1791072000, \"total\": 1, \"days\": [0, 0, 0, 0, 0, 0, 1]}]";

        assertThat(told(weeks, 10, 11))
                .extracting(event -> event.metrics().get(Metric.STARS))
                .isNotEmpty()
                .containsOnly(10L);
    }

    private List<AdoptionEvent> told(String weeks) throws IOException {
        return told(weeks, 10, 10);
    }

    /** The events where there were so many stars at first, and so many when the weeks were told. */
    private List<AdoptionEvent> told(String weeks, int first, int then) throws IOException {
        try (CannedGitHub gitHub = new CannedGitHub()) {
            String body =
                    "{\"id\":7,\"full_name\":\"o/n\",\"stargazers_count\":%d,\"created_at\":\"2026-10-02T09:00:00Z\"}";
            gitHub.answers("/repos/o/n", 200, body.formatted(first));
            gitHub.answers("/repositories/7", 200, body.formatted(then));
            gitHub.answers("/repositories/7/stargazers/history", 200, weeks);
            alone.run(new StarHistoryTask(
                    new OwnRepositories(gitHub.client("token"), List.of("o/n")),
                    new Observation(new KeyedHash("a key"), SimulatedGitHub.TAXONOMY, alone.context)));
            return alone.events;
        }
    }
}
