package dev.framewatch.allinone;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.framewatch.classifier.ClassifierApplication;
import dev.framewatch.embedded.EmbeddedServers;
import dev.framewatch.indexer.IndexerApplication;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Services in processes of their own, as containers start them. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ServiceProcessTest {
    private static final Duration PATIENCE = Duration.ofMinutes(1);

    private final EmbeddedServers servers;

    ServiceProcessTest(@TempDir Path data) {
        servers = RunningPipeline.servers(data);
    }

    @AfterAll
    void end() {
        servers.close();
    }

    @ParameterizedTest
    @ValueSource(classes = {ClassifierApplication.class, IndexerApplication.class, WebApplication.class})
    void eachHasAManagementPortAndLogsJson(Class<?> service, @TempDir Path folder) throws Exception {
        try (FramewatchProcess process = FramewatchProcess.start(
                folder,
                service,
                List.of(
                        "--management.server.port=0",
                        "--server.port=" + (service == WebApplication.class ? 0 : -1),
                        "--logging.structured.format.console=ecs",
                        "--spring.kafka.bootstrap-servers=" + servers.bootstrapServers(),
                        "--spring.elasticsearch.uris=" + servers.elasticsearch()))) {
            assertThat(process.awaitSaid("(Started \\w+Application)")).isNotEmpty();
            String port = ports(process).getLast();

            await().atMost(PATIENCE).untilAsserted(() -> {
                assertThat(body(port, "/actuator/health")).contains("\"UP\"");
                assertThat(body(port, "/actuator/prometheus")).contains("jvm_memory_used_bytes");
            });
            assertThat(process.end()).isTrue();
            assertThat(process.said().lines()).isNotEmpty().allSatisfy(line -> {
                JsonNode entry = JsonMapper.shared().readTree(line);
                assertThat(entry.path("@timestamp").asString()).isNotEmpty();
                assertThat(entry.path("log").path("level").asString()).isNotEmpty();
                assertThat(entry.path("service").path("name").asString()).isNotEmpty();
                assertThat(entry.path("ecs").path("version").asString()).isNotEmpty();
            });
        }
    }

    @Test
    void withoutElasticsearchTheApiIsNotWellAndStillReadyToSaySo(@TempDir Path folder) throws Exception {
        try (FramewatchProcess process = FramewatchProcess.start(
                folder,
                WebApplication.class,
                List.of(
                        "--management.server.port=0",
                        "--server.port=0",
                        "--framewatch.progress.patience=1s",
                        "--framewatch.progress.look=100ms",
                        "--spring.kafka.bootstrap-servers=" + servers.bootstrapServers(),
                        "--spring.elasticsearch.uris=http://127.0.0.1:1"))) {
            assertThat(process.awaitSaid("(Started \\w+Application)")).isNotEmpty();
            String port = ports(process).getLast();

            await().atMost(PATIENCE).untilAsserted(() -> {
                JsonNode progress = JsonMapper.shared()
                        .readTree(body(port, "/actuator/health"))
                        .path("components")
                        .path("progress");
                assertThat(progress.path("status").asString()).isEqualTo("DOWN");
                assertThat(progress.path("details")
                                .path("figures")
                                .path("stillSeconds")
                                .asInt())
                        .isPositive();
                assertThat(progress.path("details")
                                .path("cursors")
                                .path("stillSeconds")
                                .asInt(-1))
                        .isZero();
            });
            assertThat(body(port, "/actuator/health/readiness")).contains("\"UP\"");
            assertThat(body(ports(process).getFirst(), "/api/v1/shares")).contains("Elasticsearch does not answer");
        }
    }

    /** The ports that it listens on, in the order of their start; the management port is the last. */
    private static List<String> ports(FramewatchProcess process) {
        return Pattern.compile("Tomcat started on port ([1-9]\\d*)")
                .matcher(process.said())
                .results()
                .map(found -> found.group(1))
                .toList();
    }

    private static String body(String port, String path) throws IOException, InterruptedException {
        try (HttpClient client = HttpClient.newHttpClient()) {
            return client.send(
                            HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
                                    .build(),
                            HttpResponse.BodyHandlers.ofString())
                    .body();
        }
    }

    @Test
    void theCommandLineLogsJsonWhereThatIsAsked(@TempDir Path folder) throws Exception {
        Path data = folder.resolve("data");
        try (FramewatchProcess up = FramewatchProcess.start(
                folder,
                "up",
                "--port",
                "0",
                "--data",
                data.toString(),
                "--set",
                "logging.structured.format.file=ecs",
                "--set",
                "spring.kafka.bootstrap-servers=" + servers.bootstrapServers(),
                "--set",
                "spring.elasticsearch.uris=" + servers.elasticsearch())) {
            String management = up.awaitSaid("Metrics and health are at (http://127\\.0\\.0\\.1:\\d+/actuator)");
            assertThat(management).isNotEmpty();
            assertThat(up.end()).isTrue();
        }
        assertThat(Files.readAllLines(data.resolve("logs/framewatch.log"), UTF_8))
                .isNotEmpty()
                .allSatisfy(line -> assertThat(JsonMapper.shared()
                                .readTree(line)
                                .path("service")
                                .path("name")
                                .asString())
                        .isEqualTo("framewatch"));
    }
}
