package dev.framewatch.allinone;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.framewatch.embedded.EmbeddedServers;
import dev.framewatch.event.AdoptionEvent;
import dev.framewatch.event.Kind;
import dev.framewatch.event.Precision;
import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The page and its API over five years of events, on servers of its own; it can be ended and begun again. */
final class RunningPage implements AutoCloseable {
    /** Some months of each year in which each framework is told of, as parts of 12. */
    private static final Map<String, int[]> SHOWN = Map.of(
            "a network in PyTorch", new int[] {3, 5, 6, 8, 9, 9},
            "a network in TensorFlow", new int[] {8, 6, 5, 4, 3, 2},
            "written with JAX", new int[] {0, 1, 1, 2, 3, 4},
            "MXNet inside", new int[] {2, 2, 1, 1, 0, 0},
            "使用飞桨 PaddlePaddle", new int[] {0, 1, 1, 1, 1, 1},
            "we moved from TensorFlow to PyTorch", new int[] {1, 1, 1, 1, 1, 0});

    private static final List<Kind> KINDS = List.of(Kind.REPOSITORY, Kind.POST, Kind.CODE);

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
        try (ServerSocket free = new ServerSocket(0)) {
            this.port = free.getLocalPort();
        }
        pipeline.take(past());
        this.web = begin();
    }

    private Pipeline begin() {
        Installation installation = Installation.in(data)
                .with("spring.kafka.bootstrap-servers", servers.bootstrapServers())
                .with("spring.elasticsearch.uris", servers.elasticsearch())
                .with("framewatch.instance", "page")
                .with("framewatch.collectors.enabled", false)
                .with("server.port", port);
        return Pipeline.start(installation, "a test", List.of(Part.COLLECT, Part.POLL, Part.QUERY));
    }

    /** What happened until last month, the same in every run of a day. */
    private static List<AdoptionEvent> past() {
        LocalDate today = LocalDate.now(Clock.systemUTC());
        List<AdoptionEvent> events = new ArrayList<>();
        for (int month = 60; month >= 0; month--) {
            LocalDate first = today.withDayOfMonth(1).minusMonths(month);
            for (Map.Entry<String, int[]> each : SHOWN.entrySet()) {
                int count = each.getValue()[5 - (month + 11) / 12];
                for (int i = 0; i < count; i++) {
                    Kind kind = KINDS.get(i % KINDS.size());
                    events.add(event(
                            kind, kind + "-" + month + "-" + each.getKey().hashCode() + "-" + i, first, each.getKey()));
                }
            }
        }
        return events;
    }

    /** An event of a day with a title and a text. */
    static AdoptionEvent event(Kind kind, String nativeId, LocalDate day, String text) {
        return AdoptionEvent.draft(kind.source(), kind, nativeId)
                .revision(day.atTime(12, 0).toInstant(ZoneOffset.UTC))
                .occurred(day.atTime(0, 1).toInstant(ZoneOffset.UTC), Precision.DAY)
                .observed(day.atTime(12, 0).toInstant(ZoneOffset.UTC))
                .url("https://example.org/" + kind + "/" + Integer.toUnsignedString(nativeId.hashCode()))
                .title("about " + text)
                .text(text + ", a neural network for deep learning")
                .event();
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
