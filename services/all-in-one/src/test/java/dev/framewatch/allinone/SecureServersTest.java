package dev.framewatch.allinone;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.framewatch.collector.EventPublisher;
import dev.framewatch.collector.EventPublishers;
import dev.framewatch.collector.OutageListener;
import dev.framewatch.event.AdoptionEvent;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.apache.kafka.common.errors.AuthorizationException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.json.JsonMapper;

/** Kafka and Elasticsearch as they are run for real: encrypted, and only for those whom they know. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SecureServersTest {
    private static final Duration PATIENCE = Duration.ofMinutes(5);
    private static final String UNKNOWN = "unable to find valid certification path";
    private static final String NOWHERE = "http://127.0.0.1:1";

    private final Path data;
    private final SecureServers servers;
    private final Events events = new Events(2015);

    SecureServersTest(@TempDir Path data) throws Exception {
        this.data = data;
        servers = new SecureServers(data);
    }

    @AfterAll
    void end() {
        servers.close();
    }

    @Test
    void eachServiceDoesItsWorkWithTheRightsThatAreListedForIt() throws Exception {
        AdoptionEvent kept = events.repository("kept").event();
        AdoptionEvent before = events.repository("removed").event();
        AdoptionEvent removed = events.draft(before.kind(), "removed")
                .revision(Instant.ofEpochMilli(before.revision() + 1))
                .removed()
                .event();
        Installation collecting = servers.password("collector", "services")
                .with("framewatch.collectors.cron.[*]", "0 0 0 1 1 *")
                .with("framewatch.collectors.cron.[erasure]", "* * * * * *");
        for (String source : List.of("github", "gharchive", "huggingface")) {
            collecting = collecting.with("framewatch." + source + ".address", NOWHERE);
        }
        Installation answering = servers.password("query", "services").with("framewatch.collectors.enabled", "false");
        try (Pipeline collector = start(collecting, Part.COLLECT, Part.POLL);
                Pipeline _ = start(servers.certificate("classifier", "services"), Part.CLASSIFY);
                Pipeline _ = start(servers.password("indexer", "services"), Part.INDEX);
                Pipeline query = start(answering, Part.TOPICS, Part.QUERY, Part.POLL)) {
            publish(collector, List.of(kept, before, removed));
            String address = query.http().orElseThrow();
            await().atMost(PATIENCE)
                    .ignoreExceptions()
                    .until(() -> !JsonMapper.shared()
                            .readTree(get(address, "/api/v1/shares?by=year").body())
                            .path("shares")
                            .isEmpty());
            assertThat(send(address, "/api/v1/collectors/erasure/pause").statusCode())
                    .isEqualTo(200);
            assertThat(send(address, "/api/v1/collectors/erasure/resume").statusCode())
                    .isEqualTo(200);
            await("the erasure of what was removed").atMost(PATIENCE).until(() -> erased(collector) > 0);

            assertThat(new Indexes(servers.node(), "1").documents(id -> true))
                    .containsOnlyKeys(kept.id(), removed.id());
        }
        assertThat(log("services")).doesNotContain("AuthorizationException");
    }

    private static long erased(Pipeline collector) throws IOException, InterruptedException {
        HttpResponse<String> history = get(collector.http().orElseThrow(), "/api/v1/collectors/erasure/runs");
        return JsonMapper.shared()
                .readTree(history.body())
                .path("runs")
                .valueStream()
                .mapToLong(run -> run.path("fetched").asLong(0))
                .sum();
    }

    @Test
    void aUserDoesNothingBeyondItsRights() throws Exception {
        long before = servers.collected();
        try (Pipeline query = start(servers.password("query", "beyond"), Part.COLLECT)) {
            assertThatThrownBy(() ->
                            publish(query, List.of(events.repository("refused").event())))
                    .isInstanceOf(AuthorizationException.class);
        }
        assertThat(servers.collected()).isEqualTo(before);
    }

    @Test
    void aBrokerWithACertificateForAnotherNameGetsNothing() throws Exception {
        refusesEvents(
                servers.otherName(servers.password("collector", "kafka-name")),
                "No subject alternative names matching IP address 127.0.0.1 found");
    }

    @Test
    void aBrokerOfAnUnknownAuthorityGetsNothing() throws Exception {
        refusesEvents(
                servers.authority(servers.password("collector", "kafka-authority"), "unknown-authority"), UNKNOWN);
    }

    @Test
    void aWrongPasswordIsRefused() throws Exception {
        refusesEvents(
                servers.password("collector", "kafka-password")
                        .with("spring.kafka.properties.sasl.jaas.config", SecureServers.login("collector", "wrong")),
                "Authentication failed during authentication due to invalid credentials");
    }

    @Test
    void aClientWithoutACertificateIsRefused() throws Exception {
        refusesEvents(servers.nobody("kafka-certificate"), "certificate_required");
    }

    /** Nothing is collected, and the publisher and the log say why. */
    private void refusesEvents(Installation settings, String reason) throws Exception {
        long before = servers.collected();
        try (Pipeline collector = start(settings, Part.COLLECT)) {
            assertThatThrownBy(() -> publish(
                            collector, List.of(events.repository("refused").event())))
                    .hasStackTraceContaining(reason);
        }
        assertThat(servers.collected()).isEqualTo(before);
        assertThat(log(settings)).contains(reason);
    }

    @Test
    void aNodeWithACertificateForAnotherNameGetsNoQuery() throws Exception {
        refusesQueries(
                servers.otherName(servers.password("query", "node-name")),
                "Elasticsearch does not answer",
                "subject alternative names");
    }

    @Test
    void aNodeOfAnUnknownAuthorityGetsNoQuery() throws Exception {
        refusesQueries(
                servers.authority(servers.password("query", "node-authority"), "unknown-authority"),
                "Elasticsearch does not answer",
                UNKNOWN);
    }

    @Test
    void aWrongApiKeyIsRefused() throws Exception {
        refusesQueries(
                servers.password("query", "node-key").with("spring.elasticsearch.api-key", "d3Jvbmc6a2V5"),
                "Elasticsearch refuses this service",
                "security_exception");
    }

    /** No request comes to the node; the answer says so, and the log says why. */
    private void refusesQueries(Installation settings, String answer, String reason) throws Exception {
        int before = servers.requests();
        try (Pipeline query = start(settings, Part.QUERY)) {
            HttpResponse<String> shares = get(query.http().orElseThrow(), "/api/v1/shares");

            assertThat(shares.statusCode()).isEqualTo(503);
            assertThat(shares.body()).contains(answer);
        }
        assertThat(servers.requests()).isEqualTo(before);
        assertThat(log(settings)).contains(answer, reason);
    }

    private static Pipeline start(Installation settings, Part... parts) {
        return Pipeline.start(settings, "a test", List.of(parts));
    }

    /** Publishes once; an outage that a publisher would wait for ends it here. */
    private static void publish(Pipeline collector, List<AdoptionEvent> events) {
        OutageListener impatient = new OutageListener() {
            @Override
            public void waiting(String reason, Duration pause) {
                throw new IllegalStateException(reason);
            }
        };
        try (EventPublisher publisher = collector.bean(EventPublishers.class).open("test", impatient)) {
            publisher.publish(events);
        }
    }

    private static HttpResponse<String> get(String address, String path) throws IOException, InterruptedException {
        try (HttpClient client = HttpClient.newHttpClient()) {
            return client.send(
                    HttpRequest.newBuilder(URI.create(address + path)).build(), HttpResponse.BodyHandlers.ofString());
        }
    }

    /** Asks for something that changes what is on record. */
    private static HttpResponse<String> send(String address, String path) throws IOException, InterruptedException {
        try (HttpClient client = HttpClient.newHttpClient()) {
            return client.send(
                    HttpRequest.newBuilder(URI.create(address + path))
                            .POST(HttpRequest.BodyPublishers.noBody())
                            .build(),
                    HttpResponse.BodyHandlers.ofString());
        }
    }

    private String log(String folder) throws IOException {
        return log(Installation.in(data.resolve(folder)));
    }

    private static String log(Installation installation) throws IOException {
        return Files.readString(installation.data().resolve("logs").resolve("framewatch.log"), UTF_8);
    }
}
