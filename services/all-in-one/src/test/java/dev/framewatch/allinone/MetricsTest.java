package dev.framewatch.allinone;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.framewatch.simulator.Budgets;
import dev.framewatch.simulator.SimulatorServer;
import dev.framewatch.simulator.SimulatorSettings;
import dev.framewatch.simulator.WorldSize;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What whoever operates it sees of a pipeline that collects: on a port of its own, in Prometheus's form. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class MetricsTest {
    private static final Duration PATIENCE = Duration.ofMinutes(2);

    private final SimulatorServer simulator;
    private final Pipeline pipeline;

    MetricsTest(@TempDir Path data) {
        SimulatorSettings world =
                SimulatorSettings.of(3).with(WorldSize.of(500, 5)).with(Budgets.REAL.times(100));
        simulator = SimulatorServer.start(world, Clock.systemUTC());
        Map<String, String> settings = new HashMap<>(SimulatedSources.settings(simulator, "any"));
        settings.put("framewatch.collectors.cron.[*]", "*/2 * * * * *");
        settings.put("framewatch.progress.look", "500ms");
        Installation here =
                new Installation(data, Map.of(), settings, _ -> {}).serving(0).managed();
        pipeline = Pipeline.start(here, "a test", List.of(Part.values()));
    }

    @AfterAll
    void end() {
        try (simulator) {
            pipeline.close();
        }
    }

    private HttpResponse<String> ask(String address) throws IOException, InterruptedException {
        try (HttpClient client = HttpClient.newHttpClient()) {
            return client.send(
                    HttpRequest.newBuilder(URI.create(address))
                            .timeout(PATIENCE)
                            .build(),
                    HttpResponse.BodyHandlers.ofString());
        }
    }

    private String managed(String path) throws IOException, InterruptedException {
        return ask(pipeline.management().orElseThrow() + path).body();
    }

    private PrometheusSamples exposed() throws IOException, InterruptedException {
        return PrometheusSamples.of(managed("/prometheus"));
    }

    private void requireExposed(String text) {
        PrometheusExpression expression = PrometheusExpression.of(text);
        await(text).atMost(PATIENCE).untilAsserted(() -> exposed().require(expression));
    }

    @Test
    void whatAnAlertAsksForIsExposed() throws IOException {
        Map<String, JsonNode> alerts = PrometheusRules.alerts();

        assertThat(alerts).isNotEmpty();
        alerts.values().forEach(rule -> requireExposed(rule.path("expr").asString()));
    }

    @Test
    void whatABoardAsksForIsExposed() throws Exception {
        // There are no requests to show before the first.
        assertThat(ask(pipeline.http().orElseThrow() + "/api/v1/shares").statusCode())
                .isPositive();
        Map<String, String> expressions = GrafanaBoards.expressions();

        assertThat(expressions).isNotEmpty();
        expressions.values().forEach(this::requireExposed);
    }

    @Test
    void eventsAreCountedFromTheirSourceToTheirIndex() {
        await().atMost(PATIENCE).untilAsserted(() -> {
            PrometheusSamples exposed = exposed();
            for (String metric : List.of(
                    "framewatch_events_collected_total",
                    "framewatch_events_tagged_total",
                    "framewatch_events_indexed_total",
                    "framewatch_events_age_seconds",
                    "framewatch_collector_budget_left")) {
                assertThat(exposed.sum(metric)).as(metric).isPositive();
            }
        });
    }

    @Test
    void whatGetsOnIsHealthyAndReady() {
        await().atMost(PATIENCE).untilAsserted(() -> {
            JsonNode health = JsonMapper.shared().readTree(managed("/health"));
            assertThat(health.path("status").asString()).isEqualTo("UP");
            assertThat(health.path("components")
                            .path("progress")
                            .path("details")
                            .propertyNames())
                    .contains("classifier-1", "indexer-1", "figures", "cursors", "lane github", "lane reddit");
        });
        await().atMost(PATIENCE).untilAsserted(() -> {
            assertThat(managed("/health/liveness")).contains("\"UP\"");
            assertThat(managed("/health/readiness")).contains("\"UP\"");
        });
    }

    @Test
    void thePortOfTheApiShowsNothingOfIt() throws Exception {
        String api = pipeline.http().orElseThrow();

        assertThat(pipeline.management().orElseThrow()).doesNotStartWith(api + "/");
        assertThat(ask(api + "/actuator/prometheus").statusCode()).isEqualTo(404);
        assertThat(ask(api + "/actuator/health").statusCode()).isEqualTo(404);
    }
}
