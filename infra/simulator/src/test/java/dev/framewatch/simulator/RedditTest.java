package dev.framewatch.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import dev.framewatch.simulator.Client.Answer;
import dev.framewatch.simulator.Truth.Made;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class RedditTest {
    private static final String AGENT = "test:dev.framewatch:1 (by /u/nobody)";
    private static final String SECRET =
            "Basic " + Base64.getEncoder().encodeToString("app:secret".getBytes(StandardCharsets.UTF_8));

    private final SettableClock clock = new SettableClock();
    private final SimulatorServer server = SimulatorServer.start(SimulatorSettings.of(7), clock);
    private final Client client = new Client();

    @AfterEach
    void close() {
        server.close();
    }

    @Test
    void aTokenIsGoodForAnHour() {
        String token = token();

        assertThat(listing("new", "", token).status()).isEqualTo(200);
        clock.pass(Duration.ofMinutes(61));
        assertThat(listing("new", "", token).status()).isEqualTo(401);
        assertThat(listing("new", "", token()).status()).isEqualTo(200);
    }

    @Test
    void whoDoesNotSayWhoItIsGetsNothing() {
        String token = token();
        URI address = server.reddit().resolve("/reddit/r/MachineLearning/new");

        assertThat(client.get(address, "Authorization", "Bearer " + token).status())
                .isEqualTo(429);
        assertThat(client.get(address, "User-Agent", AGENT).status()).isEqualTo(403);
        assertThat(client.post(tokens(), "grant_type=client_credentials", "User-Agent", AGENT)
                        .status())
                .isEqualTo(401);
    }

    @Test
    void aListingGoesBackByItsAnchorsToItsEnd() {
        String token = token();
        List<String> names = new ArrayList<>();
        String after = "";
        do {
            JsonNode page = listing("new", "limit=100&after=" + after, token).json();
            names.addAll(names(page));
            after = page.at("/data/after").asString("");
        } while (!after.isEmpty());

        assertThat(names).doesNotHaveDuplicates().hasSizeBetween(300, 1_000);
        assertThat(names(listing("new", "limit=2&before=" + names.get(5), token).json()))
                .isEqualTo(names.subList(3, 5));
    }

    @Test
    void aListingIs1000Deep() {
        Duration day = Duration.ofDays(1);
        WorldSize large = new WorldSize(1, 20_000, 1, day, day, day);
        try (SimulatorServer deep =
                SimulatorServer.start(SimulatorSettings.of(7).with(large), clock)) {
            String token = token(deep);
            List<String> names = new ArrayList<>();
            String after = "";
            do {
                JsonNode page = get(deep, "/reddit/r/MachineLearning/new?limit=100&after=" + after, token)
                        .json();
                names.addAll(names(page));
                after = page.at("/data/after").asString("");
            } while (!after.isEmpty());

            assertThat(names).doesNotHaveDuplicates().hasSize(1_000);
        }
    }

    @Test
    void aDeletedAnchorYieldsNothingButIsToldOfByItsName() {
        String token = token();
        String deleted = server.truth().things().stream()
                .filter(made -> made.removed() && made.id().startsWith("reddit:post:"))
                .map(made -> "t3_" + made.id().substring("reddit:post:".length()))
                .findFirst()
                .orElseThrow();

        assertThat(names(listing("new", "before=" + deleted, token).json())).isEmpty();
        JsonNode info = get("/reddit/api/info?id=" + deleted, token).json();
        assertThat(names(info)).containsExactly(deleted);
        assertThat(info.at("/data/children/0/data/selftext").asString()).isEqualTo("[deleted]");
        assertThat(info.at("/data/children/0/data/author").asString()).isEqualTo("[deleted]");
    }

    @Test
    void textIsEscapedUnlessItIsAskedForRaw() {
        String token = token();
        String name = "";
        for (Made made : server.truth().things()) {
            if (!made.removed()
                    && made.changed().isAfter(made.occurred())
                    && made.id().startsWith("reddit:post:")) {
                name = "t3_" + made.id().substring("reddit:post:".length());
            }
        }

        assertThat(get("/reddit/api/info?id=" + name, token)
                        .json()
                        .at("/data/children/0/data/selftext")
                        .asString())
                .endsWith("(edited &amp; checked)");
        assertThat(get("/reddit/api/info?raw_json=1&id=" + name, token)
                        .json()
                        .at("/data/children/0/data/selftext")
                        .asString())
                .endsWith("(edited & checked)");
    }

    @Test
    void limitsAreToldInDecimals() {
        Answer first = listing("comments", "", token());

        assertThat(first.header("X-Ratelimit-Remaining")).isEqualTo("999.0");
        assertThat(first.header("X-Ratelimit-Reset")).isEqualTo("600");
        assertThat(names(first.json())).hasSize(25).allMatch(name -> name.startsWith("t1_"));
    }

    private String token() {
        return token(server);
    }

    private String token(SimulatorServer of) {
        return client.post(
                        of.redditTokens().resolve("/www-reddit/api/v1/access_token"),
                        "grant_type=client_credentials",
                        "User-Agent",
                        AGENT,
                        "Authorization",
                        SECRET)
                .json()
                .path("access_token")
                .asString();
    }

    private URI tokens() {
        return server.redditTokens().resolve("/www-reddit/api/v1/access_token");
    }

    private Answer listing(String which, String query, String token) {
        return get("/reddit/r/MachineLearning/" + which + "?" + query, token);
    }

    private Answer get(String address, String token) {
        return get(server, address, token);
    }

    private Answer get(SimulatorServer of, String address, String token) {
        return client.get(of.reddit().resolve(address), "User-Agent", AGENT, "Authorization", "bearer " + token);
    }

    private static List<String> names(JsonNode listing) {
        return listing.at("/data/children")
                .valueStream()
                .map(child -> child.at("/data/name").asString())
                .toList();
    }
}
