package dev.framewatch.query;

import static dev.framewatch.query.AlertBoard.rule;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.framewatch.elasticsearch.AlertIndex;
import dev.framewatch.event.Kind;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.context.ConfigurableApplicationContext;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

@ExtendWith(RunningApi.Start.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class AlertsApiTest {
    private static final String RULES = "/api/v1/alerts/rules";

    private final RunningApi api;
    private final ConfigurableApplicationContext context;
    private TurnedClock clock = new TurnedClock("2026-11-23T12:00:00Z");

    AlertsApiTest(RunningApi api) {
        this.api = api;
        this.context = api.withKafka();
    }

    @BeforeEach
    void clear() throws IOException {
        api.clear();
        clock = new TurnedClock("2026-11-23T12:00:00Z");
    }

    @AfterAll
    void end() {
        context.close();
    }

    private HttpResponse<String> send(String method, String path, String body, String... headers) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(RunningApi.address(context) + path))
                .header("Content-Type", "application/json")
                .method(method, BodyPublishers.ofString(body));
        if (headers.length > 0) {
            request.headers(headers);
        }
        return api.send(request.build());
    }

    private String rules() {
        return api.send(HttpRequest.newBuilder(URI.create(RunningApi.address(context) + RULES))
                        .build())
                .body();
    }

    @Test
    void aRuleIsGivenListedAndDeleted() throws IOException {
        HttpResponse<String> given = send(
                "POST",
                RULES,
                "{\"id\":\"pytorch\",\"type\":\"share\",\"points\":5,\"kind\":[\"paper\",\"code\"],\"forks\":false}");
        HttpResponse<String> again = send("POST", RULES, "{\"id\":\"pytorch\",\"type\":\"crossover\"}");

        assertThat(given.statusCode()).as(given.body()).isEqualTo(201);
        assertThat(rules())
                .isEqualTo("{\"rules\":[{\"id\":\"pytorch\",\"type\":\"share\",\"origin\":\"api\","
                        + "\"created\":\"2026-11-23T12:00:00Z\",\"words\":{\"forks\":\"false\",\"kind\":\"paper,code\","
                        + "\"points\":\"5\"}}]}");
        assertThat(again.statusCode()).isEqualTo(409);
        api.clear();
        try (ConfigurableApplicationContext other = api.withKafka()) {
            assertThat(other.getBean(Rules.class).all())
                    .as("those of another process, after every index was deleted")
                    .extracting(StandingRule::id)
                    .containsExactly("pytorch");
        }
        assertThat(send("DELETE", RULES + "/pytorch", "").statusCode()).isEqualTo(204);
        assertThat(send("DELETE", RULES + "/pytorch", "").statusCode()).isEqualTo(404);
        assertThat(rules()).isEqualTo("{\"rules\":[]}");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '\0',
            value = {
                "{\"type\":\"share\",\"points\":500} | points is '500'; allowed: a number above 0, at most 100",
                "{\"type\":\"share\",\"points\":{\"gte\":1}} | points is '{\"gte\":1}'; allowed: a text, a number",
                "{\"type\":\"silence\",\"hours\":1,\"script\":\"x\"} | script is not a parameter here; known: id, type",
                "[1] | A rule is a JSON object",
                "{\"type\": | It is no JSON"
            })
    void saysWhatIsWrongWithARule(String body, String detail) {
        HttpResponse<String> answer = send("POST", RULES, body);

        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.headers().firstValue("Content-Type")).contains("application/problem+json");
        assertThat(JsonMapper.shared().readTree(answer.body()).get("detail").stringValue())
                .contains(detail);
    }

    @Test
    void whoeverMayNotChangeAnythingChangesNothing() {
        String rule = "{\"type\":\"crossover\"}";

        assertThat(send("POST", RULES, rule, "Origin", "https://evil.example").statusCode())
                .isEqualTo(403);
        assertThat(send("DELETE", RULES + "/x", "", "X-Forwarded-For", "203.0.113.9")
                        .statusCode())
                .isEqualTo(403);
        assertThat(rules()).isEqualTo("{\"rules\":[]}");
    }

    @Test
    void areNotTakenWhereThereIsNoKafka() {
        HttpResponse<String> answer = api.send(HttpRequest.newBuilder(URI.create(api.address() + RULES))
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString("{\"type\":\"crossover\"}"))
                .build());

        assertThat(answer.statusCode()).isEqualTo(503);
        assertThat(answer.body()).contains("spring.kafka.bootstrap-servers");
        assertThat(api.get(RULES).body()).isEqualTo("{\"rules\":[]}");
    }

    @Test
    void alertsAreListedByStateRuleAndDay() throws IOException {
        api.bean(AlertIndex.class).ensure(clock.instant());
        try (AlertBoard board = new AlertBoard(api, clock, false, List.of())) {
            Alert gone = board.waiting("gone", "jax", clock.instant().minus(Courier.STRANGE));
            board.courier.run();
            clock.turn(Duration.ofDays(2));
            Alert fresh = board.waiting("fresh", "=cmd", clock.instant());

            assertThat(ids("")).containsExactly(fresh.id(), gone.id());
            assertThat(ids("?state=dead")).containsExactly(gone.id());
            assertThat(ids("?state=dead,waiting&rule=fresh")).containsExactly(fresh.id());
            assertThat(ids("?since=2026-11-24")).containsExactly(fresh.id());
            assertThat(ids("?limit=1")).containsExactly(fresh.id());
            assertThat(api.get("/api/v1/alerts?state=alive").body())
                    .contains("state is 'alive'; allowed: listed, past, waiting, sent, dead");
            assertThat(api.get("/api/v1/alerts.csv").body().lines())
                    .hasSize(3)
                    .element(1)
                    .asString()
                    .contains("'=cmd")
                    .contains(",0.700000,")
                    .contains(",waiting,");
        }
    }

    private List<String> ids(String query) {
        return api.json("/api/v1/alerts" + query)
                .get("alerts")
                .valueStream()
                .map(alert -> alert.get("id").stringValue())
                .toList();
    }

    @Test
    void whatWasGivenUpCanBeSentAgain() throws IOException {
        api.bean(AlertIndex.class).ensure(clock.instant());
        try (AlertBoard board = new AlertBoard(api, clock, false, List.of())) {
            Alert alert = board.waiting("gone", "jax", clock.instant().minus(Courier.STRANGE));
            String path = "/api/v1/alerts/" + alert.id() + "/send";

            assertThat(send("POST", path, "").statusCode()).isEqualTo(409);
            board.courier.run();
            HttpResponse<String> answer = send("POST", path, "");

            assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
            assertThat(board.delivery(alert)).isEqualTo(Delivery.waiting(clock.instant()));
            assertThat(send("POST", "/api/v1/alerts/none/send", "").statusCode())
                    .isEqualTo(404);
        }
    }

    @Test
    void beforeAnythingWasRaisedTheListIsEmptyAndSaysSo() {
        JsonNode answer = api.json("/api/v1/alerts");

        assertThat(answer.get("alerts")).isEmpty();
        assertThat(answer.get("notes").get(0).stringValue()).isEqualTo("No rule told anything that matches.");
    }

    @Test
    void aProcessRaisesAndSendsByItselfWhatTheRulesOfItsSettingsTell() throws IOException {
        api.index("1", List.of(Sample.event(Kind.PAPER, 1, "2026-11-23")));
        api.elasticsearch("POST", "/_refresh", "");
        try (Hook hook = new Hook();
                ConfigurableApplicationContext process = RunningApi.start(
                        api.elasticsearch(),
                        "--framewatch.alerts.enabled=true",
                        "--framewatch.alerts.pause=50ms",
                        "--framewatch.alerts.private-addresses=true",
                        "--framewatch.alerts.secret=" + AlertBoard.SECRET,
                        "--framewatch.alerts.rules[0].id=silent",
                        "--framewatch.alerts.rules[0].type=silence",
                        "--framewatch.alerts.rules[0].hours=1",
                        "--framewatch.alerts.rules[0].webhook=" + hook.address("/hook"))) {
            await().until(() -> !hook.calls().isEmpty());

            assertThat(hook.only().text()).contains("Nothing came from papers for 1 hours");
            await().until(() -> ids("?state=sent").size() == 1);
            assertThat(send("DELETE", RULES + "/silent", "").statusCode()).isEqualTo(404);
            assertThat(process.getBean(Rules.class).all()).hasSize(1);
        }
    }

    @Test
    void aRuleOfTheSettingsThatIsNoneKeepsTheProcessFromStarting() {
        assertThatThrownBy(() -> new AlertBoard(api, clock, false, List.of(rule("x", null, "type", "share"))))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("framewatch.alerts.rules[0]: points is ''");
    }
}
