package dev.framewatch.collector.github;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.framewatch.collector.KeyedHash;
import dev.framewatch.collector.github.GitHubAccount.Resource;
import dev.framewatch.collector.held.HeldBatch;
import dev.framewatch.collector.poll.Budget;
import dev.framewatch.collector.poll.BudgetReading;
import dev.framewatch.collector.poll.BudgetSpent;
import dev.framewatch.collector.poll.Poll.LimitedUntil;
import dev.framewatch.collector.poll.PollFailed;
import dev.framewatch.collector.poll.PollTask;
import dev.framewatch.collector.poll.TestContext;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class GitHubTest {
    private static final String PATH = "/repos/pytorch/pytorch";

    private final TestContext context = new TestContext();
    private final CannedGitHub server;

    GitHubTest() throws IOException {
        this.server = new CannedGitHub();
    }

    @AfterEach
    void stop() {
        server.close();
    }

    private Asked ask(GitHub gitHub, @Nullable String etag) {
        return gitHub.ask(context, Resource.CORE, api -> api.repository("pytorch", "pytorch", etag));
    }

    private LimitedUntil limited(GitHub gitHub) {
        return ((Asked.Limited) ask(gitHub, null)).until();
    }

    /** By this machine's clock, as the server's header {@code Date}; the context's clock is another. */
    private static String inAMinute() {
        return String.valueOf(Instant.now().getEpochSecond() + 60);
    }

    @Test
    void withoutATokenItAsksWithinSmallBudgets() {
        server.answers(PATH, 200, "{}");

        ask(server.client(), null);

        assertThat(server.asked.getFirst().authorization()).isEqualTo("null");
        assertThat(context.taken).isEqualTo(Map.of("github:core:anonymous", 1, "github:points:anonymous", 1));
        assertThatThrownBy(() -> server.client().query(context, "{viewer}", Map.of()))
                .isInstanceOf(PollFailed.class);
    }

    @Test
    void eachRedirectTakesAUnitToo() {
        server.answers(PATH, 301, "{}", "Location", "/repositories/7");
        server.answers("/repositories/7", 200, "{\"id\":7}");

        Asked asked = ask(server.client(), null);

        assertThat(asked)
                .isInstanceOfSatisfying(
                        Asked.Told.class,
                        told -> assertThat(told.answer().address().getPath()).isEqualTo("/repositories/7"));
        assertThat(context.taken).isEqualTo(Map.of("github:core:anonymous", 2, "github:points:anonymous", 2));
    }

    @Test
    void noRedirectIsFollowedInACircleOrBeyondTheBudget() {
        server.answers(PATH, 301, "{}", "Location", PATH);

        assertThatThrownBy(() -> ask(server.client(), null)).hasMessageContaining("more than 5 times");
        context.taken.put("github:core:anonymous", 59);
        int before = server.asked.size();
        assertThatThrownBy(() -> ask(server.client(), null)).isInstanceOf(BudgetSpent.class);

        assertThat(server.asked).hasSize(before + 1);
    }

    @Test
    void noOtherHostIsAskedByARedirect() {
        server.answers(PATH, 301, "{}", "Location", "http://127.0.0.1:1/repositories/7");

        assertThatThrownBy(() -> ask(server.client("one"), null))
                .isInstanceOf(PollFailed.class)
                .hasMessageContaining("was not asked");
    }

    @Test
    void theTokenWithMostLeftIsUsed() {
        server.answers(PATH, 200, "{}");
        GitHub gitHub = server.client("one", "two");

        for (int i = 0; i < 4; i++) {
            ask(gitHub, null);
        }

        assertThat(server.asked)
                .extracting(CannedGitHub.Question::authorization)
                .contains("Bearer one", "Bearer two")
                .hasSize(4);
        assertThat(context.taken.values()).allMatch(taken -> taken == 2);
    }

    @Test
    void whatTheHeadersSayIsToldByTheAnswersOwnClock() {
        server.answers(
                PATH,
                200,
                "{}",
                "x-ratelimit-limit",
                "5000",
                "x-ratelimit-remaining",
                "4990",
                "x-ratelimit-reset",
                inAMinute(),
                "x-ratelimit-resource",
                "core");
        ask(server.client("one"), null);
        server.answers(
                PATH,
                200,
                "{}",
                "x-ratelimit-limit",
                "9",
                "x-ratelimit-remaining",
                "9",
                "x-ratelimit-reset",
                "100",
                "x-ratelimit-resource",
                "code_search");
        ask(server.client("one"), null);

        BudgetReading reading = context.readings.getFirst();
        assertThat(context.readings).hasSize(1);
        assertThat(reading).isEqualTo(new BudgetReading(5000, 4990, reading.resetsIn()));
        assertThat(reading.resetsIn()).isBetween(Duration.ofSeconds(50), Duration.ofSeconds(61));
    }

    @Test
    void anUnchangedAnswerIsFreeWithATokenOnly() {
        server.answers(PATH, 200, "{}", "ETag", "\"1\"");

        Asked.Told told = (Asked.Told) ask(server.client("one"), "\"1\"");
        ask(server.client(), "\"1\"");

        assertThat(told.answer().isNotModified()).isTrue();
        assertThat(context.taken).containsEntry("github:core:anonymous", 1).containsValue(0);
    }

    @Test
    void aSpentWindowStopsItsBudgetUntilItEnds() {
        server.answers(
                PATH,
                403,
                "{\"message\":\"API rate limit exceeded\"}",
                "x-ratelimit-limit",
                "5000",
                "x-ratelimit-remaining",
                "0",
                "x-ratelimit-reset",
                inAMinute());

        LimitedUntil until = limited(server.client("one"));

        assertThat(until.until()).isBetween(context.now.plusSeconds(50), context.now.plusSeconds(61));
        assertThat(until.budgets()).extracting(Budget::limit).containsExactly(5000);
    }

    @Test
    void aSecondaryLimitStopsAllOfATokenAsLongAsIsSaidOrLongerEachTime() {
        server.answers(PATH, 403, "{\"message\":\"You have exceeded a secondary rate limit\"}");
        GitHub gitHub = server.client("one");
        LimitedUntil first = limited(gitHub);
        context.limits = 3;
        LimitedUntil fourth = limited(gitHub);
        server.answers(PATH, 429, "", "Retry-After", "17", "x-ratelimit-remaining", "0");
        LimitedUntil said = limited(gitHub);

        assertThat(List.of(first.until(), fourth.until(), said.until()))
                .containsExactly(
                        context.now.plusSeconds(60), context.now.plusSeconds(480), context.now.plusSeconds(17));
        assertThat(first.budgets()).hasSize(4).isEqualTo(said.budgets());
    }

    @Test
    void whileOneTokenIsLeftAloneAnotherIsUsed() {
        server.answers(PATH, 200, "{}");
        server.limits("one");
        GitHub gitHub = server.client("one", "two");

        for (int i = 0; i < 4; i++) {
            assertThat(ask(gitHub, null)).isInstanceOf(Asked.Told.class);
        }
        assertThat(asked("Bearer one")).isOne();
        assertThat(asked("Bearer two")).isEqualTo(4);
        assertThat(context.stopped.values()).hasSize(4).containsOnly(context.now.plusSeconds(60));

        context.pass(Duration.ofSeconds(61));
        ask(gitHub, null);
        assertThat(asked("Bearer one")).isEqualTo(2);
        assertThat(context.stopped.values()).containsOnly(context.now.plusSeconds(120));

        server.limits("two");
        assertThat(ask(gitHub, null)).isInstanceOf(Asked.Limited.class);
    }

    private long asked(String authorization) {
        return server.asked.stream()
                .filter(question -> question.authorization().equals(authorization))
                .count();
    }

    @Test
    void graphQlSaysItInAnAnswerOf200() {
        server.answers("/graphql", 200, "{\"data\":null,\"errors\":[{\"type\":\"RATE_LIMITED\",\"message\":\"\"}]}");

        Asked asked = server.client("one").query(context, "{x}", Map.of("y", List.of("z")));

        assertThat(asked).isInstanceOf(Asked.Limited.class);
        assertThat(server.asked.getFirst().body()).contains("\"query\":\"{x}\"").contains("{\"y\":[\"z\"]}");
    }

    @Test
    void whatIsForbiddenOtherwiseIsForTheCaller() {
        server.answers(PATH, 403, "{\"message\":\"Repository access blocked\"}", "x-ratelimit-remaining", "70");

        assertThat(((Asked.Told) ask(server.client("one"), null)).answer().status())
                .isEqualTo(403);
    }

    @Test
    void aRefusedTokenIsLeftOutForAnHour() {
        server.answers(PATH, 401, "{\"message\":\"Bad credentials\"}");
        GitHub gitHub = server.client("canary");

        assertThatThrownBy(() -> ask(gitHub, null))
                .isInstanceOf(PollFailed.class)
                .hasMessageContaining("framewatch.github.tokens[0]")
                .hasMessageNotContaining("canary");
        assertThatThrownBy(() -> ask(gitHub, null)).hasMessageContaining("none of framewatch.github.tokens");
        assertThat(server.asked).hasSize(1);
        context.now = context.now.plus(Duration.ofHours(1));
        server.answers(PATH, 200, "{}");
        assertThat(ask(gitHub, null)).isInstanceOf(Asked.Told.class);
    }

    @Test
    void itsOwnFailureIsTriedAgain() {
        server.answers(PATH, 502, "");

        assertThatThrownBy(() -> ask(server.client("one"), null))
                .isInstanceOf(PollFailed.class)
                .hasMessageContaining("502");
    }

    @Test
    void noTokenIsEverShown() {
        GitHubSettings settings =
                new GitHubSettings(URI.create("https://localhost"), List.of(" canary ", ""), Duration.ofDays(1));

        assertThat(settings.tokens()).containsExactly("canary");
        assertThat(settings.toString()).doesNotContain("canary");
        assertThatThrownBy(() ->
                        new GitHubSettings(URI.create("https://localhost"), List.of("can ary"), Duration.ofDays(1)))
                .hasMessageNotContaining("can ary");
    }

    @Test
    void everyTaskThatAsksWithoutATokenNamesItAndNoneWithOne() throws IOException {
        try (CannedGitHub server = new CannedGitHub()) {
            assertThat(tasks(server.client()))
                    .hasSize(6)
                    .allSatisfy(task -> assertThat(task.note())
                            .as(task.name())
                            .hasValueSatisfying(note -> assertThat(note).contains("framewatch.github.tokens")));
            assertThat(tasks(server.client("token")))
                    .allSatisfy(task -> assertThat(task.note()).as(task.name()).isEmpty());
        }
    }

    private static List<PollTask> tasks(GitHub gitHub) {
        Observation observation = new Observation(new KeyedHash("a key"), SimulatedGitHub.TAXONOMY, new TestContext());
        OwnRepositories own = new OwnRepositories(gitHub, List.of("pytorch/pytorch"));
        RepositoryDetails details = new RepositoryDetails(gitHub, observation);
        RepositorySearch search = new RepositorySearch(details, SimulatedGitHub.QUERIES, "pushed");
        return List.of(
                new RepositoriesTask(search, Duration.ofDays(1)),
                new RepositoriesBackfill(search),
                new RepositoriesRecheck(details, (_, _) -> new HeldBatch(List.of(), null)),
                new ReleasesTask(own, observation),
                new StarsTask(own, observation),
                new StarHistoryTask(own, observation));
    }
}
