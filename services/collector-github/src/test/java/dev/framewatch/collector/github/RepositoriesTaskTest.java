package dev.framewatch.collector.github;

import static org.assertj.core.api.Assertions.assertThat;

import dev.framewatch.collector.poll.Days;
import dev.framewatch.event.Metric;
import dev.framewatch.simulator.Mischief;
import dev.framewatch.simulator.SimulatorSettings;
import java.time.Duration;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RepositoriesTaskTest {
    private static final Duration EVER = Duration.ofDays(20 * 365);

    @ParameterizedTest
    @CsvSource({"false, token", "true, token", "true, ''"})
    void whatChangedIsPublishedOnceAtItsNewest(boolean badly, String token) {
        SimulatorSettings settings = SimulatorSettings.of(11).with(badly ? Mischief.FULL : Mischief.NONE);
        try (SimulatedGitHub gitHub = new SimulatedGitHub(settings, 1_500)) {
            RepositoriesTask task = new RepositoriesTask(gitHub.search("pushed", token), EVER);
            gitHub.loop.run(task);
            for (int i = 0; i < 3; i++) {
                gitHub.context.pass(Duration.ofMinutes(10));
                gitHub.loop.run(task);
            }
            gitHub.server.stopWorld();
            int before = gitHub.searches();
            int published = gitHub.events.size();
            gitHub.context.pass(Duration.ofMinutes(10));
            gitHub.loop.run(task);

            Map<String, Long> truth = gitHub.truth();
            if (token.isEmpty()) {
                // those are told again when their files are read again
                truth.keySet().removeAll(gitHub.told());
            }
            assertThat(gitHub.newest()).containsAllEntriesOf(truth);
            Set<String> gone = new HashSet<>(gitHub.newest().keySet());
            gone.removeAll(gitHub.truth().keySet());
            assertThat(gitHub.server.truth().deletedRepositories())
                    .extracting(made -> made.id())
                    .containsAll(gone);
            assertThat(gitHub.unwanted()).isZero();
            System.out.printf(
                    "github:repositories, %s, %s: %d events, %.2f requests per new event; a run that finds nothing new: %d"
                            + " searches, %d events%n",
                    badly ? "misbehaving" : "well behaved",
                    token.isEmpty() ? "anonymous" : "token",
                    published,
                    gitHub.server.traffic().all().requests() / (double) published,
                    gitHub.searches() - before,
                    gitHub.events.size() - published);
        }
    }

    @Test
    void theDetailsAreFetchedBeforeItIsPublished() {
        try (SimulatedGitHub gitHub = new SimulatedGitHub(SimulatorSettings.of(5), 200)) {
            gitHub.loop.run(new RepositoriesTask(gitHub.search("pushed", "token"), EVER));

            assertThat(gitHub.events)
                    .allSatisfy(event -> assertThat(event.text()).contains("\n\n# "))
                    .anySatisfy(event -> assertThat(event.dependencies()).contains("numpy", "torch"))
                    .allSatisfy(event ->
                            assertThat(event.metrics()).containsKeys(Metric.STARS, Metric.FORKS, Metric.OPEN_ISSUES));
        }
    }

    @Test
    void aRestartFetchesNoSliceAgainThatWasDone() {
        int undisturbed;
        Set<String> found;
        try (SimulatedGitHub gitHub = new SimulatedGitHub(SimulatorSettings.of(3), 7_800)) {
            gitHub.context.days = Optional.of(years());
            gitHub.loop.run(new RepositoriesBackfill(gitHub.search("created", "token")));
            undisturbed = gitHub.searches();
            found = gitHub.newest().keySet();
            assertThat(found).hasSizeGreaterThan(2_600);
            assertThat(gitHub.newest()).isEqualTo(gitHub.truth());
        }
        try (SimulatedGitHub gitHub = new SimulatedGitHub(SimulatorSettings.of(3), 7_800)) {
            gitHub.context.days = Optional.of(years());
            int restarts = 0;
            while (gitHub.loop.step(new RepositoriesBackfill(gitHub.search("created", "token")))) {
                restarts++;
            }

            assertThat(gitHub.newest().keySet()).isEqualTo(found);
            assertThat(gitHub.searches()).isEqualTo(undisturbed);
            System.out.printf(
                    "%d repositories by created: in %d searches, as many with %d restarts%n",
                    found.size(), undisturbed, restarts);
        }
    }

    @Test
    void aBackfillBeginsWithGitHub() {
        try (SimulatedGitHub gitHub = new SimulatedGitHub(SimulatorSettings.of(3), 1)) {
            assertThat(new RepositoriesBackfill(gitHub.search("created")).since())
                    .contains(LocalDate.parse("2007-10-29"));
        }
    }

    private static Days years() {
        return new Days(LocalDate.parse("2015-01-01"), LocalDate.parse("2026-10-16"));
    }

    @Test
    void theSearchesNameEachFrameworkAndAreNoLongerThanGitHubTakes() {
        FrameworkQueries queries = SimulatedGitHub.QUERIES;
        List<String> words = queries.words();
        System.out.println(String.join("\n", words));

        assertThat(words.getFirst()).startsWith("PyTorch OR TensorFlow OR Keras");
        for (int i = 0; i < queries.size(); i++) {
            assertThat(queries.query(i, "created", 1_500_000_000, 1_600_000_000))
                    .hasSizeLessThanOrEqualTo(256)
                    .endsWith(" created:2017-07-14T02:40:00Z..2020-09-13T12:26:40Z");
            assertThat(words.get(i).split(" OR ", -1)).hasSizeLessThanOrEqualTo(6);
        }
    }
}
