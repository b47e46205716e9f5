package dev.framewatch.collector.github;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.framewatch.collector.ImportedFile;
import dev.framewatch.collector.KeyedHash;
import dev.framewatch.collector.Span;
import dev.framewatch.collector.poll.Cursor;
import dev.framewatch.collector.poll.Poll;
import dev.framewatch.collector.poll.PollFailed;
import dev.framewatch.collector.poll.TestContext;
import dev.framewatch.event.AdoptionEvent;
import dev.framewatch.event.Kind;
import java.io.IOException;
import java.nio.file.Files;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class RepositorySearchTest {
    private static final String SEARCH = "/search/repositories";
    private static final SearchState HOUR = SearchState.of(Instant.EPOCH, Instant.ofEpochSecond(3_600), Map.of());
    private static final SearchState FOUND = HOUR.searched(1);
    private static final SearchState SECOND = SearchState.of(Instant.EPOCH, Instant.ofEpochSecond(1), Map.of());

    private final TestContext context = new TestContext();
    private final CannedGitHub server;

    RepositorySearchTest() throws IOException {
        this.server = new CannedGitHub();
    }

    @AfterEach
    void stop() {
        server.close();
    }

    private Poll.Page page(SearchState state, String... tokens) {
        RepositoryDetails details = new RepositoryDetails(
                server.client(tokens), new Observation(new KeyedHash("a key"), SimulatedGitHub.TAXONOMY, context));
        return (Poll.Page) new RepositorySearch(details, new FrameworkQueries(List.of("a", "b")), "pushed")
                .poll(state, Long.MAX_VALUE, context);
    }

    private static SearchState state(Poll.Page page) {
        return page.cursor().as(SearchState.class).orElseThrow();
    }

    private static String results(int total, boolean incomplete, String items) {
        return "{\"total_count\":" + total + ",\"incomplete_results\":" + incomplete + ",\"items\":[" + items + "]}";
    }

    private static String repository(int number) {
        return "{\"id\":" + number + ",\"node_id\":\"R_" + number + "\",\"full_name\":\"a/b" + number
                + "\",\"created_at\":\"2026-10-01T00:00:00Z\",\"pushed_at\":\"2026-10-02T00:00:00Z\"}";
    }

    @Test
    void whatIsIncompleteIsAskedForAgainAndLaterInHalves() {
        server.answers(SEARCH, 200, results(5, true, repository(1)));

        assertThatThrownBy(() -> page(HOUR)).isInstanceOf(PollFailed.class).hasMessageContaining("incomplete_results");
        context.attempt = 3;
        Poll.Page halved = page(HOUR);
        assertThatThrownBy(() -> page(SECOND)).isInstanceOf(PollFailed.class);

        assertThat(halved.events()).isEmpty();
        assertThat(state(halved).open()).containsExactly(new Slice(0, 1_799, 0), new Slice(1_800, 3_599, 0));
    }

    @Test
    void aThousandResultsAreSearchedInHalvesUnlessASecondHasThem() {
        server.answers(SEARCH, 200, results(1_000, false, repository(1)));

        assertThat(state(page(HOUR)).open()).hasSize(2);
        assertThat(page(HOUR).gaps()).isEmpty();
        Poll.Page second = page(SECOND);
        assertThat(second.events()).extracting(AdoptionEvent::id).containsExactly("github:repository:1");
        assertThat(second.gaps()).singleElement().satisfies(gap -> {
            assertThat(gap.name()).isEqualTo("pushed:1970-01-01T00:00:00Z:0");
            assertThat(gap.reason()).contains("1,000 of 1000 repositories with pushed");
            assertThat(gap.span()).as("when they were created is not known").isNull();
        });
        assertThat(server.asked.getFirst().query())
                .startsWith("q=a in:name,description,topics,readme pushed:1970-01-01T00:00:00Z..1970-01-01T00:59:59Z&");
    }

    @Test
    void aSecondInWhichTooManyWereCreatedIsAGapInTimeAndSoIsNoOther() {
        server.answers(SEARCH, 200, results(1_200, false, repository(1)), "Link", "</next?page=2>; rel=\"next\"");
        server.answers("/next", 200, results(1_200, false, repository(2)));
        RepositoryDetails details = new RepositoryDetails(
                server.client(), new Observation(new KeyedHash("a key"), SimulatedGitHub.TAXONOMY, context));
        RepositorySearch search = new RepositorySearch(details, new FrameworkQueries(List.of("a", "b")), "created");

        Poll.Page first = (Poll.Page) search.poll(SECOND, Long.MAX_VALUE, context);
        Poll.Page next = (Poll.Page) search.poll(state(first), Long.MAX_VALUE, context);

        assertThat(first.gaps()).singleElement().satisfies(gap -> {
            assertThat(gap.span()).isEqualTo(new Span(Instant.EPOCH, Instant.ofEpochSecond(1)));
            assertThat(gap.kinds()).containsExactly(Kind.REPOSITORY);
        });
        assertThat(next.gaps()).as("it is told once").isEmpty();
        assertThat(new RepositoriesBackfill(search).remedy()).isPresent();
        assertThat(new RepositoriesTask(search, Duration.ofDays(1)).remedy()).isPresent();
    }

    @Test
    void whereSomethingLeftWhilePagesWereReadTheHalvesAreSearchedAsWell() {
        server.answers(SEARCH, 200, results(150, false, repository(1)), "Link", "</next?page=2>; rel=\"next\"");
        Poll.Page first = page(HOUR);
        server.answers("/next", 200, results(149, false, repository(2)));
        Poll.Page second = page(state(first));
        server.answers("/next", 200, results(150, false, repository(2)));
        Poll.Page undisturbed = page(state(first));

        assertThat(state(second).open()).containsExactly(new Slice(0, 1_799, 0), new Slice(1_800, 3_599, 0));
        assertThat(state(undisturbed).open()).containsExactly(new Slice(0, 3_599, 1));
        assertThat(server.asked.get(1).query()).isEqualTo("page=2");
    }

    @Test
    void whatCannotBeARepositoryIsRejectedAndTheOthersKept() {
        server.answers(SEARCH, 200, results(3, false, "{\"id\":1}," + repository(2) + ",7"));

        Poll.Page page = page(HOUR);

        assertThat(page.events()).hasSize(1);
        assertThat(page.rejections())
                .extracting(each -> each.cause())
                .containsExactly("No repository: it has no full_name", "No repository: it has no numeric id");
        assertThat(page.fetched()).isEqualTo(3);
    }

    @Test
    void anErrorInABatchIsLookedForInSmallerOnesAndHoldsOnlyItsOwnUp() {
        server.answers(
                "/graphql", 200, "{\"data\":{\"nodes\":[null]},\"errors\":[{\"message\":\"Something went wrong\"}]}");
        SearchState two = FOUND.fetching(List.of("R_1", "R_2"));

        assertThatThrownBy(() -> page(two, "token"))
                .isInstanceOf(PollFailed.class)
                .hasMessageContaining("GraphQL");
        context.attempt = 5;
        Poll.Page passed = page(two, "token");
        assertThat(passed.events()).isEmpty();
        assertThat(state(passed).pending()).containsExactly("R_2");
        assertThat(server.asked.getLast().body()).contains("{\"ids\":[\"R_1\"]}");
    }

    @Test
    void whatIsGoneIsLeftOut() {
        server.answers(
                "/graphql",
                200,
                "{\"data\":{\"nodes\":[null,{\"id\":\"R_2\",\"databaseId\":2,\"nameWithOwner\":\"a/b\","
                        + "\"createdAt\":\"2026-10-01T00:00:00Z\",\"updatedAt\":null,\"issues\":{\"totalCount\":3},\"readme1\":{\"text\":\"Read"
                        + " me\"},\"manifest0\":{\"text\":\"torch\"},\"manifest9\":{\"text\":null}}]},"
                        + "\"errors\":[{\"type\":\"NOT_FOUND\",\"path\":[\"nodes\",0]}]}");

        AdoptionEvent event =
                page(FOUND.fetching(List.of("R_1", "R_2")), "token").events().getFirst();

        assertThat(event.id()).isEqualTo("github:repository:2");
        assertThat(event.text()).isEqualTo("Read me");
        assertThat(event.dependencies()).containsExactly("torch");
        assertThat(event.metrics()).isEmpty();
        assertThat(event.observedAt()).isEqualTo(context.now);
    }

    @Test
    void whatTheSettingsWereBeforeHoldsNothingUp() {
        server.answers(SEARCH, 200, results(1, false, repository(1)));

        Poll.Page moved = page(HOUR.at("http://elsewhere.invalid/next", 1));
        Poll.Page fewer = page(HOUR.searched(9).searched(9));

        assertThat(moved.events()).hasSize(1);
        assertThat(state(fewer).isDone()).isTrue();
    }

    @Test
    void aCursorOfAnotherVersionIsRead() {
        assertThat(new Cursor("{\"to\":7,\"unknown\":1}")
                        .as(SearchState.class)
                        .orElseThrow()
                        .isDone())
                .isTrue();
    }

    @Test
    void aRecordedPageIsRead() throws IOException {
        String recorded = "payloads/github/search/searchAllPublicAndForkedRepos-2-search_repositories.json";
        assumeTrue(ImportedFile.shared(recorded).isPresent(), "../shared is absent");
        server.answers(
                SEARCH, 200, Files.readString(ImportedFile.shared(recorded).orElseThrow()));

        Poll.Page anonymous = page(HOUR);
        Poll.Page authorized = page(HOUR, "token");

        assertThat(anonymous.events()).hasSize(14);
        assertThat(anonymous.rejections()).isEmpty();
        assertThat(authorized.events()).isEmpty();
        assertThat(state(authorized).pending()).hasSize(14);
    }
}
