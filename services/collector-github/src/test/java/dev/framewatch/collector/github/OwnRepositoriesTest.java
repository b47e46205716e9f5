package dev.framewatch.collector.github;

import static org.assertj.core.api.Assertions.assertThat;

import dev.framewatch.collector.KeyedHash;
import dev.framewatch.collector.Span;
import dev.framewatch.collector.poll.Costs;
import dev.framewatch.collector.poll.Cursor;
import dev.framewatch.collector.poll.Gap;
import dev.framewatch.collector.poll.Poll;
import dev.framewatch.collector.poll.PollTask;
import dev.framewatch.collector.poll.TestLoop;
import dev.framewatch.event.AdoptionEvent;
import dev.framewatch.event.Kind;
import dev.framewatch.event.Metric;
import dev.framewatch.simulator.Mischief;
import dev.framewatch.simulator.SimulatorSettings;
import dev.framewatch.simulator.Truth;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class OwnRepositoriesTest {
    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void everyReleaseIsPublishedOnceAndWhatDidNotChangeIsFree(boolean badly) {
        SimulatorSettings settings = SimulatorSettings.of(13).with(badly ? Mischief.FULL : Mischief.NONE);
        try (SimulatedGitHub gitHub = new SimulatedGitHub(settings, 10)) {
            ReleasesTask task = new ReleasesTask(gitHub.own("token"), gitHub.observation());
            gitHub.loop.mayDiffer = true; // in the name of a repository that was renamed since
            gitHub.loop.run(task);
            Costs costs = gitHub.costs();
            for (int days = 1; days <= 40; days++) {
                gitHub.context.pass(Duration.ofDays(1));
                costs.run(task);
            }
            costs.printFree("github:releases" + (badly ? " (misbehaving)" : ""));

            assertThat(gitHub.newest().keySet())
                    .isEqualTo(gitHub.server.truth().releases().stream()
                            .map(Truth.Made::id)
                            .collect(Collectors.toSet()));
            assertThat(gitHub.unwanted()).isZero();
        }
    }

    @Test
    void whatRenamedRepositoriesCostIsTakenFromTheBudget() {
        try (SimulatedGitHub gitHub = new SimulatedGitHub(SimulatorSettings.of(13), 10)) {
            OwnRepositories own = gitHub.own();
            gitHub.loop.run(new StarsTask(own, gitHub.observation()));

            int requests = gitHub.server.traffic().of("github core").requests();
            assertThat(requests)
                    .as("a former name costs two requests")
                    .isGreaterThan(own.names().size());
            assertThat(gitHub.context.taken).containsEntry("github:core:anonymous", requests);
        }
    }

    /** A day on which nothing changed has an event all the same, with the counts of the day before. */
    @Test
    void aSnapshotOfWhatDidNotChangeIsFree() {
        try (SimulatedGitHub gitHub = new SimulatedGitHub(SimulatorSettings.of(13), 10)) {
            StarsTask task = new StarsTask(gitHub.own("token"), gitHub.observation());
            gitHub.loop.run(task);
            Map<String, Map<Metric, Long>> last = new HashMap<>();
            gitHub.events.forEach(event -> last.put(number(event), event.metrics()));
            int first = gitHub.events.size();
            Costs costs = gitHub.costs();
            int free = gitHub.server.traffic().all().unchanged();
            for (int days = 1; days <= 40; days++) {
                gitHub.context.pass(Duration.ofDays(1));
                if (days > 20) {
                    gitHub.server.stopWorld();
                }
                costs.run(task);
            }
            int unchanged = 0;
            for (AdoptionEvent event : gitHub.events.subList(first, gitHub.events.size())) {
                unchanged += event.metrics().equals(last.put(number(event), event.metrics())) ? 1 : 0;
            }
            free = gitHub.server.traffic().all().unchanged() - free;

            System.out.println(Costs.line("github:stars", costs.requests(), costs.news(), unchanged) + "free=" + free);
            assertThat(unchanged).isPositive();
            assertThat((double) free / unchanged).isBetween(0.6, 1.0);
        }
    }

    private static String number(AdoptionEvent event) {
        return event.id().replaceFirst(":[^:]*$", "");
    }

    /** What a server can do, each alone and often. */
    private static Stream<Mischief> faults() {
        return Stream.of(
                new Mischief(0.3, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0),
                new Mischief(0, 0.2, 0, 0, 0, 0, 0, 0, 0, 0, 0),
                new Mischief(0, 0, 0.3, 0, 0, 0, 0, 0, 0, 0, 0),
                new Mischief(0, 0, 0, 0.3, 0, 0, 0, 0, 0, 0, 0),
                new Mischief(0, 0, 0, 0, 0.1, 0, 0, 0, 0, 0, 0),
                new Mischief(0, 0, 0, 0, 0, 0.1, 0, 0, 0, 0, 0),
                new Mischief(0, 0, 0, 0, 0, 0, 0.1, 0, 0, 0, 0),
                new Mischief(0, 0, 0, 0, 0, 0, 0, 0, 1, 0, 0),
                new Mischief(0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0.3));
    }

    @ParameterizedTest
    @MethodSource("faults")
    void noFaultMakesItLoseOrInventAnything(Mischief mischief) {
        try (SimulatedGitHub gitHub =
                SimulatedGitHub.askedInHaste(SimulatorSettings.of(5).with(mischief), 10)) {
            OwnRepositories own = gitHub.own("token");
            gitHub.server.stopWorld();
            gitHub.loop.run(new ReleasesTask(own, gitHub.observation()));
            assertThat(gitHub.newest().keySet())
                    .isEqualTo(gitHub.server.truth().releases().stream()
                            .map(Truth.Made::id)
                            .collect(Collectors.toSet()));
            gitHub.events.clear();

            gitHub.loop.run(new StarsTask(own, gitHub.observation()));
            assertThat(stars(gitHub.events)).isEqualTo(gitHub.server.truth().stars());
            assertThat(gitHub.unwanted()).isZero();
        }
    }

    private static Map<String, Long> stars(List<AdoptionEvent> events) {
        return events.stream()
                .collect(Collectors.toMap(
                        event -> String.valueOf(event.title()),
                        event -> event.metrics().getOrDefault(Metric.STARS, -1L)));
    }

    @Test
    void aDaysSnapshotHoldsTheStarsOfTheDay() {
        try (SimulatedGitHub gitHub = new SimulatedGitHub(SimulatorSettings.of(17), 10)) {
            gitHub.server.stopWorld();
            gitHub.loop.run(new StarsTask(gitHub.own(), gitHub.observation()));

            assertThat(stars(gitHub.events)).isEqualTo(gitHub.server.truth().stars());
            assertThat(gitHub.events).allSatisfy(event -> {
                assertThat(event.id()).matches("github:stars:\\d+:2026-10-15");
                assertThat(event.metrics()).containsKeys(Metric.FORKS, Metric.OPEN_ISSUES);
            });
        }
    }

    @Test
    void aRepositoryWithTwoNamesIsToldOnceADayUnderTheOneThatItHas() {
        try (SimulatedGitHub gitHub = new SimulatedGitHub(SimulatorSettings.of(19), 10)) {
            StarsTask task = new StarsTask(gitHub.own("token"), gitHub.observation());
            gitHub.loop.run(task);
            assertThat(stars(gitHub.events)).containsKeys("keras-team/keras", "google/jax");
            gitHub.events.clear();
            gitHub.context.pass(Duration.ofDays(8));
            int before = gitHub.server.traffic().of("github core").requests();

            gitHub.loop.run(task);

            assertThat(stars(gitHub.events)).containsKeys("keras-team/keras", "jax-ml/jax");
            assertThat(gitHub.events).extracting(AdoptionEvent::id).doesNotHaveDuplicates();
            assertThat(gitHub.server.traffic().of("github core").requests() - before)
                    .isEqualTo(gitHub.events.size());
        }
    }

    @Test
    void aDayOnWhichNothingChangedHasTheCountsOfTheDayBefore() throws IOException {
        TestLoop loop = new TestLoop();
        try (CannedGitHub gitHub = new CannedGitHub()) {
            StarsTask task = new StarsTask(own(gitHub, "owner/name"), observation(loop));
            String body = "{\"id\":7,\"full_name\":\"Owner/Name\",\"stargazers_count\":5,\"forks_count\":2}";
            gitHub.answers("/repos/owner/name", 200, body, "ETag", "\"1\"");
            gitHub.answers("/repositories/7", 200, body, "ETag", "\"1\"");
            loop.run(task);
            loop.run(task);
            assertThat(loop.events).hasSize(1);
            loop.context.pass(Duration.ofDays(1));

            loop.run(task);

            assertThat(gitHub.asked).extracting(CannedGitHub.Question::etag).containsExactly("null", "\"1\"", "\"1\"");
            assertThat(loop.events)
                    .extracting(AdoptionEvent::id)
                    .containsExactly("github:stars:7:2026-10-15", "github:stars:7:2026-10-16");
            assertThat(loop.events.getLast().metrics())
                    .isEqualTo(loop.events.getFirst().metrics());
        }
    }

    @Test
    void aRunThatEndsWithWhatDidNotChangeHasSeenEverythingAllTheSame() throws IOException {
        TestLoop loop = new TestLoop();
        try (CannedGitHub gitHub = new CannedGitHub()) {
            ReleasesTask task = new ReleasesTask(own(gitHub, "owner/name"), observation(loop));
            gitHub.answers("/repos/owner/name", 200, "{\"id\":7}");
            gitHub.answers("/repositories/7/releases", 200, "[]", "ETag", "\"1\"");
            loop.run(task);
            loop.context.pass(Duration.ofDays(3));

            loop.run(task);

            assertThat(gitHub.asked.getLast().etag()).isEqualTo("\"1\"");
            assertThat(loop.upTo).containsEntry(task.name(), loop.context.now);
        }
    }

    @Test
    void daysWithoutASnapshotAreAGapThatNothingFills() throws IOException {
        TestLoop loop = new TestLoop();
        try (CannedGitHub gitHub = new CannedGitHub()) {
            StarsTask task = new StarsTask(own(gitHub, "owner/name", "owner/other"), observation(loop));
            String body = "{\"id\":7,\"full_name\":\"owner/name\",\"stargazers_count\":5}";
            for (String name : List.of("/repos/owner/name", "/repositories/7")) {
                gitHub.answers(name, 200, body);
            }
            for (String name : List.of("/repos/owner/other", "/repositories/8")) {
                gitHub.answers(name, 200, body.replace("7", "8"));
            }
            loop.run(task);
            loop.context.pass(Duration.ofDays(1));
            loop.step(task);
            assertThat(loop.gaps).isEmpty();
            loop.context.pass(Duration.ofDays(4));

            loop.run(task);

            assertThat(loop.gaps).singleElement().satisfies(gap -> {
                assertThat(gap.kinds()).containsExactly(Kind.STARS);
                assertThat(gap.span())
                        .isEqualTo(
                                new Span(Instant.parse("2026-10-17T00:00:00Z"), Instant.parse("2026-10-20T00:00:00Z")));
                assertThat(task.remedy(gap)).isPresent();
            });
        }
    }

    @Test
    void whatGitHubDoesNotHaveIsAGapUntilItDoes() throws IOException {
        TestLoop loop = new TestLoop();
        try (CannedGitHub gitHub = new CannedGitHub()) {
            ReleasesTask task = new ReleasesTask(own(gitHub, "owner/gone"), observation(loop));
            gitHub.answers("/repos/owner/gone", 404, "{}");
            loop.run(task);
            Gap gap = loop.gaps.getFirst();
            assertThat(gap.reason()).contains("404", "owner/gone");
            assertThat(task.remedy(gap)).isEmpty();

            assertThat(filled(task, gap, Cursor.NONE, loop)).isEqualTo(gap);
            gitHub.answers("/repos/owner/gone", 200, "{\"id\":7}");
            assertThat(filled(task, gap, Cursor.NONE, loop).state()).isEqualTo(Gap.State.FILLED);
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void whoeverTakesANameThatWasGivenUpIsNotTheFramework(boolean releases) throws IOException {
        TestLoop loop = new TestLoop();
        try (CannedGitHub gitHub = new CannedGitHub()) {
            OwnRepositories own = own(gitHub, "owner/name");
            PollTask task = releases ? new ReleasesTask(own, observation(loop)) : new StarsTask(own, observation(loop));
            String body = "{\"id\":7,\"full_name\":\"owner/name\",\"stargazers_count\":5}";
            gitHub.answers("/repos/owner/name", 200, body);
            gitHub.answers("/repositories/7", 200, body);
            gitHub.answers("/repositories/7/releases", 200, "[]");
            loop.run(task);
            int before = loop.events.size();
            gitHub.answers("/repositories/7", 404, "{}");
            gitHub.answers("/repositories/7/releases", 404, "{}");
            gitHub.answers("/repos/owner/name", 200, body.replace("7", "8"));
            loop.context.pass(Duration.ofDays(1));

            loop.run(task);

            assertThat(loop.events).hasSize(before);
            assertThat(loop.gaps).hasSize(1);
            assertThat(loop.gaps.getFirst().state()).isEqualTo(Gap.State.SUSPICIOUS);
            assertThat(loop.gaps.getFirst().reason()).contains("7", "owner/name", "8");
        }
    }

    @Test
    void anAddressThatChangesInTheMiddleOfAFirstLookLosesNoOlderPage() throws IOException {
        TestLoop loop = new TestLoop();
        try (CannedGitHub before = new CannedGitHub();
                CannedGitHub after = new CannedGitHub()) {
            for (CannedGitHub gitHub : List.of(before, after)) {
                gitHub.answers("/repos/owner/name", 200, "{\"id\":7}");
                String next = "<" + gitHub.address() + "/older>; rel=\"next\"";
                gitHub.answers("/repositories/7/releases", 200, releases(3, 4), "ETag", "\"1\"", "Link", next);
                gitHub.answers("/older", 200, releases(1, 2));
            }
            ReleasesTask first = new ReleasesTask(own(before, "owner/name"), observation(loop));
            loop.step(first);
            loop.step(first);
            assertThat(loop.events).hasSize(2);

            loop.run(new ReleasesTask(own(after, "owner/name"), observation(loop)));

            assertThat(loop.events)
                    .extracting(AdoptionEvent::id)
                    .containsExactlyInAnyOrder(
                            "github:release:1", "github:release:2", "github:release:3", "github:release:4");
        }
    }

    private static String releases(int from, int to) {
        return IntStream.rangeClosed(from, to)
                .mapToObj(id -> "{\"id\":" + id + ",\"tag_name\":\"v" + id + "\",\"published_at\":\"2026-01-0" + id
                        + "T00:00:00Z\"}")
                .collect(Collectors.joining(",", "[", "]"));
    }

    private static OwnRepositories own(CannedGitHub gitHub, String... names) {
        return new OwnRepositories(gitHub.client("token"), List.of(names));
    }

    private static Observation observation(TestLoop loop) {
        return new Observation(new KeyedHash("a key"), SimulatedGitHub.TAXONOMY, loop.context);
    }

    private static Gap filled(PollTask task, Gap gap, Cursor cursor, TestLoop loop) {
        return ((Poll.Page) task.fill(gap, cursor, loop.context)).gaps().getFirst();
    }
}
