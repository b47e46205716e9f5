package dev.framewatch.collector.github;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.framewatch.collector.ImportedFile;
import dev.framewatch.collector.KeyedHash;
import dev.framewatch.collector.http.Answer;
import dev.framewatch.collector.poll.Cursor;
import dev.framewatch.collector.poll.Poll;
import dev.framewatch.collector.poll.PollFailed;
import dev.framewatch.collector.poll.TestLoop;
import dev.framewatch.event.AdoptionEvent;
import dev.framewatch.event.Metric;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.http.ResponseEntity;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Repositories, releases and redirects as they were recorded. */
class RealOwnRepositoriesTest {
    private static final Instant NOW = Instant.parse("2026-10-15T12:00:00Z");

    private final TestLoop loop = new TestLoop();
    private final Observation observation =
            new Observation(new KeyedHash("a key"), SimulatedGitHub.TAXONOMY, loop.context);
    private final CannedGitHub server;

    RealOwnRepositoriesTest() throws IOException {
        this.server = new CannedGitHub();
    }

    @AfterEach
    void stop() {
        server.close();
    }

    private static JsonNode recorded(String file) throws IOException {
        return JsonMapper.shared().readTree(path(file));
    }

    private static Path path(String file) {
        String shared = "payloads/github/" + file;
        assumeTrue(ImportedFile.shared(shared).isPresent(), "../shared is absent");
        return ImportedFile.shared(shared).orElseThrow();
    }

    private OwnRepositories own(String name) {
        return new OwnRepositories(server.client("token"), List.of(name));
    }

    private void releases(String releases) {
        server.answers("/repos/o/n", 200, "{\"id\":7}");
        server.answers("/repositories/7/releases", 200, releases);
        loop.run(new ReleasesTask(own("o/n"), observation));
    }

    @Test
    void releasesHaveTheNameOfTheRepositoryThatTheirPageIsOn() throws IOException {
        List<String> rows = new ArrayList<>();
        try (Stream<Path> files = Files.list(path("releases"))) {
            for (Path file : files.sorted().toList()) {
                JsonNode answer = JsonMapper.shared().readTree(file);
                (answer.isArray() ? answer : List.of(answer)).forEach(row -> rows.add(row.toString()));
            }
        }

        releases("[" + String.join(",", rows) + "]");

        assertThat(loop.events)
                .extracting(event -> event.id() + " " + event.title() + " " + event.occurredAt())
                .containsExactly(
                        "github:release:21786739 hub4j-test-org/temp-testCreateRepository release_tag 2019-11-27T01:45:29Z",
                        "github:release:108387464 hub4j-test-org/temp-testMakeLatestRelease tag1 2023-06-13T14:34:35Z",
                        "github:release:44462156 hub4j-test-org/testCreateRelease testUpdateRelease 2021-06-11T07:40:46Z");
    }

    @Test
    void aReleaseMayLackAnythingButNumberAndDate() throws IOException {
        ObjectNode release = (ObjectNode) recorded("releases/testUpdateRelease-8-r_h_t_releases.json");
        ObjectNode bare = JsonMapper.shared().createObjectNode();
        bare.set("id", release.path("id"));
        bare.set("published_at", release.path("published_at"));
        ObjectNode without = release.deepCopy();
        without.putNull("published_at");

        releases("[" + bare + "," + without + "," + release.put("id", 5).put("more", "of it") + "]");

        assertThat(loop.events)
                .extracting(AdoptionEvent::title)
                .containsExactly("o/n", "hub4j-test-org/testCreateRelease testUpdateRelease");
    }

    @Test
    void everyRepositoryIsASnapshotButForThoseOfListsWhichHaveNoCounts() throws IOException {
        List<JsonNode> repositories = new ArrayList<>(List.of(
                recorded("perceval/github_repo.json"),
                recorded("octokit-fixtures/get-repository.json").get(0).path("response")));
        try (Stream<Path> files = Files.list(path("repos"))) {
            for (Path file : files.filter(each -> each.getFileName().toString().startsWith("object-"))
                    .toList()) {
                repositories.add(JsonMapper.shared().readTree(file));
            }
        }

        assertThat(repositories).hasSize(25 + 2).allSatisfy(repository -> {
            AdoptionEvent event =
                    StarsSnapshot.of("o/n", answer(repository), NOW).event(7, observation);
            assertThat(event.title()).isEqualTo(repository.path("full_name").asString());
            assertThat(event.metrics().get(Metric.STARS))
                    .isEqualTo(repository.path("stargazers_count").asLong());
            assertThat(event.metrics()).containsKeys(Metric.FORKS, Metric.OPEN_ISSUES);
        });
        assertThat(recorded("repos/list-repositories.json"))
                .hasSize(100)
                .allSatisfy(row -> assertThatThrownBy(() -> StarsSnapshot.of("o/n", answer(row), NOW))
                        .isInstanceOf(PollFailed.class)
                        .hasMessageContaining("without id or stargazers_count"));
    }

    private static Answer answer(JsonNode body) {
        return Answer.of(ResponseEntity.ok(body.toString().getBytes(UTF_8)));
    }

    @Test
    void anOldNameLeadsToTheRepositoryUnderItsNewOne() throws IOException {
        for (JsonNode each : recorded("octokit-fixtures/rename-repository.json")) {
            if (each.path("method").asString().equals("get")) {
                server.answers(
                        each.path("path").asString(),
                        each.path("status").asInt(),
                        each.path("response").toString(),
                        "Location",
                        server.address() + "/repositories/1000");
            }
        }

        loop.run(new StarsTask(own("octokit-fixture-org/rename-repository"), observation));

        assertThat(loop.events)
                .extracting(event -> event.id() + " " + event.title())
                .containsExactly("github:stars:1000:2026-10-15 octokit-fixture-org/rename-repository-newname");
    }

    @Test
    void abuseIsALimitAndARefusedRequestIsNone() throws IOException {
        server.answers(
                "/repos/o/n", 403, recorded("perceval/abuse_rate_limit.json").toString());
        StarsTask task = new StarsTask(own("o/n"), observation);
        assertThat(task.poll(Cursor.NONE, loop.context)).isInstanceOf(Poll.LimitedUntil.class);

        JsonNode refused = recorded("octokit-fixtures/errors.json").get(0);
        server.answers(
                "/repos/o/n",
                refused.path("status").asInt(),
                refused.path("response").toString());
        assertThatThrownBy(() -> task.poll(Cursor.NONE, loop.context))
                .isInstanceOf(PollFailed.class)
                .hasMessageContaining("422");
    }
}
