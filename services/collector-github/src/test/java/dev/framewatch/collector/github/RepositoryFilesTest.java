package dev.framewatch.collector.github;

import static org.assertj.core.api.Assertions.assertThat;

import dev.framewatch.collector.KeyedHash;
import dev.framewatch.collector.poll.Poll;
import dev.framewatch.collector.poll.TestContext;
import dev.framewatch.simulator.Mischief;
import dev.framewatch.simulator.SimulatorSettings;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** READMEs and manifests without a token: of a few repositories an hour. */
class RepositoryFilesTest {
    private static final String README = "/repositories/7/readme";
    private static final Instant PUSHED = Instant.parse("2026-10-02T00:00:00Z");

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void withoutATokenAFewRepositoriesAnHourTellWhatTheirFilesSay(boolean badly) {
        SimulatorSettings settings = SimulatorSettings.of(19).with(badly ? Mischief.FULL : Mischief.NONE);
        try (SimulatedGitHub gitHub = new SimulatedGitHub(settings, 600)) {
            RepositoriesTask task = new RepositoriesTask(gitHub.search("pushed"), Duration.ofDays(1));
            for (int hour = 0; hour < 12; hour++) {
                gitHub.context.taken.clear();
                for (int run = 0; run < 6; run++) {
                    gitHub.loop.run(task);
                    gitHub.context.pass(Duration.ofMinutes(10));
                }
            }

            int requests = gitHub.server.traffic().of("github core").requests();
            System.out.printf(
                    "%s, without a token: files of %d of %d repositories in 12 hours, in %d requests%n",
                    badly ? "misbehaving" : "well behaved",
                    gitHub.told().size(),
                    gitHub.newest().size(),
                    requests);
            assertThat(gitHub.told()).hasSizeBetween(20, 40);
            assertThat(requests).isLessThan(12 * 20);
            assertThat(gitHub.newest()).hasSizeGreaterThan(200);
            assertThat(gitHub.events)
                    .anySatisfy(event ->
                            assertThat(event.dependencies()).contains("numpy").hasSizeGreaterThan(1));
            assertThat(gitHub.unwanted()).isZero();
        }
    }

    private static Poll.Page read(CannedGitHub server, TestContext context) {
        RepositoryDetails details = new RepositoryDetails(
                server.client(), new Observation(new KeyedHash("a key"), SimulatedGitHub.TAXONOMY, context));
        SlowFiles files = SlowFiles.NONE.finding(Map.of("7", 9L, "8", 3L)).choosing(context.now);
        SearchState state = SearchState.of(Instant.EPOCH, Instant.EPOCH, Map.of())
                .searched(0)
                .with(files);
        return (Poll.Page)
                new RepositorySearch(details, new FrameworkQueries(List.of("a")), "pushed").poll(state, 0, context);
    }

    private static SlowFiles files(Poll.Page page) {
        return page.cursor().as(SearchState.class).orElseThrow().files();
    }

    private static CannedGitHub server() throws IOException {
        CannedGitHub server = new CannedGitHub();
        server.answers(
                "/repositories/7",
                200,
                "{\"id\":7,\"full_name\":\"a/b\",\"description\":\"Words\",\"created_at\":\"2026-10-01T00:00:00Z\","
                        + "\"pushed_at\":\"" + PUSHED + "\"}");
        server.answers(
                "/repositories/7/contents",
                200,
                "[{\"type\":\"file\",\"name\":\"Dockerfile\"},{\"type\":\"file\",\"name\":\"setup.py\"},"
                        + "{\"type\":\"dir\",\"name\":\"pyproject.toml\"},{\"type\":\"file\",\"name\":\"requirements.txt\"}]");
        server.answers(
                "/repositories/7/contents/requirements.txt",
                200,
                "{\"encoding\":\"base64\",\"content\":\"dG9y\\nY2g=\\n\"}");
        server.answers("/repositories/7/contents/setup.py", 200, "{\"encoding\":\"none\",\"content\":\"\"}");
        return server;
    }

    @Test
    void theFirstManifestsAreReadAndWhatIsNotThereIsLeftOut() throws IOException {
        TestContext context = new TestContext();
        try (CannedGitHub server = server()) {
            Poll.Page page = read(server, context);

            assertThat(page.events()).singleElement().satisfies(event -> {
                assertThat(event.text()).isEqualTo("Words");
                assertThat(event.dependencies()).containsExactly("torch");
                assertThat(event.revision()).isEqualTo(PUSHED.toEpochMilli() + 1);
            });
            assertThat(page.more()).isFalse();
            assertThat(files(page).wereRead("7")).isTrue();
            assertThat(files(page).found()).containsOnlyKeys("8");
            assertThat(server.asked).hasSize(RepositoryFiles.COST);
            assertThat(context.taken).containsEntry("github:core:anonymous", RepositoryFiles.COST);
        }
    }

    @Test
    void whoIsGoneIsPassedOver() throws IOException {
        TestContext context = new TestContext();
        try (CannedGitHub server = new CannedGitHub()) {
            Poll.Page page = read(server, context);

            assertThat(page.events()).isEmpty();
            assertThat(files(page).wereRead("7")).isFalse();
            assertThat(files(page).found()).containsOnlyKeys("8");
        }
    }

    @Test
    void aLimitPutsFilesOffAndNotTheSearches() throws IOException {
        TestContext context = new TestContext();
        try (CannedGitHub server = server()) {
            server.answers(README, 429, "{}", "Retry-After", "90");

            Poll.Page page = read(server, context);

            assertThat(page.events()).isEmpty();
            assertThat(page.more()).isFalse();
            assertThat(files(page).found()).containsOnlyKeys("7", "8");
            assertThat(context.stopped).containsKey("github:core:anonymous");
            context.pass(Duration.ofSeconds(100));
            context.taken.put("github:core:anonymous", 60 - RepositoryFiles.COST + 1);
            int before = server.asked.size();
            assertThat(files(read(server, context)).found()).containsOnlyKeys("7", "8");
            assertThat(server.asked).as("too little is left").hasSize(before);
        }
    }

    @Test
    void whatFailsAgainAndAgainIsPassedOver() throws IOException {
        TestContext context = new TestContext();
        try (CannedGitHub server = server()) {
            server.answers(README, 502, "");
            context.attempt = 3;

            assertThat(files(read(server, context)).found()).containsOnlyKeys("8");
        }
    }

    @Test
    void whoseFilesWereReadIsToldAgainOnlyWithThemForAMonth() {
        Instant now = Instant.parse("2026-10-15T12:00:00Z");
        SlowFiles files = SlowFiles.NONE.finding(Map.of("7", 9L, "8", 3L)).choosing(now);

        SlowFiles read = files.reading(now);

        assertThat(files.next()).isEqualTo("7");
        assertThat(read.choosing(now.plus(Duration.ofMinutes(10))).next()).isNull();
        assertThat(read.choosing(now.plus(Duration.ofMinutes(20))).next()).isEqualTo("8");
        assertThat(read.choosing(now.plus(Duration.ofDays(29))).wereRead("7")).isTrue();
        assertThat(read.choosing(now.plus(Duration.ofDays(31))).wereRead("7")).isFalse();
    }
}
