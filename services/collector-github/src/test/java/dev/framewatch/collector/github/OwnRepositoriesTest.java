package dev.framewatch.collector.github;

import static org.assertj.core.api.Assertions.assertThat;

import dev.framewatch.collector.KeyedHash;
import dev.framewatch.collector.poll.Cursor;
import dev.framewatch.collector.poll.Gap;
import dev.framewatch.collector.poll.Poll;
import dev.framewatch.collector.poll.TestLoop;
import dev.framewatch.event.Metric;
import dev.framewatch.simulator.Mischief;
import dev.framewatch.simulator.SimulatorSettings;
import dev.framewatch.simulator.Traffic;
import dev.framewatch.simulator.Truth;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OwnRepositoriesTest {
    /** Those of the taxonomy's repositories that the world has. */
    private static List<String> own(SimulatedGitHub gitHub) {
        Set<String> made = gitHub.server.truth().stars().keySet().stream()
                .map(name -> name.toLowerCase(Locale.ROOT))
                .collect(Collectors.toSet());
        return SimulatedGitHub.TAXONOMY.repositories().stream()
                .filter(made::contains)
                .toList();
    }

    private static Observation observation(SimulatedGitHub gitHub) {
        return new Observation(new KeyedHash("a key"), SimulatedGitHub.TAXONOMY, gitHub.context);
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void everyReleaseIsPublishedOnceAndWhatDidNotChangeIsFree(boolean badly) {
        SimulatorSettings settings = SimulatorSettings.of(13).with(badly ? Mischief.FULL : Mischief.NONE);
        try (SimulatedGitHub gitHub = new SimulatedGitHub(settings, 10)) {
            ReleasesTask task = new ReleasesTask(gitHub.client("token"), observation(gitHub), own(gitHub));
            gitHub.loop.run(task);
            int first = gitHub.events.size();
            Traffic.Count before = gitHub.server.traffic().of("github core");
            for (int days = 0; days < 40; days++) {
                gitHub.context.pass(Duration.ofDays(1));
                gitHub.loop.run(task);
            }

            assertThat(gitHub.newest().keySet())
                    .isEqualTo(gitHub.server.truth().releases().stream()
                            .map(Truth.Made::id)
                            .collect(Collectors.toSet()));
            assertThat(gitHub.unwanted()).isZero();
            Traffic.Count after = gitHub.server.traffic().of("github core");
            int requests = after.requests() - before.requests();
            int free = after.unchanged() - before.unchanged();
            int news = gitHub.events.size() - first;
            System.out.printf(
                    "github:releases, %s: %d new releases in 40 days; %d requests, of which %d cost nothing (%.0f %%): %.2f"
                            + " paid requests a new event%n",
                    badly ? "misbehaving" : "well behaved",
                    news,
                    requests,
                    free,
                    100.0 * free / requests,
                    (requests - free) / (double) Math.max(1, news));
            assertThat((double) free / (requests - news)).isGreaterThan(0.6);
        }
    }

    @Test
    void aDaysSnapshotHoldsTheStarsOfTheDay() {
        try (SimulatedGitHub gitHub = new SimulatedGitHub(SimulatorSettings.of(17), 10)) {
            StarsTask task = new StarsTask(gitHub.client(), observation(gitHub), own(gitHub));
            gitHub.server.stopWorld();
            gitHub.loop.run(task);

            Map<String, Long> stars = gitHub.events.stream()
                    .collect(Collectors.toMap(
                            event -> String.valueOf(event.title()),
                            event -> event.metrics().getOrDefault(Metric.STARS, -1L)));
            assertThat(stars).isNotEmpty();
            assertThat(gitHub.server.truth().stars()).containsAllEntriesOf(stars);
            assertThat(gitHub.events).allSatisfy(event -> {
                assertThat(event.id()).matches("github:stars:\\d+:2026-10-15");
                assertThat(event.metrics()).containsKeys(Metric.FORKS, Metric.OPEN_ISSUES);
            });
        }
    }

    @Test
    void whatGitHubDoesNotHaveIsAGapUntilItDoes() throws IOException {
        TestLoop loop = new TestLoop();
        try (CannedGitHub gitHub = new CannedGitHub()) {
            ReleasesTask task = new ReleasesTask(
                    gitHub.client("token"),
                    new Observation(new KeyedHash("a key"), SimulatedGitHub.TAXONOMY, loop.context),
                    List.of("owner/gone"));
            gitHub.answers("/repos/owner/gone/releases", 404, "{}");
            gitHub.answers("/repos/owner/gone", 404, "{}");
            loop.run(task);
            Gap gap = loop.gaps.getFirst();
            assertThat(gap.reason()).contains("404", "owner/gone");

            assertThat(task.fill(gap, Cursor.NONE, loop.context))
                    .isInstanceOfSatisfying(
                            Poll.Page.class, page -> assertThat(page.gaps()).containsExactly(gap));
            gitHub.answers("/repos/owner/gone", 200, "{}");
            assertThat(task.fill(gap, Cursor.NONE, loop.context))
                    .isInstanceOfSatisfying(
                            Poll.Page.class,
                            page -> assertThat(page.gaps())
                                    .extracting(Gap::state)
                                    .containsExactly(Gap.State.FILLED));
        }
    }
}
