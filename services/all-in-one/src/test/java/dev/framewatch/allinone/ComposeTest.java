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
import java.util.HashMap;
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

    /** Services of ours. */
    private static final List<String> UPGRADED =
            List.of("query", "indexer", "classifier", "collector-github", "collector-reddit", "collector-papers");

    /** The line of the manual that would ask the real sources. */
    private static final String REAL_SOURCES = "docker-compose --project-name framewatch-restored up -d";

    /** Within it the API has shares of the demo, once the image is built. */
    private static final Duration FIRST_FIGURES = Duration.ofSeconds(90);

    /** Many times what a machine needs that does nothing else. */
    private static final Duration PATIENCE = Duration.ofMinutes(5);

    /** How the label of an image calls what it is made from. */
    private static final String REVISION = "{{index .Config.Labels \"org.opencontainers.image.revision\"}}";

    private static final String VERSION = REVISION.replace("revision", "version");

    /** What the manual's lines say in containers, by their end; the others say nothing that counts. */
    private static final Map<String, String> PROMISED = Map.of(
            "command rejected list", "(?m)^name +rejected +cause",
            "command rejected replay --all", "replayed \\d+",
            "command collectors list --address http://query:8080", "(?m)^github:releases ",
            "command generations list", "(?m)^1 +live ",
            "command rebuild", "Rebuilt [\\d,]+ documents(?s:.*)Generation 2 is served",
            "command backup /backups/framewatch", "(?ms)\\A(?=.*^collected +4 +[1-9]).*is in [^\\n]*: [\\d,]+ records",
            "command restore /backups/framewatch", "(?ms)\\A(?=.*^collected +4 +[1-9]).*is back: [\\d,]+ records");

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
    @Timeout(value = 20, unit = TimeUnit.MINUTES)
    void theDemoHoldsWhatTheSimulatorMadeAfterEveryContainerWasKilled(@TempDir Path folder) throws Exception {
        int api = FreePorts.one();
        int simulator = FreePorts.one();
        Map<String, Object> variables = new HashMap<>(Map.of(
                "FRAMEWATCH_PORT", api, "FRAMEWATCH_SIMULATOR_PORT", simulator, "FRAMEWATCH_DEMO_HISTORY", 2_000));
        List<String> manual = OperationsManual.ofContainers();
        int stop = manual.indexOf("docker-compose stop");
        try (ComposeProject demo = ComposeProject.built(folder, variables, "demo")) {
            long began = System.nanoTime();
            demo.up();
            patiently("figures").until(() -> hasShares(api));
            Duration figures = Duration.ofNanos(System.nanoTime() - began);
            System.out.printf("compose: figures %d s after up -d%n", figures.toSeconds());
            assertThat(demo.inspect("query", VERSION)).isEqualTo(demo.name());
            demo.starts().forEach(line -> System.out.println("compose: " + line));
            patiently("the past is asked for")
                    .until(() -> demo.inspect("past", "{{.State.Status}} {{.State.ExitCode}}")
                            .equals("exited 0"));

            KINDS.forEach(demo::kill);
            patiently("the simulator again").until(() -> ask("POST", simulator, "/truth"), JsonNode::isObject);
            patiently("all again")
                    .untilAsserted(() -> assertThat(KINDS)
                            .allSatisfy(kind -> assertThat(demo.restarts(kind)).isPositive()));
            variables.put("FRAMEWATCH_REVISION", "upgraded");
            demo.set(variables);
            manual.subList(0, stop).forEach(line -> type(demo, line));
            DemoContents contents = new DemoContents(demo);
            AtomicLong events = new AtomicLong();
            patiently("what the simulator made")
                    .untilAsserted(() -> events.set(contents.equalTo(ask("GET", simulator, "/truth"))));
            patiently("figures again").until(() -> hasShares(api));

            System.out.printf("compose: %d containers killed, %d events held, none lost%n", KINDS.size(), events.get());
            assertThat(events).hasValueGreaterThan(1_000);
            assertThat(UPGRADED)
                    .allSatisfy(kind -> assertThat(demo.inspect(kind, REVISION)).isEqualTo("upgraded"));

            manual.subList(stop, manual.size()).stream()
                    .filter(line -> !line.equals(REAL_SOURCES))
                    .forEach(line -> type(demo, line));
            assertThat(UPGRADED)
                    .allSatisfy(kind ->
                            assertThat(demo.inspect(kind, "{{.State.Running}}")).isEqualTo("false"));
            assertThat(figures).isLessThanOrEqualTo(FIRST_FIGURES);
        }
    }

    private static void type(ComposeProject demo, String line) {
        String said = demo.type(line);
        if (line.startsWith("docker-compose up ")) {
            patiently(line)
                    .untilAsserted(() -> assertThat(UPGRADED)
                            .allSatisfy(kind -> assertThat(demo.inspect(kind, "{{.State.Health.Status}}"))
                                    .isEqualTo("healthy")));
        }
        PROMISED.forEach((end, promised) -> {
            if (line.endsWith(end)) {
                assertThat(said).as(line).containsPattern(promised);
            }
        });
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
