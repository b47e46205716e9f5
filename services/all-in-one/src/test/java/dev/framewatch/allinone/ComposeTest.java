package dev.framewatch.allinone;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.awaitility.core.ConditionFactory;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The images, and docker-compose.yml. */
class ComposeTest {
    private static final List<String> KINDS = List.of(
            "kafka",
            "collector-github",
            "elasticsearch",
            "classifier",
            "simulator",
            "indexer",
            "collector-reddit",
            "query",
            "collector-papers");

    /** Many times what a machine needs that does nothing else. */
    private static final Duration PATIENCE = Duration.ofMinutes(5);

    private final HttpClient http = HttpClient.newHttpClient();

    @ParameterizedTest
    @ValueSource(strings = {ComposeFile.MAIN, "infra/docker/cluster.yml"})
    void theVersionsAreThoseOfTheBuild(String file) throws IOException {
        String pom = Files.readString(Checkout.root().resolve("pom.xml"));
        String own = pom.replaceFirst("(?s).*?<artifactId>framewatch</artifactId>\\s*<version>([^<]+)<.*", "$1");
        Map<String, String> images = ComposeFile.images(file);

        assertThat(images).containsKeys("kafka", "elasticsearch");
        images.forEach((service, image) -> {
            String tag = image.replaceFirst(".*?:", "");
            if (image.startsWith("framewatch:")) {
                assertThat(tag).as(service).isEqualTo("${FRAMEWATCH_VERSION:-" + own + "}");
            }
            for (String server : List.of("kafka", "elasticsearch")) {
                if (image.contains("/" + server + ":")) {
                    assertThat(pom).as(service).contains("<" + server + "-server.version>" + tag + "</");
                }
            }
        });
    }

    @Test
    void everyServerSaysHowItsHealthIsTold() {
        Set<String> told = new TreeSet<>();
        ComposeFile.images(ComposeFile.MAIN).forEach((service, image) -> {
            if (!image.startsWith("framewatch:")) {
                told.add(service);
                assertThat(ComposeFile.values("services\\." + service + "\\.healthcheck\\.test\\[1]"))
                        .as(service)
                        .isNotEmpty();
            }
        });
        assertThat(told).containsExactly("elasticsearch", "grafana", "kafka", "kibana", "prometheus");
    }

    @Test
    void noPortIsOpenBeyondThisMachine() {
        assertThat(ComposeFile.values("services\\..*\\.ports\\[\\d+]"))
                .hasSizeGreaterThan(1)
                .allMatch(port -> port.startsWith("127.0.0.1:"));
    }

    @Test
    @Tag("images")
    @Timeout(value = 15, unit = TimeUnit.MINUTES)
    void theDemoHoldsWhatTheSimulatorMadeAfterEveryContainerWasKilled(@TempDir Path folder) throws Exception {
        int api = FreePorts.one();
        int simulator = FreePorts.one();
        Map<String, Object> variables = Map.of(
                "FRAMEWATCH_PORT", api, "FRAMEWATCH_SIMULATOR_PORT", simulator, "FRAMEWATCH_DEMO_HISTORY", 2_000);
        try (ComposeProject demo = ComposeProject.up(folder, variables, "demo")) {
            long up = System.nanoTime();
            patiently("figures").until(() -> hasShares(api));
            System.out.printf("compose: figures %d s after up%n", (System.nanoTime() - up) / 1_000_000_000);
            demo.starts().forEach(line -> System.out.println("compose: " + line));

            KINDS.forEach(demo::kill);
            patiently("the simulator again").until(() -> ask("POST", simulator, "/truth"), JsonNode::isObject);
            DemoContents contents = new DemoContents(demo);
            AtomicLong events = new AtomicLong();
            patiently("what the simulator made")
                    .untilAsserted(() -> events.set(contents.equalTo(ask("GET", simulator, "/truth"))));
            patiently("figures again").until(() -> hasShares(api));

            System.out.printf("compose: %d containers killed, %d events held, none lost%n", KINDS.size(), events.get());
            assertThat(events).hasValueGreaterThan(1_000);
            assertThat(KINDS).allSatisfy(kind -> assertThat(demo.restarts(kind)).isPositive());
        }
    }

    private static ConditionFactory patiently(String what) {
        return await(what).atMost(PATIENCE).pollInterval(Duration.ofSeconds(1)).ignoreExceptions();
    }

    private boolean hasShares(int port) throws IOException, InterruptedException {
        return !ask("GET", port, "/api/v1/shares?by=year").path("shares").isEmpty();
    }

    private JsonNode ask(String method, int port, String path) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
                .method(method, HttpRequest.BodyPublishers.noBody())
                .timeout(Duration.ofSeconds(20))
                .build();
        return JsonMapper.shared()
                .readTree(
                        http.send(request, HttpResponse.BodyHandlers.ofString()).body());
    }
}
