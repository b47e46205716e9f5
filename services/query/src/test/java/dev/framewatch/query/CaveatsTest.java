package dev.framewatch.query;

import static dev.framewatch.event.Events.tag;
import static dev.framewatch.query.Sample.event;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.framewatch.event.Kind;
import dev.framewatch.event.Role;
import dev.framewatch.event.Tag;
import dev.framewatch.event.Topic;
import dev.framewatch.kafka.KafkaClients;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.context.ConfigurableApplicationContext;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Gaps as the collectors put them on record, and changes of meaning, beside the figures that they touch. */
@ExtendWith(RunningApi.Start.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class CaveatsTest {
    private static final Tag PYTORCH = tag("pytorch", Role.USES, 0.95);

    private final RunningApi api;
    private final ConfigurableApplicationContext context;

    CaveatsTest(RunningApi api) {
        this.api = api;
        this.context = api.withKafka();
    }

    @BeforeEach
    void fill() throws IOException {
        api.clear();
        api.store(List.of(
                event(Kind.POST, 1, "2026-10-31", PYTORCH),
                event(Kind.POST, 2, "2026-11-20", PYTORCH),
                event(Kind.COMMENT, 3, "2026-11-20", PYTORCH),
                event(Kind.REPOSITORY, 4, "2025-09-02", PYTORCH),
                event(Kind.REPOSITORY, 5, "2025-10-20", PYTORCH)));
    }

    @AfterAll
    void end() {
        context.close();
    }

    private HttpResponse<String> get(String path, String... headers) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(RunningApi.address(context) + path));
        if (headers.length > 0) {
            request.headers(headers);
        }
        return api.send(request.build());
    }

    private JsonNode json(String path) {
        HttpResponse<String> answer = get(path);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return JsonMapper.shared().readTree(answer.body());
    }

    /** Puts a gap on record as the collectors do. */
    private void gap(String task, String name, String state, String span) throws Exception {
        String gap = "{\"state\":\"" + state + "\",\"reason\":\"r\"" + span
                + ",\"found\":\"2026-11-20T00:00:00Z\",\"looked\":\"2026-11-20T00:00:00Z\",\"looks\":1}";
        send("reddit@gap:" + task + "/" + name, gap);
    }

    private static String span(String kind, String from, String to) {
        return ",\"kinds\":[\"" + kind + "\"],\"span\":{\"from\":\"" + from + "\",\"to\":\"" + to + "\"}";
    }

    private void send(String key, String value) throws ExecutionException, InterruptedException {
        try (Producer<byte[], byte[]> producer =
                context.getBean(KafkaClients.class).producers().createProducer()) {
            producer.send(new ProducerRecord<>(Topic.CURSORS.name(), key.getBytes(UTF_8), value.getBytes(UTF_8)))
                    .get();
        }
    }

    private static List<String> told(JsonNode shares) {
        return shares.get("windows")
                .valueStream()
                .flatMap(window -> window.path("caveats")
                        .valueStream()
                        .map(each -> window.get("kind").stringValue()
                                + " " + window.get("window").stringValue() + ": "
                                + each.get("words").stringValue()))
                .toList();
    }

    @Test
    void openGapsStandBesideTheWindowsAndKindsThatTheyTouchUntilTheyAreFilled() throws Exception {
        String posts = "reddit:posts:pytorch";
        gap(posts, "a", "MISSING", span("post", "2026-11-02T05:00:00Z", "2026-11-02T23:00:00Z"));
        gap(posts, "b", "MISSING", span("post", "2026-11-03T01:00:00Z", "2026-11-04T00:00:00Z"));
        gap(posts, "c", "MISSING", span("post", "2026-09-01T00:00:00Z", "2026-09-02T00:00:00Z"));
        gap(posts, "d", "FILLED", span("post", "2026-11-10T00:00:00Z", "2026-11-11T00:00:00Z"));
        gap(posts, "e", "MISSING", "");
        String words = "2 gaps of " + posts + " from 2026-11-02 to 2026-11-03 are open (missing).";
        await().atMost(Duration.ofSeconds(30))
                .untilAsserted(() -> assertThat(told(json("/api/v1/shares?by=month&source=reddit")))
                        .containsExactly("post 2026-11: " + words));

        JsonNode shares = json("/api/v1/shares?by=month&source=reddit");
        assertThat(shares.get("windows").get(2).get("caveats").get(0).toString())
                .isEqualTo("{\"what\":\"gap\",\"source\":\"reddit\",\"kinds\":[\"post\"],\"from\":\"2026-11-02\","
                        + "\"to\":\"2026-11-04\",\"task\":\"" + posts + "\",\"state\":\"missing\",\"gaps\":2,"
                        + "\"words\":\"" + words + "\"}");
        assertThat(shares.get("notes").valueStream().map(JsonNode::stringValue)).containsExactly(words);
        assertThat(json("/api/v1/index").get("notes").toString()).contains(words);
        assertThat(json("/api/v1/momentum?kind=post").get("notes").toString()).contains(words);
        assertThat(json("/api/v1/shares?window=30d&owners=once&kind=post")
                        .get("notes")
                        .toString())
                .contains(words);
        assertThat(json("/api/v1/shares?by=month&kind=comment").get("notes").isEmpty())
                .isTrue();
        assertThat(get("/api/v1/shares.csv?by=month&source=reddit").headers().firstValue("Framewatch-Caveats"))
                .contains("2026-11");

        String tag =
                get("/api/v1/shares?kind=post").headers().firstValue("ETag").orElseThrow();
        assertThat(get("/api/v1/shares?kind=post", "If-None-Match", tag).statusCode())
                .isEqualTo(304);
        gap(posts, "a", "FILLED", span("post", "2026-11-02T05:00:00Z", "2026-11-02T23:00:00Z"));
        gap(posts, "b", "FILLED", span("post", "2026-11-03T01:00:00Z", "2026-11-04T00:00:00Z"));
        await().atMost(Duration.ofSeconds(30))
                .untilAsserted(() -> assertThat(told(json("/api/v1/shares?by=month&source=reddit")))
                        .isEmpty());
        assertThat(get("/api/v1/shares?kind=post", "If-None-Match", tag).statusCode())
                .isEqualTo(200);
    }

    @Test
    void changesOfMeaningStandBesideTheWindowsOfTheirSourceInWhichTheyLie() {
        String change = "From 2025-10-07 on GH Archive tells less of pushes and pull requests.";

        assertThat(told(json("/api/v1/shares?by=month&kind=repository&to=2026-01-01")))
                .containsExactly("repository 2025-10: " + change);
        assertThat(json("/api/v1/shares?by=month&kind=repository&to=2026-01-01")
                        .get("notes")
                        .toString())
                .contains(change)
                .doesNotContain("2025-05-23", "2026-06-30");
        assertThat(told(json("/api/v1/shares?by=year&kind=repository")))
                .hasSize(2)
                .allMatch(caveat -> caveat.startsWith("repository 2025: From 2025-"));
        assertThat(json("/api/v1/shares?by=year&kind=comment").get("notes").toString())
                .isEqualTo("[]");
    }
}
