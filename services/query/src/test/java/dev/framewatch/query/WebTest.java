package dev.framewatch.query;

import static dev.framewatch.event.Events.tag;
import static dev.framewatch.query.Sample.event;
import static org.assertj.core.api.Assertions.assertThat;

import dev.framewatch.event.Axis;
import dev.framewatch.event.Evidence;
import dev.framewatch.event.Kind;
import dev.framewatch.event.Role;
import dev.framewatch.event.Tag;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.context.ConfigurableApplicationContext;
import tools.jackson.databind.json.JsonMapper;

/** How the API speaks HTTP, whatever it tells. */
@ExtendWith(RunningApi.Start.class)
class WebTest {
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final RunningApi api;

    WebTest(RunningApi api) {
        this.api = api;
    }

    @BeforeEach
    void fill() throws IOException {
        api.clear();
        api.store(List.of(
                event(Kind.PAPER, 1, "2026-11-20", tag("jax", Role.USES, 0.9)),
                event(Kind.PAPER, 2, "2026-11-21", tag("pytorch", Role.USES, 0.9))));
    }

    @ParameterizedTest
    @CsvSource({
        "/api/v1/shares.csv, */*, text/csv",
        "/api/v1/shares.ndjson, text/csv, application/x-ndjson",
        "/api/v1/shares.json, text/csv, application/json",
        "/api/v1/shares?format=ndjson, text/csv, application/x-ndjson",
        "/api/v1/shares, application/x-ndjson, application/x-ndjson",
        "/api/v1/shares, */*, application/json",
        "/api/v1/events.csv, */*, text/csv",
        "/api/v1/events?format=ndjson, */*, application/x-ndjson",
        "/api/v1/radar.csv, */*, text/csv",
        "/api/v1/products.csv, */*, text/csv",
        "/api/v1/models.ndjson, */*, application/x-ndjson",
        "/api/v1/comparison.csv, */*, text/csv",
        "/api/v1/published.csv, */*, text/csv",
        "/api/v1/editions.csv, */*, text/csv"
    })
    void answersInTheFormThatTheAddressOrTheHeaderAsksFor(String path, String accept, String type) {
        HttpResponse<String> answer = api.get(path, "Accept", accept);

        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        assertThat(answer.headers().firstValue("Content-Type").orElse("")).startsWith(type);
    }

    @Test
    void hasNoOtherFormOfWhatIsNoList() {
        assertThat(api.get("/api/v1/event.csv?id=a").statusCode()).isEqualTo(406);
        assertThat(api.get("/api/v1/shares.xml").statusCode()).isEqualTo(404);
        assertThat(api.get("/api/v1/.csv").statusCode()).isEqualTo(404);
    }

    @Test
    void writesARecordALineAsNdjson() {
        List<String> lines = api.get("/api/v1/events.ndjson").body().lines().toList();

        assertThat(lines).hasSize(2);
        assertThat(JSON.readTree(lines.get(1)).get("id").stringValue()).isEqualTo("papers:paper:n/1#x");
        assertThat(JSON.readTree(lines.get(1)).get("licence").stringValue()).isEqualTo("CC-BY-SA-4.0");
        assertThat(JSON.readTree(lines.get(1))
                        .get("tags")
                        .get(0)
                        .get("framework")
                        .stringValue())
                .isEqualTo("jax");
    }

    @Test
    void leadsFromPageToPageOfAnExport() {
        HttpResponse<String> first = api.get("/api/v1/events.csv?limit=1");
        String next = first.headers().firstValue("Link").orElse("").replaceFirst("<(.*)>; rel=\"next\"", "$1");
        HttpResponse<String> second = api.get(next);

        assertThat(first.body()).isEqualTo("""
                        id,source,kind,occurredAt,precision,url,title,language,taxonomy,signature,licence
                        papers:paper:n/2#x,papers,paper,2026-11-21T02:30:00.000Z,day,https://example.org/2,Number 2,,\
                        2026.1,pytorch:uses:e9,CC-BY-SA-4.0
                        """.replace("\n", "\r\n"));
        assertThat(second.body()).contains("papers:paper:n/1#x");
        assertThat(second.headers().firstValue("Link")).isEmpty();
    }

    @Test
    void namesTheSourcesAndTheirLicences() {
        assertThat(api.get("/api/v1/shares.csv").headers().firstValue("Framewatch-Sources"))
                .hasValueSatisfying(sources -> assertThat(sources).contains("papers (CC-BY-SA-4.0)"));
        assertThat(api.json("/api/v1/events").get("sources").valueStream())
                .anyMatch(one -> one.get("licence").stringValue().equals("CC-BY-SA-4.0")
                        && one.get("source").stringValue().equals("papers"));
    }

    @Test
    void tellsWhoHasAFigureThatItIsStillTheSame() {
        String path = "/api/v1/shares?by=month";
        String tag = tagOf(api.get(path));

        HttpResponse<String> same = api.get(path, "If-None-Match", "\"x\", " + tag);
        assertThat(same.statusCode()).isEqualTo(304);
        assertThat(same.body()).isEmpty();
        assertThat(tagOf(same)).isEqualTo(tag).startsWith("W/\"");
        assertThat(same.headers().firstValue("Cache-Control")).contains("no-cache");
        assertThat(api.get("/api/v1/shares?by=year", "If-None-Match", tag).statusCode())
                .isEqualTo(200);
        assertThat(api.get(path, "If-None-Match", tag, "Accept", "text/csv").statusCode())
                .isEqualTo(200);

        api.store(List.of(event(Kind.PAPER, 3, "2026-11-22", tag("jax", Role.USES, 0.9))));

        HttpResponse<String> changed = api.get(path, "If-None-Match", tag);
        assertThat(changed.statusCode()).isEqualTo(200);
        assertThat(tagOf(changed)).isNotEqualTo(tag);
    }

    @ParameterizedTest
    @ValueSource(strings = {"shares.csv?by=month", "index", "products", "comparison", "radar", "shares?owners=once"})
    void givesAnAnswerAgainAsItWas(String path) {
        HttpResponse<String> first = api.get("/api/v1/" + path);
        HttpResponse<String> again = api.get("/api/v1/" + path);

        assertThat(again.statusCode()).isEqualTo(200);
        assertThat(again.body()).isEqualTo(first.body()).isNotEmpty();
        for (String header : List.of("Content-Type", "ETag", "Cache-Control", "Vary", "Framewatch-Generation")) {
            assertThat(again.headers().allValues(header))
                    .as(header)
                    .isEqualTo(first.headers().allValues(header));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"shares", "products", "shares?owners=once"})
    void countsAnewAsSoonAsOtherEventsCanBeFound(String path) {
        String first = api.get("/api/v1/" + path).body();
        assertThat(api.get("/api/v1/" + path).body()).isEqualTo(first);
        Tag lightning = new Tag(
                "pytorch",
                "lightning",
                Axis.ECOSYSTEM,
                Role.USES,
                true,
                0.9,
                List.of(new Evidence("text", "Lightning", "lightning")));

        api.store(List.of(event(Kind.PAPER, 4, "2026-11-22", tag("jax", Role.USES, 0.9), lightning)));

        assertThat(api.get("/api/v1/" + path).body()).isNotEqualTo(first);
    }

    @Test
    void givesNoTagToWhatIsWrong() {
        assertThat(api.get("/api/v1/shares?by=yeer").headers().firstValue("ETag"))
                .isEmpty();
    }

    private static String tagOf(HttpResponse<String> answer) {
        return answer.headers().firstValue("ETag").orElse("");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/api/v1/shares", "/api/v1/shares?by=yeer", "/nowhere", "/swagger-ui/index.html"})
    void hasBrowsersRunNothingThatATextBrings(String path) {
        HttpResponse<String> answer = api.get(path);

        assertThat(answer.headers().firstValue("X-Content-Type-Options")).contains("nosniff");
        assertThat(answer.headers().firstValue("Referrer-Policy")).contains("no-referrer");
        assertThat(answer.headers().firstValue("Content-Security-Policy").orElse(""))
                .startsWith("default-src 'none'")
                .doesNotContain("script-src 'unsafe", "unsafe-eval");
    }

    @Test
    void letsNoOtherSiteReadUnlessItIsConfigured() throws IOException {
        assertThat(api.get("/api/v1/shares", "Origin", "https://example.org")
                        .headers()
                        .firstValue("Access-Control-Allow-Origin"))
                .isEmpty();
        try (ConfigurableApplicationContext open = RunningApi.start(
                api.elasticsearch(),
                "--framewatch.query.origins=https://example.org",
                "--framewatch.query.limit.requests=3")) {
            assertThat(from(open, "https://example.org").headers().firstValue("Access-Control-Allow-Origin"))
                    .contains("https://example.org");
            assertThat(from(open, "https://example.com").statusCode()).isEqualTo(403);
            from(open, "https://example.org");
            from(open, "https://example.org");

            HttpResponse<String> refused = from(open, "https://example.org");

            assertThat(refused.statusCode()).isEqualTo(429);
            assertThat(refused.headers().firstValue("Retry-After")).isPresent();
            assertThat(refused.headers().firstValue("Content-Type")).contains("application/problem+json");
        }
    }

    private HttpResponse<String> from(ConfigurableApplicationContext open, String origin) {
        return api.send(HttpRequest.newBuilder(URI.create(RunningApi.address(open) + "/api/v1/shares"))
                .header("Origin", origin)
                .build());
    }
}
