package dev.framewatch.allinone;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.framewatch.embedded.EmbeddedServers;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.awaitility.Awaitility;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The page and its API over five years of events, on servers of its own; it can be ended and begun again. */
final class RunningPage implements AutoCloseable {
    private final Path data;
    private final EmbeddedServers servers;
    private final RunningPipeline pipeline;
    private final HttpClient client = HttpClient.newHttpClient();
    private final int port;
    private Pipeline web;

    RunningPage(Path data) throws IOException {
        this.data = data;
        this.servers = RunningPipeline.servers(data);
        this.pipeline = RunningPipeline.start(servers, data, "1");
        this.port = FreePorts.one();
        pipeline.take(new PageEvents(LocalDate.now(Clock.systemUTC())).past());
        this.web = begin();
        for (String rule : List.of("passed", "rises")) {
            String ignored = await("/api/v1/alerts?rule=" + rule, "/alerts/0/id");
        }
    }

    private Pipeline begin() {
        Installation installation = Installation.in(data)
                .with("spring.kafka.bootstrap-servers", servers.bootstrapServers())
                .with("spring.elasticsearch.uris", servers.elasticsearch())
                .with("framewatch.instance", "page")
                .with("framewatch.collectors.enabled", false)
                .with("framewatch.query.limit.requests", 1_000_000)
                .with("framewatch.alerts.pause", "1s")
                .with("framewatch.alerts.settle", "1s")
                .with("framewatch.alerts.rules[0].id", "passed")
                .with("framewatch.alerts.rules[0].type", "crossover")
                .with("framewatch.alerts.rules[0].by", "year")
                .with("framewatch.alerts.rules[1].id", "rises")
                .with("framewatch.alerts.rules[1].type", "radar")
                .with("framewatch.alerts.rules[1].days", 1)
                .with("server.port", port);
        return Pipeline.start(installation, "a test", List.of(Part.COLLECT, Part.POLL, Part.QUERY));
    }

    /** The time, to the second. */
    Instant now() {
        return Clock.systemUTC().instant().truncatedTo(ChronoUnit.SECONDS);
    }

    String address() {
        return "http://127.0.0.1:" + port + "/";
    }

    RunningPipeline pipeline() {
        return pipeline;
    }

    /** What the API answers. */
    JsonNode answer(String path) throws IOException, InterruptedException {
        return JsonMapper.shared().readTree(get(path).body());
    }

    HttpResponse<String> get(String path) throws IOException, InterruptedException {
        return client.send(
                HttpRequest.newBuilder(URI.create(address()).resolve(path)).build(),
                HttpResponse.BodyHandlers.ofString(UTF_8));
    }

    /** Waits until something stands at a place of an answer. */
    String await(String path, String place) {
        return Awaitility.await(path)
                .atMost(Duration.ofSeconds(60))
                .until(() -> answer(path).at(place).asString(""), found -> !found.isEmpty());
    }

    /** Ends the page's server. */
    void stop() {
        web.close();
    }

    /** Begins it again at the same address. */
    void startAgain() {
        web = begin();
    }

    @Override
    public void close() {
        try (servers) {
            client.close();
            web.close();
            pipeline.close();
        }
    }
}
