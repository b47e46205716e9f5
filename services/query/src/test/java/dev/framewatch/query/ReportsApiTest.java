package dev.framewatch.query;

import static dev.framewatch.event.Events.tag;
import static dev.framewatch.query.Sample.event;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.framewatch.event.Kind;
import dev.framewatch.event.Role;
import dev.framewatch.event.Topic;
import dev.framewatch.kafka.KafkaClients;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.stream.Stream;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.context.ConfigurableApplicationContext;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

@ExtendWith(RunningApi.Start.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ReportsApiTest {
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final String KEY = "canary-key";
    private static final String REPORT =
            "{\"event\":\"reddit:post:n/1#x\",\"framework\":\"jax\",\"wrong\":\"tag\",\"words\":\" It is about tea. \"}";

    private final RunningApi api;
    private final ConfigurableApplicationContext context;

    ReportsApiTest(RunningApi api) {
        this.api = api;
        this.context = api.withKafka("--framewatch.api-key=" + KEY);
    }

    @BeforeAll
    void fill() throws IOException {
        api.clear();
        api.store(List.of(event(Kind.POST, 1, "2026-11-20", tag("jax", Role.USES, 0.9))));
    }

    @AfterAll
    void end() {
        context.close();
    }

    @Test
    void areKeptAndListedWithWhatBecameOfThem() throws IOException {
        HttpResponse<String> made = post("", REPORT);
        String id = JSON.readTree(made.body()).get("id").stringValue();

        assertThat(made.statusCode()).as(made.body()).isEqualTo(201);
        assertThat(made.body()).isEqualTo("""
                        {"id":"%s","at":"2026-11-23T12:00:00Z","event":"reddit:post:n/1#x","framework":"jax",\
                        "wrong":"tag","words":"It is about tea.","taxonomy":"2026.1","state":"open"}""".formatted(id));
        api.clear();
        assertThat(states(id)).containsExactly("open");

        assertThat(post("/" + id + "/accept", "", "X-Api-Key", KEY).statusCode())
                .isEqualTo(200);
        assertThat(states(id)).containsExactly("accepted");
        assertThat(post("/" + id + "/decline", "", "X-Api-Key", KEY).statusCode())
                .isEqualTo(200);
        assertThat(states(id)).containsExactly("declined");

        assertThat(send("DELETE", "/" + id, "", "X-Api-Key", KEY).statusCode()).isEqualTo(204);
        assertThat(states(id)).isEmpty();
        assertThat(send("DELETE", "/" + id, "", "X-Api-Key", KEY).statusCode()).isEqualTo(404);
        fill();
    }

    @Test
    void ofALaterVersionAreListedWithoutWhatThatHasMore() throws Exception {
        String later = """
                {"id":"later","at":"2026-11-23T12:00:00Z","event":"reddit:post:n/1#x","wrong":"tag","state":"open",\
                "hue":[{}]}""";
        try (var producer = context.getBean(KafkaClients.class).producers().createProducer()) {
            producer.send(new ProducerRecord<>(Topic.REPORTS.name(), 0, "later".getBytes(UTF_8), later.getBytes(UTF_8)))
                    .get();
        }

        assertThat(states("later")).containsExactly("open");
        assertThat(send("DELETE", "/later", "", "X-Api-Key", KEY).statusCode()).isEqualTo(204);
    }

    private Stream<String> states(String id) {
        JsonNode all = JSON.readTree(send("GET", "", "", "X-Api-Key", KEY).body());
        return all.get("reports")
                .valueStream()
                .filter(report -> report.get("id").stringValue().equals(id))
                .map(report -> report.get("state").stringValue());
    }

    @Test
    void areNotShownAndNotChangedWithoutTheKey() {
        assertThat(send("GET", "", "").statusCode()).isEqualTo(401);
        assertThat(send("GET", ".csv", "").statusCode()).isEqualTo(401);
        assertThat(post("/x/accept", "").statusCode()).isEqualTo(401);
        assertThat(send("DELETE", "/x", "").statusCode()).isEqualTo(401);
    }

    @ParameterizedTest
    @CsvSource({"Origin, https://example.org", "Origin, null", "Sec-Fetch-Site, cross-site", "Sec-Fetch-Site, same-site"
    })
    void areNotTakenFromThePageOfAnotherSite(String header, String value) {
        assertThat(post("", REPORT, header, value).statusCode()).isEqualTo(403);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{'framework':'jax','wrong':'tag'} | event",
                "{'event':'a','wrong':'tag'} | framework",
                "{'event':'a','framework':'JAX','wrong':'tag'} | framework",
                "{'event':'a','framework':'jax','wrong':'everything'} | wrong",
                "{'event':'a','framework':'jax'} | wrong"
            })
    void sayWhichMemberIsWrong(String body, String parameter) {
        HttpResponse<String> refused = post("", body.replace('\'', '"'));

        assertThat(refused.statusCode()).isEqualTo(400);
        assertThat(JSON.readTree(refused.body()).get("parameter").stringValue()).isEqualTo(parameter);
    }

    @Test
    void areRefusedWhereTheyAreTooLongOrNoReports() {
        String words = "y".repeat(1_001);

        assertThat(post("", REPORT.replace(" It is about tea. ", words)).statusCode())
                .isEqualTo(400);
        assertThat(post("", REPORT.replace(" It is about tea. ", words.repeat(20)))
                        .statusCode())
                .isEqualTo(413);
        assertThat(post("", "").statusCode()).isEqualTo(400);
        assertThat(post("", "null").statusCode()).isEqualTo(400);
        assertThat(post("", "[".repeat(5_000)).statusCode()).isEqualTo(400);
        assertThat(post("", REPORT, "Content-Type", "text/plain").statusCode()).isEqualTo(415);
        assertThat(post("", REPORT.replace("n/1", "n/none")).statusCode()).isEqualTo(404);
    }

    @Test
    void areFewFromOneClient() {
        try (ConfigurableApplicationContext strict =
                RunningApi.start(api.elasticsearch(), "--framewatch.query.limit.reports=1")) {
            HttpRequest report =
                    request(RunningApi.address(strict), "POST", "", REPORT, "Content-Type", "application/json");

            assertThat(api.send(report).statusCode()).isNotEqualTo(429);
            assertThat(api.send(report).statusCode()).isEqualTo(429);
        }
    }

    @Test
    void areNotTakenWhereThereIsNoKafka() {
        HttpResponse<String> refused =
                api.send(request(api.address(), "POST", "", REPORT, "Content-Type", "application/json"));

        assertThat(refused.statusCode()).isEqualTo(503);
        assertThat(refused.body()).contains("spring.kafka.bootstrap-servers");
    }

    private HttpResponse<String> post(String path, String body, String... headers) {
        return send("POST", path, body, headers);
    }

    private HttpResponse<String> send(String method, String path, String body, String... headers) {
        String[] all = headers.length > 0 && headers[0].equals("Content-Type")
                ? headers
                : Stream.concat(Stream.of("Content-Type", "application/json"), Stream.of(headers))
                        .toArray(String[]::new);
        return api.send(request(RunningApi.address(context), method, path, body, all));
    }

    private static HttpRequest request(URI api, String method, String path, String body, String... headers) {
        return HttpRequest.newBuilder(URI.create(api + ReportsApi.PATH + path))
                .headers(headers)
                .method(method, BodyPublishers.ofString(body))
                .build();
    }
}
