package dev.framewatch.query;

import dev.framewatch.elasticsearch.AdoptionIndexes;
import dev.framewatch.elasticsearch.ElasticsearchConfiguration;
import dev.framewatch.embedded.EmbeddedServers;
import dev.framewatch.embedded.ServerKind;
import dev.framewatch.embedded.ServersOptions;
import dev.framewatch.event.AdoptionEvent;
import dev.framewatch.event.EventJson;
import dev.framewatch.event.Flag;
import dev.framewatch.event.Kind;
import dev.framewatch.event.Signature;
import dev.framewatch.event.Tag;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.util.FileSystemUtils;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * The API over a real Elasticsearch, on the 23rd of November 2026; one for all tests, each of which empties it. Those that
 * need Kafka share one too.
 */
final class RunningApi implements AutoCloseable {
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final HttpClient http = HttpClient.newHttpClient();
    private final Path data;
    private final EmbeddedServers servers;
    private final ConfigurableApplicationContext context;
    private @Nullable EmbeddedServers kafka;

    /** Gives the tests theirs, and ends it after the last. */
    static final class Start implements ParameterResolver {
        @Override
        public boolean supportsParameter(ParameterContext parameter, ExtensionContext test) {
            return parameter.getParameter().getType() == RunningApi.class;
        }

        @Override
        public Object resolveParameter(ParameterContext parameter, ExtensionContext test) {
            return test.getRoot().getStore(Namespace.create(RunningApi.class)).computeIfAbsent(RunningApi.class);
        }
    }

    static final class NovemberClock {
        @Bean
        Clock clock() {
            return Clock.fixed(Instant.parse("2026-11-23T12:00:00Z"), ZoneOffset.UTC);
        }
    }

    RunningApi() throws IOException {
        data = Files.createTempDirectory("framewatch-query");
        servers = EmbeddedServers.start(
                ServersOptions.of(data, "the tests of query").only(ServerKind.ELASTICSEARCH));
        context = start(servers.elasticsearch());
    }

    static ConfigurableApplicationContext start(URI elasticsearch, String... more) {
        return new SpringApplicationBuilder(
                        QueryApplication.class, ElasticsearchConfiguration.class, NovemberClock.class)
                .properties(
                        "server.port=0",
                        "server.address=127.0.0.1",
                        "spring.main.banner-mode=off",
                        "framewatch.query.age=0",
                        "framewatch.query.publish=false",
                        "framewatch.alerts.enabled=false",
                        "framewatch.query.limit.requests=1000000",
                        "framewatch.query.live.clients=3",
                        "framewatch.query.live.pause=50ms",
                        "framewatch.query.live.heartbeat=200ms",
                        "spring.elasticsearch.uris=" + elasticsearch)
                .run(more);
    }

    /** One with a Kafka beside the Elasticsearch, for the caller to end. */
    synchronized ConfigurableApplicationContext withKafka(String... more) {
        if (kafka == null) {
            kafka = EmbeddedServers.start(ServersOptions.of(data.resolve("kafka"), "the tests of query")
                    .only(ServerKind.KAFKA));
        }
        return start(
                elasticsearch(),
                Stream.concat(
                                Stream.of("--spring.kafka.bootstrap-servers=" + kafka.bootstrapServers()),
                                Stream.of(more))
                        .toArray(String[]::new));
    }

    /** A part of the API that runs. */
    <T> T bean(Class<T> type) {
        return context.getBean(type);
    }

    URI elasticsearch() {
        return servers.elasticsearch();
    }

    static URI address(ConfigurableApplicationContext context) {
        return URI.create("http://127.0.0.1:" + context.getEnvironment().getProperty("local.server.port"));
    }

    URI address() {
        return address(context);
    }

    /** Who publishes an edition a day. */
    Publisher publisher() {
        return context.getBean(Publisher.class);
    }

    /** Empties Elasticsearch and lays out the indexes of generation 1. */
    void clear() throws IOException {
        drop();
        AdoptionIndexes indexes = context.getBean(AdoptionIndexes.class);
        indexes.ensure("1");
        indexes.label("1", "2026.1");
        indexes.serveIfNone("1");
    }

    /** Lays out another generation and points the aliases to it. */
    void serve(String generation) throws IOException {
        AdoptionIndexes indexes = context.getBean(AdoptionIndexes.class);
        indexes.ensure(generation);
        indexes.serve(generation);
    }

    /** Takes a generation's indexes away. */
    void drop(String generation) throws IOException {
        context.getBean(AdoptionIndexes.class).delete(generation);
    }

    /** Takes every index away. */
    void drop() {
        String all = JSON.readTree(elasticsearch("GET", "/_cat/indices?format=json", ""))
                .valueStream()
                .map(index -> index.get("index").stringValue())
                .collect(Collectors.joining(","));
        if (!all.isEmpty()) {
            elasticsearch("DELETE", "/" + all, "");
        }
    }

    /** Indexes events, and the daily rows that they add up to. */
    void store(Collection<AdoptionEvent> events) {
        index("1", events);
        Map<Map<String, Object>, Integer> rows = new LinkedHashMap<>();
        events.stream().filter(event -> !event.removed()).forEach(event -> rows.merge(row(event), 1, Integer::sum));
        StringBuilder bulk = new StringBuilder();
        rows.forEach((row, count) -> {
            Map<String, Object> counted = new TreeMap<>(row);
            counted.put("events", count);
            bulk.append("{\"index\":{\"_index\":\"adoption-daily-1\"}}\n")
                    .append(JSON.writeValueAsString(counted))
                    .append('\n');
        });
        bulk(bulk);
    }

    /** Counts further events of a kind on a day that show this, without the events themselves. */
    void count(String day, Kind kind, int events, Tag... tags) {
        Map<String, Object> row = new TreeMap<>(row(Sample.event(kind, 1, day, tags)));
        row.put("events", events);
        bulk("{\"index\":{\"_index\":\"adoption-daily-1\"}}\n" + JSON.writeValueAsString(row) + '\n');
    }

    /** Indexes events of a generation, without rows. */
    void index(String generation, Collection<AdoptionEvent> events) {
        StringBuilder bulk = new StringBuilder();
        for (AdoptionEvent event : events) {
            Map<String, Object> place =
                    Map.of("_index", AdoptionIndexes.events(generation, event.source()), "_id", event.id());
            bulk.append(JSON.writeValueAsString(Map.of("index", place)))
                    .append('\n')
                    .append(new String(EventJson.write(event), StandardCharsets.UTF_8))
                    .append('\n');
        }
        bulk(bulk);
    }

    private static Map<String, Object> row(AdoptionEvent event) {
        Map<String, Object> row = new TreeMap<>(Map.of(
                "day", event.day().toString(),
                "source", event.source().toString(),
                "kind", event.kind().toString(),
                "precision", event.precision().toString(),
                "signature", Signature.of(event.tags())));
        for (Flag flag : Flag.values()) {
            row.put(flag.toString(), event.flags().contains(flag));
        }
        return row;
    }

    private void bulk(CharSequence lines) {
        JsonNode answer = JSON.readTree(elasticsearch("POST", "/_bulk?refresh=true", lines.toString()));
        if (answer.get("errors").booleanValue()) {
            throw new IllegalStateException(answer.toString());
        }
    }

    /** Sends Elasticsearch a request; the answer's body. */
    String elasticsearch(String method, String path, String body) {
        HttpRequest request = HttpRequest.newBuilder(servers.elasticsearch().resolve(path))
                .header("Content-Type", "application/json")
                .method(method, BodyPublishers.ofString(body))
                .build();
        HttpResponse<String> answer = send(request);
        if (answer.statusCode() >= 300) {
            throw new IllegalStateException(answer.body());
        }
        return answer.body();
    }

    /** Asks the API. */
    HttpResponse<String> get(String path, String... headers) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(address() + path));
        if (headers.length > 0) {
            request.headers(headers);
        }
        return send(request.build());
    }

    /** The API's answer to a query that has one. */
    JsonNode json(String path) {
        HttpResponse<String> answer = get(path);
        if (answer.statusCode() != 200) {
            throw new AssertionError(path + ": " + answer.body());
        }
        return JSON.readTree(answer.body());
    }

    HttpResponse<String> send(HttpRequest request) {
        try {
            return http.send(request, BodyHandlers.ofString());
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(stopped);
        }
    }

    @Override
    public synchronized void close() throws IOException {
        EmbeddedServers started = kafka;
        try (http;
                servers;
                started;
                context) {
            context.stop();
        } finally {
            FileSystemUtils.deleteRecursively(data);
        }
    }
}
