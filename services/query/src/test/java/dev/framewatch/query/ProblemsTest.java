package dev.framewatch.query;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.context.ConfigurableApplicationContext;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

@ExtendWith(RunningApi.Start.class)
class ProblemsTest {
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final RunningApi api;

    ProblemsTest(RunningApi api) {
        this.api = api;
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "/api/v1/shares?by=yeer | by | yeer | year, quarter, month, week, day",
                "/api/v1/shares?by= | by | '' | year, quarter, month, week, day",
                "/api/v1/shares?by=day&by=week | by | day&week | one value, year, quarter, month, week, day",
                "/api/v1/shares?format=xml | format | xml | json, csv, ndjson",
                "/api/v1/shares?from=yesterday | from | yesterday | a date as 2026-01-31, in the years 1000 to 2999",
                "/api/v1/shares?from=2026-02-01&to=2026-01-01 | to | 2026-01-01 | a day after from, 2026-02-01",
                "/api/v1/shares?kind=paper&source=github | kind | paper | paper with source papers",
                "/api/v1/shares?knd=paper | knd | paper | by, window, source, kind, from, to, frameworks, implied, keras, confidence, forks, vendors, official, bots, generated, reposts, either, venue, format, owners",
                "/api/v1/shares?either=a,b,c,d,e | either | a,b,c,d,e | 2 to 4 ids of frameworks, as pytorch,tensorflow",
                "/api/v1/comparison?either=jax | either | jax | 2 to 4 ids of frameworks, as pytorch,tensorflow",
                "/api/v1/shares?owners=twice | owners | twice | all, once",
                "/api/v1/events?owners=once | owners | once | owners only where shares are made of: /api/v1/shares, /api/v1/index, /api/v1/index/history, /api/v1/momentum, /api/v1/crossovers, /api/v1/forecast, /api/v1/concentration, /api/v1/co-use",
                "/api/v1/flows?owners=once | owners | once | owners only where shares are made of: /api/v1/shares, /api/v1/index, /api/v1/index/history, /api/v1/momentum, /api/v1/crossovers, /api/v1/forecast, /api/v1/concentration, /api/v1/co-use",
                "/api/v1/products?owners=once | owners | once | owners only where shares are made of: /api/v1/shares, /api/v1/index, /api/v1/index/history, /api/v1/momentum, /api/v1/crossovers, /api/v1/forecast, /api/v1/concentration, /api/v1/co-use",
                "/api/v1/events?limit=501 | limit | 501 | a number from 1 to 500",
                "/api/v1/events?limit=ten | limit | ten | a number from 1 to 500",
                "/api/v1/events?role=used | role | used | is, uses, mentions, compares, moves-from, moves-to",
                "/api/v1/events?framework=a%20OR%20b | framework | a OR b | ids of frameworks, as pytorch",
                "/api/v1/events?confidence=1.5 | confidence | 1.5 | 0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9",
                "/api/v1/shares?implied=no | implied | no | true, false",
                "/api/v1/events?implied= | implied | '' | true, false",
                "/api/v1/events?cursor=abc | cursor | abc | the cursor of a page's next, with the same filters",
                "/api/v1/radar?days=0 | days | 0 | a number from 1 to 365",
                "/api/v1/radar?days=366 | days | 366 | a number from 1 to 365",
                "/api/v1/radar?days=7.5 | days | 7.5 | a number from 1 to 365",
                "/api/v1/radar?limit=201 | limit | 201 | a number from 1 to 200",
                "/api/v1/radar?limit=99999999999 | limit | 99999999999 | a number from 1 to 200",
                "/api/v1/radar?field=title | field | title | dependency, topic",
                "/api/v1/radar?kind=stars | kind | stars | code, comment, paper, post, repository",
                "/api/v1/radar?source=huggingface | source | huggingface | github, papers, reddit",
                "/api/v1/radar?kind=post&source=github | kind | post | post with source reddit",
                "/api/v1/radar?from=2026-01-01 | from | 2026-01-01 | from together with to",
                "/api/v1/radar?from=2026-02-01&to=2026-02-01 | to | 2026-02-01 | 'a day after from, 2026-02-01'",
                "/api/v1/radar?from=2026-01-01&to=2026-02-01&days=7 | days | 7 | days without from",
                "/api/v1/radar?from=2025-01-01&to=2026-02-01 | to | 2026-02-01 | 'a day at most 365 days after from, 2025-01-01'",
                "/api/v1/radar?name=x | name | x | source, kind, field, days, from, to, limit, format",
                "/api/v1/event | id | '' | 'one id, as github:repository:41881900, URL-encoded'",
                "/api/v1/event?id=a&fields=b | fields | b | id"
            })
    void namesTheParameterWhatWasGivenAndWhatIsAllowed(String path, String parameter, String given, String allowed) {
        JsonNode problem = problem(api.get(path), 400);

        assertThat(problem.get("parameter").stringValue()).isEqualTo(parameter);
        assertThat(problem.get("given").stringValue()).isEqualTo(given);
        assertThat(problem.get("allowed").stringValue()).isEqualTo(allowed);
        assertThat(problem.get("detail").stringValue()).contains(parameter, allowed);
    }

    @Test
    void answersAWrongParameterAlsoToOneWhoWantsCsv() {
        problem(api.get("/api/v1/shares?by=yeer", "Accept", "text/csv"), 400);
    }

    @Test
    void saysWhatIsNotThere() {
        assertThat(problem(api.get("/api/v2/shares"), 404).get("detail").stringValue())
                .contains("/swagger-ui.html");
        assertThat(problem(api.get("/api/v1/event?id=github:repository:1"), 404)
                        .get("detail")
                        .stringValue())
                .contains("github:repository:1");
    }

    @Test
    void saysWhatCannotBeDone() {
        HttpRequest delete = HttpRequest.newBuilder(URI.create(api.address() + "/api/v1/events"))
                .method("DELETE", BodyPublishers.noBody())
                .build();

        HttpResponse<String> answer = api.send(delete);

        problem(answer, 405);
        assertThat(answer.headers().firstValue("Allow")).contains("GET");
    }

    @Test
    void saysWhatFormsThereAre() {
        assertThat(problem(api.get("/api/v1/shares", "Accept", "application/xml"), 406)
                        .get("detail")
                        .stringValue())
                .contains("text/csv");
    }

    @ParameterizedTest
    @CsvSource({"by=%zz, 400", "by=a|b[c]{d}, 400", "by=\"<script>\", 400", "%00=1, 400"})
    void survivesAddressesThatNoLibraryWouldSend(String query, int status) throws IOException {
        try (Socket socket =
                new Socket(InetAddress.getLoopbackAddress(), api.address().getPort())) {
            socket.getOutputStream()
                    .write(("GET /api/v1/shares?" + query + " HTTP/1.0\r\nHost: x\r\n\r\n")
                            .getBytes(StandardCharsets.UTF_8));
            String answer = new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

            assertThat(answer).startsWith("HTTP/1.1 " + status).contains("application/problem+json");
        }
    }

    @Test
    void saysThatElasticsearchIsAway() throws IOException {
        try (ConfigurableApplicationContext alone = RunningApi.start(URI.create("http://127.0.0.1:" + unusedPort()))) {
            for (String path :
                    new String[] {"/api/v1/shares", "/api/v1/events", "/api/v1/event?id=a", "/api/v1/radar"}) {
                HttpResponse<String> answer =
                        api.send(HttpRequest.newBuilder(URI.create(RunningApi.address(alone) + path))
                                .build());

                assertThat(problem(answer, 503).get("title").stringValue()).isEqualTo("Elasticsearch does not answer");
                assertThat(answer.headers().firstValue("Retry-After")).contains("5");
            }
        }
    }

    @Test
    void saysThatElasticsearchHasLostAShard() {
        api.drop();
        api.elasticsearch("PUT", "/adoption-daily-lost?wait_for_active_shards=0", """
                {"settings": {"index.routing.allocation.require._name": "nobody"}, "aliases": {"adoption-daily": {}}}""");

        problem(api.get("/api/v1/shares"), 503);
    }

    private static int unusedPort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }

    private static JsonNode problem(HttpResponse<String> answer, int status) {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
        assertThat(answer.headers().firstValue("Content-Type")).contains("application/problem+json");
        assertThat(answer.body()).doesNotContain("Exception", "\tat ", "co.elastic");
        return JSON.readTree(answer.body());
    }
}
