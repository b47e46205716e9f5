package dev.framewatch.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import dev.framewatch.simulator.Client.Answer;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class GitHubTest {
    private static final String[] TOKEN = {"Authorization", "Bearer one"};

    private final SettableClock clock = new SettableClock();
    private final SimulatorServer server = SimulatorServer.start(SimulatorSettings.of(7), clock);
    private final Client client = new Client();

    @AfterEach
    void close() {
        server.close();
    }

    @Test
    void aSearchIsPagedByItsLinksAndEndsAt1000() {
        Answer page = search("deep-learning", "&per_page=100");
        assertThat(page.json().path("total_count").asInt())
                .isEqualTo(server.truth().repositories("deep-learning").size())
                .isGreaterThan(5_000);
        List<Long> ids = new ArrayList<>(ids(page));
        int pages = 1;
        for (; page.hasNext(); pages++) {
            page = client.get(page.next(), TOKEN);
            ids.addAll(ids(page));
        }

        assertThat(pages).isEqualTo(10);
        assertThat(ids).hasSize(1_000).doesNotHaveDuplicates();
        assertThat(search("deep-learning", "&per_page=100&page=11").status()).isEqualTo(422);
    }

    @Test
    void aSearchIsSlicedByTimesAndStars() {
        for (String slice : List.of(
                "created:2019-03-01..2019-03-31",
                "created:>=2026-01-01T00:00:00Z",
                "pushed:<2018-01-01",
                "stars:10..20",
                "stars:>100",
                "topic:jax")) {
            Answer found = search("deep-learning " + slice, "");

            assertThat(found.json().path("total_count").asInt())
                    .as(slice)
                    .isPositive()
                    .isEqualTo(server.truth()
                            .repositories("deep-learning " + slice)
                            .size());
        }
        assertThat(search("created:yesterday", "").status()).isEqualTo(422);
    }

    @Test
    void anUnchangedRepositoryCostsNothingButWithoutAToken() {
        Answer first = client.get(repository("pytorch/pytorch"), TOKEN);
        Answer again = get("pytorch/pytorch", "If-None-Match", first.header("ETag"), TOKEN[0], TOKEN[1]);
        Answer anonymous = get("pytorch/pytorch", "If-None-Match", first.header("ETag"));

        assertThat(first.header("x-ratelimit-remaining")).isEqualTo("4999");
        assertThat(again.status()).isEqualTo(304);
        assertThat(again.header("x-ratelimit-remaining")).isEqualTo("4999");
        assertThat(anonymous.status()).isEqualTo(304);
        assertThat(anonymous.header("x-ratelimit-remaining")).isEqualTo("59");
        clock.pass(Duration.ofDays(1));
        assertThat(get("pytorch/pytorch", "If-None-Match", first.header("ETag"), TOKEN[0], TOKEN[1])
                        .status())
                .isEqualTo(200);
        assertThat(server.traffic().of("github core").unchanged()).isEqualTo(2);
    }

    @Test
    void searchesBeyondTheBudgetAreRefusedAndCountedUntilTheWindowEnds() {
        for (int i = 0; i < 10; i++) {
            assertThat(client.get(searchOf("jax", "")).status()).isEqualTo(200);
        }

        Answer refused = client.get(searchOf("jax", ""));

        assertThat(refused.status()).isIn(403, 429);
        assertThat(refused.header("x-ratelimit-remaining")).isEqualTo("0");
        assertThat(refused.header("x-ratelimit-resource")).isEqualTo("search");
        assertThat(refused.header("x-ratelimit-reset"))
                .isEqualTo(String.valueOf(clock.instant().plusSeconds(60).getEpochSecond()));
        assertThat(server.traffic().all().beyond()).isEqualTo(1);
        assertThat(search("jax", "").status()).isEqualTo(200);
        clock.pass(Duration.ofMinutes(1));
        assertThat(client.get(searchOf("jax", "")).status()).isEqualTo(200);
    }

    @Test
    void moreThan900PointsAMinuteMeetTheSecondaryLimit() {
        for (int i = 0; i < 900; i++) {
            client.get(server.github().resolve("/github/rate_limit"), TOKEN);
        }

        assertThat(client.get(server.github().resolve("/github/rate_limit"), TOKEN)
                        .json()
                        .path("message")
                        .asString())
                .contains("secondary rate limit");
    }

    @Test
    void theOldNameOfARepositoryLeadsToItsNumber() {
        JsonNode renamed = search("renamed", "").json().path("items").get(0);
        String old = renamed.path("full_name").asString().replace("-renamed", "");

        Answer moved = client.get(repository(old), TOKEN);

        assertThat(moved.status()).isEqualTo(301);
        assertThat(client.get(URI.create(moved.header("Location")), TOKEN).json())
                .isEqualTo(client.get(repository(renamed.path("full_name").asString()), TOKEN)
                        .json());
        assertThat(client.get(repository(old + "/readme"), TOKEN).header("Location"))
                .endsWith("/readme");
    }

    @Test
    void aNameThatWasGivenUpMayBelongToAnother() {
        Set<String> left = new TreeSet<>();
        for (Answer page = search("renamed", "&per_page=100"); page.hasNext(); page = client.get(page.next(), TOKEN)) {
            for (JsonNode item : page.json().path("items")) {
                left.add(item.path("full_name").asString().replace("-renamed", ""));
            }
        }

        assertThat(left.stream().map(name -> client.get(repository(name), TOKEN).status()))
                .contains(200, 301);
    }

    @Test
    void filesReleasesAndStarHistoryAreThere() {
        JsonNode readme =
                client.get(repository("pytorch/pytorch/readme"), TOKEN).json();
        Answer releases = client.get(repository("pytorch/pytorch/releases?per_page=10"), TOKEN);
        JsonNode weeks = client.get(repository("pytorch/pytorch/stargazers/history"), TOKEN)
                .json();

        assertThat(text(readme)).contains("PyTorch");
        assertThat(releases.json()).hasSize(10);
        assertThat(releases.hasNext()).isTrue();
        assertThat(weeks).hasSize(30);
        assertThat(weeks.get(0).path("days")).hasSize(7);
        assertThat(weeks.get(0).path("week").asLong())
                .isGreaterThan(weeks.get(1).path("week").asLong());
        assertThat(client.get(repository("nobody/nothing"), TOKEN).status()).isEqualTo(404);
    }

    @Test
    void theWeeksOfAHistoryAddUpToTheStars() {
        long stars = client.get(repository("pytorch/pytorch"), TOKEN)
                .json()
                .path("stargazers_count")
                .asLong();
        long sum = 0;
        Answer page = client.get(repository("pytorch/pytorch/stargazers/history"), TOKEN);
        for (boolean more = true; more; ) {
            for (JsonNode week : page.json()) {
                sum += week.path("total").asLong();
            }
            more = page.hasNext();
            page = more ? client.get(page.next(), TOKEN) : page;
        }

        assertThat(sum).isEqualTo(stars);
    }

    @Test
    void aHistoryThatIsMissingIsAnEmptyPageAtFirst() {
        server.behave(new Mischief(0, 0, 0, 0, 0, 0, 0, 0, 0, 1, 0));
        URI history = repository("pytorch/pytorch/stargazers/history");

        assertThat(client.get(history, TOKEN).json()).isEmpty();
        assertThat(client.get(history, TOKEN).json()).isEmpty();
        assertThat(client.get(history, TOKEN).json()).isNotEmpty();
    }

    @Test
    void aFrameworksOwnRepositoryIsRenamed() {
        URI former = repository("google/jax");
        assertThat(client.get(repository("fchollet/keras"), TOKEN).status()).isEqualTo(301);
        assertThat(client.get(former, TOKEN).json().path("full_name").asString())
                .isEqualTo("google/jax");
        clock.pass(Duration.ofDays(8));

        Answer moved = client.get(former, TOKEN);

        assertThat(moved.status()).isEqualTo(301);
        assertThat(client.get(URI.create(moved.header("Location")), TOKEN)
                        .json()
                        .path("full_name")
                        .asString())
                .isEqualTo("jax-ml/jax");
    }

    @Test
    void aManifestNamesWhatARepositoryIsMadeWith() {
        Set<String> names = new TreeSet<>();
        for (int i = 0; i < 30; i++) {
            for (JsonNode file : client.get(numbered(i, "contents"), TOKEN).json()) {
                String name = file.path("name").asString();
                Answer content = client.get(numbered(i, "contents/" + name), TOKEN);
                if (content.status() == 200) {
                    names.add(name);
                    assertThat(text(content.json())).contains("numpy");
                }
            }
        }

        assertThat(names).containsExactly("environment.yml", "pyproject.toml", "requirements.txt");
    }

    private URI numbered(int repository, String part) {
        return server.github().resolve("/github/repositories/" + (10_000_000 + repository) + "/" + part);
    }

    private static String text(JsonNode file) {
        return new String(Base64.getMimeDecoder().decode(file.path("content").asString()), StandardCharsets.UTF_8);
    }

    @Test
    void graphQlAnswersManyRepositoriesForOnePoint() {
        String query = """
                {"query": "query($ids: [ID!]!) { nodes(ids: $ids) { ... on Repository { databaseId stars: stargazerCount \
                releases(first: 5) { nodes { tagName } } } } rateLimit { cost remaining } \
                tf: repository(owner: \\"tensorflow\\", name: \\"tensorflow\\") { nameWithOwner } }", \
                "variables": {"ids": ["R_1000", "R_1001", "R_77"]}}""";

        JsonNode data = client.post(server.github().resolve("/github/graphql"), query, TOKEN)
                .json()
                .path("data");

        assertThat(data.path("nodes")).hasSize(3);
        assertThat(data.path("nodes").get(0).path("stars").asLong())
                .isEqualTo(server.truth().stars().get("pytorch/pytorch"));
        assertThat(data.path("nodes").get(0).path("releases").path("nodes")).hasSize(5);
        assertThat(data.path("nodes").get(2).isNull()).isTrue();
        assertThat(data.path("tf").path("nameWithOwner").asString()).isEqualTo("tensorflow/tensorflow");
        assertThat(data.path("rateLimit").path("cost").asInt()).isEqualTo(1);
        assertThat(data.path("rateLimit").path("remaining").asInt()).isEqualTo(4_999);
    }

    @Test
    void graphQlSearchesPageByPage() {
        String first = graphQl("null");
        JsonNode page = client.post(server.github().resolve("/github/graphql"), first, TOKEN)
                .json();
        String cursor = page.at("/data/search/pageInfo/endCursor").asString();
        JsonNode second = client.post(
                        server.github().resolve("/github/graphql"), graphQl("\\\"" + cursor + "\\\""), TOKEN)
                .json();

        assertThat(page.at("/data/search/repositoryCount").asInt())
                .isEqualTo(server.truth().repositories("deep-learning").size());
        assertThat(page.at("/data/search/nodes")).hasSize(100);
        assertThat(second.at("/data/search/nodes")).hasSize(100);
        assertThat(second.at("/data/search/nodes/0")).isNotEqualTo(page.at("/data/search/nodes/0"));
    }

    private static String graphQl(String after) {
        return "{\"query\": \"{ search(query: \\\"deep-learning\\\", type: REPOSITORY, first: 100, after: " + after
                + ") { repositoryCount pageInfo { hasNextPage endCursor } nodes { ... on Repository { databaseId } } } }\"}";
    }

    private Answer search(String query, String more) {
        return client.get(searchOf(query, more), TOKEN);
    }

    private URI searchOf(String query, String more) {
        String q = java.net.URLEncoder.encode(query, StandardCharsets.UTF_8);
        return server.github().resolve("/github/search/repositories?q=" + q + more);
    }

    private Answer get(String repository, String... headers) {
        return client.get(repository(repository), headers);
    }

    private URI repository(String path) {
        return server.github().resolve("/github/repos/" + path);
    }

    private static List<Long> ids(Answer page) {
        return page.json()
                .path("items")
                .valueStream()
                .map(item -> item.path("id").asLong())
                .toList();
    }
}
