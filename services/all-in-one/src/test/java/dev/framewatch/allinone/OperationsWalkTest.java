package dev.framewatch.allinone;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.framewatch.collector.EventPublisher;
import dev.framewatch.collector.EventPublishers;
import dev.framewatch.collector.OutageListener;
import dev.framewatch.embedded.EmbeddedServers;
import dev.framewatch.embedded.Holder;
import dev.framewatch.event.Kind;
import dev.framewatch.event.Topic;
import dev.framewatch.kafka.KafkaClients;
import dev.framewatch.simulator.Budgets;
import dev.framewatch.simulator.SimulatorServer;
import dev.framewatch.simulator.SimulatorSettings;
import dev.framewatch.simulator.WorldSize;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A new operator types every line of docs/operations.md, from top to bottom, with simulated sources. */
class OperationsWalkTest {
    private static final Duration PATIENCE = Duration.ofSeconds(90);
    private static final String UP = "./framewatch up ";

    /** How lines begin that need a cluster; the module infra/kubernetes reads the manifests strictly. */
    private static final String OF_CLUSTERS = "kubectl ";

    /** What the manual promises, by how a line begins; of several the longest holds. */
    private static final Map<String, String> PROMISED = Map.ofEntries(
            Map.entry("export SPRING_CONFIG_IMPORT=", "^$"),
            Map.entry(
                    UP,
                    "Framewatch is up: http://127\\.0\\.0\\.1:\\d+/\nMetrics and health are at .*; its data are in .*Ctrl-C"),
            Map.entry("curl -s http://127.0.0.1:8081/actuator/health", "\"status\":\"UP\""),
            Map.entry(
                    "curl -s http://127.0.0.1:8081/actuator/prometheus ",
                    "(?s)(?=.*\nframewatch_consumer_lag)(?=.*\nframewatch_events_collected_total\\{[^}]*} [1-9])"),
            Map.entry("curl -s http://127.0.0.1:8091/actuator/health", "\"status\":\"UP\""),
            Map.entry("./framewatch collectors list ", "(?m)^github:releases +(running|waiting) "),
            Map.entry("./framewatch generations list ", "(?m)^1 +live "),
            Map.entry("./framewatch rejected list ", "classifier:collected-\\d+@\\d+ .*not"),
            Map.entry("./framewatch top ", "pytorch"),
            Map.entry("tail -n 20 ", " (INFO|WARN) "),
            Map.entry("./framewatch rejected show ", "(?m)^cause +\\S(?s:.*)^bytes +\\{\"title\":7}"),
            Map.entry("./framewatch rejected replay ", "replayed 1"),
            Map.entry(
                    "./framewatch reclassify ",
                    "Generation 2 is ready(?s:.*)|Events whose frameworks in use change: 50"),
            Map.entry("./framewatch generations promote 2 ", "Generation 2 is served"),
            Map.entry(
                    "./framewatch rebuild ",
                    "Rebuilt [\\d,]+ documents in .* a second\\.\nGeneration 3 is served.*dropped"),
            Map.entry(
                    "./framewatch backup ",
                    "(?m)^collected +\\d+ +[1-9]\\d+(?s:.*)(is in .*|is whole): [\\d,]+ records"),
            Map.entry("cp ", "^$"),
            Map.entry("mkdir ", "^$"),
            Map.entry("kill ", "^$"),
            Map.entry("./framewatch --version", "^framewatch \\S+(?s:.*)Java 25"),
            Map.entry("./framewatch restore ", "(?m)^collected +\\d+ +[1-9]\\d+(?s:.*)is back: [\\d,]+ records"),
            Map.entry("./framewatch generations promote 3 ", "Generation 3 is served"));

    private final Path folder;
    private final SimulatorServer simulator;
    private final OperatorsShell shell;
    private final List<FramewatchProcess> running = new ArrayList<>();
    private JsonNode figures = JsonMapper.shared().nullNode();

    OperationsWalkTest(@TempDir Path folder) throws Exception {
        this.folder = folder;
        simulator = SimulatorServer.start(
                SimulatorSettings.of(1).with(WorldSize.of(100, 0.1)).with(Budgets.REAL.times(100)), Clock.systemUTC());
        Map<String, String> sources = SimulatedSources.toWatch(simulator);
        String token = String.valueOf(sources.remove("framewatch.github.tokens"));
        shell = new OperatorsShell(
                folder, Map.of("SPRING_APPLICATION_JSON", JsonMapper.shared().writeValueAsString(sources)));
        Files.writeString(folder.resolve("run/secrets/framewatch.github.tokens"), token + "\n");
        Files.move(new OtherTaxonomy("mine").write(folder), shell.here().resolve("my-taxonomy.yaml"));
    }

    @AfterEach
    void end() {
        running.forEach(FramewatchProcess::close);
        simulator.close();
    }

    @Test
    @Timeout(value = 8, unit = TimeUnit.MINUTES)
    void everyLineOfTheManualDoesWhatItSays() throws Exception {
        List<OperationsManual.Line> lines = OperationsManual.lines();
        // ComposeTest types those about containers.
        List<String> elsewhere = OperationsManual.ofContainers();

        assertThat(lines).hasSizeGreaterThan(25);
        for (int i = 0; i < lines.size(); i++) {
            OperationsManual.Line line = lines.get(i);
            if (!elsewhere.contains(line.command()) && !line.command().startsWith(OF_CLUSTERS)) {
                type(line.command());
            }
            boolean last = i + 1 == lines.size() || !lines.get(i + 1).heading().equals(line.heading());
            if (last && line.heading().startsWith("### ")) {
                endTheOther();
            }
        }
        assertThat(running).hasSize(1).allMatch(FramewatchProcess::isAlive);
    }

    private void type(String line) throws Exception {
        System.out.println("$ " + shell.typed(line));
        if (line.startsWith(UP)) {
            up(line);
            return;
        }
        Answer answer = shell.run(line);
        assertThat(answer.code()).as("%s: %s", line, answer.out()).isZero();
        assertThat(answer.out()).as(line).containsPattern(promised(line));
        if (line.startsWith("kill ")) {
            FramewatchProcess ended = running.removeFirst();
            await(line).atMost(PATIENCE).until(() -> !ended.isAlive());
        } else if (line.startsWith("./framewatch generations promote 2 ")) {
            figures = figures();
        } else if (line.startsWith("./framewatch rebuild ") || line.startsWith("./framewatch generations promote 3 ")) {
            await("figures after " + line)
                    .atMost(PATIENCE)
                    .untilAsserted(() -> assertThat(figures()).isEqualTo(figures));
        }
    }

    private static Pattern promised(String line) {
        return PROMISED.keySet().stream()
                .filter(line::startsWith)
                .max(Comparator.comparingInt(String::length))
                .map(PROMISED::get)
                .map(Pattern::compile)
                .orElseThrow(() -> new AssertionError(line + " is new; say here what it does"));
    }

    private void up(String line) throws Exception {
        boolean first = running.isEmpty() && figures.isNull();
        boolean beside = !running.isEmpty();
        FramewatchProcess process = shell.open(line);
        running.addLast(process);
        process.awaitSaid("(?s)" + promised(line).pattern());
        if (first) {
            collect();
        }
        if (!beside) {
            Holder holder = holder(line);
            shell.replace("kafka.example.org:9092", holder.bootstrapServers().orElseThrow());
            shell.replace(
                    "http://search.example.org:9200",
                    holder.elasticsearch().orElseThrow().toString());
            await("the figures are there")
                    .atMost(PATIENCE)
                    .until(() -> figures().size() == 2);
        }
    }

    private Holder holder(String line) {
        Path data = Path.of(shell.typed(line).replaceAll("(?s).*--data (\\S+).*", "$1"));
        return EmbeddedServers.holder(data).orElseThrow();
    }

    /**
     * Fills Kafka with papers of a year that no simulated source has and that no task looks at again, and with one record
     * that is none.
     */
    private void collect() throws Exception {
        Holder holder = holder("--data /srv/framewatch");
        Installation here = Installation.in(folder.resolve("collecting"))
                .with(
                        "spring.kafka.bootstrap-servers",
                        holder.bootstrapServers().orElseThrow());
        try (Pipeline collecting = Pipeline.start(here, "a test", List.of(Part.COLLECT));
                EventPublisher publisher =
                        collecting.bean(EventPublishers.class).open("test", new OutageListener() {});
                Producer<byte[], byte[]> producer =
                        collecting.bean(KafkaClients.class).producers().createProducer()) {
            Events past = new Events(2012);
            publisher.publish(IntStream.range(0, 100)
                    .mapToObj(i -> past.draft(Kind.PAPER, "past-" + i)
                            .text(i % 2 == 0 ? "import theano" : "a network in PyTorch")
                            .event())
                    .toList());
            byte[] key = "github:repository:poison@1".getBytes(UTF_8);
            producer.send(new ProducerRecord<>(Topic.COLLECTED.name(), key, "{\"title\":7}".getBytes(UTF_8)))
                    .get();
        }
        await("something is rejected").atMost(PATIENCE).until(() -> {
            Answer list = Answer.to("rejected", "list", "--format", "csv", "--data", shell.typed("/srv/framewatch"));
            list.out()
                    .lines()
                    .filter(row -> row.startsWith("classifier:"))
                    .forEach(row -> shell.replace("classifier:collected-0@17", row.replaceAll(",.*", "")));
            return list.out().contains("classifier:");
        });
        await("something is collected")
                .atMost(PATIENCE)
                .pollInterval(Duration.ofSeconds(1))
                .until(() -> shell.run("curl -s http://127.0.0.1:8081/actuator/prometheus")
                        .out()
                        .contains("\nframewatch_events_collected_total{"));
    }

    /** Ends what was started beside the one that runs, as Ctrl-C does. */
    private void endTheOther() throws InterruptedException {
        assertThat(running).hasSize(2);
        assertThat(running.removeLast().end()).isTrue();
    }

    private JsonNode figures() throws Exception {
        String address = shell.typed("http://127.0.0.1:8080");
        return JsonMapper.shared()
                .readTree(new ApiQuestion("/api/v1/shares")
                        .with("by", "year")
                        .with("kind", "paper")
                        .with("from", "2012-01-01")
                        .with("to", "2013-01-01")
                        .ask(address))
                .path("shares");
    }
}
