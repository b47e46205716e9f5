package dev.framewatch.query;

import static dev.framewatch.event.Events.tag;
import static dev.framewatch.query.Sample.event;
import static org.assertj.core.api.Assertions.assertThat;

import dev.framewatch.event.AdoptionEvent;
import dev.framewatch.event.Kind;
import dev.framewatch.event.Role;
import dev.framewatch.event.Tag;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

/** Each figure once through HTTP and Elasticsearch; how it is counted is tested where it is counted. */
@ExtendWith(RunningApi.Start.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class FiguresApiTest {
    private static final Tag PYTORCH = tag("pytorch", Role.USES, 0.95);
    private static final Tag JAX = tag("jax", Role.USES, 0.95);
    private static final Tag TENSORFLOW = tag("tensorflow", Role.USES, 0.3);
    private static final List<String> EACH = List.of(
            "/api/v1/index",
            "/api/v1/index/history",
            "/api/v1/momentum",
            "/api/v1/crossovers",
            "/api/v1/forecast",
            "/api/v1/concentration",
            "/api/v1/co-use",
            "/api/v1/flows");

    private final RunningApi api;

    FiguresApiTest(RunningApi api) {
        this.api = api;
    }

    /** Sixteen months of papers, in which PyTorch passes TensorFlow, and a few posts of this month. */
    @BeforeAll
    void fill() throws IOException {
        List<AdoptionEvent> events = new ArrayList<>();
        int number = 0;
        for (int month = 0; month < 16; month++) {
            String day = LocalDate.of(2025, 7, 20).plusMonths(month).toString();
            int ofPytorch = Math.min(20, 4 + 2 * month);
            for (int i = 0; i < 24; i++) {
                events.add(event(Kind.PAPER, number++, day, i < ofPytorch ? PYTORCH : TENSORFLOW));
            }
        }
        for (int i = 0; i < 6; i++) {
            events.add(event(Kind.POST, number++, "2026-11-20", i < 4 ? new Tag[] {PYTORCH, JAX} : new Tag[] {JAX}));
        }
        events.add(event(
                Kind.POST,
                number++,
                "2026-11-20",
                tag("tensorflow", Role.MOVES_FROM, 0.9),
                tag("pytorch", Role.MOVES_TO, 0.9)));
        events.add(event(
                Kind.POST, number, "2026-11-20", tag("pytorch", Role.MOVES_FROM, 0.9), tag("jax", Role.MOVES_TO, 0.9)));
        api.clear();
        api.store(events);
    }

    @Test
    void tellsTheIndexWithWhatItIsMadeOf() {
        JsonNode index = api.json("/api/v1/index?weights=papers:3,reddit:1");

        assertThat(index.get("window").toString()).isEqualTo("{\"from\":\"2026-08-26\",\"to\":\"2026-11-24\"}");
        JsonNode first = index.get("ranking").get(0);
        // By hand: 0.75 · 40/48 + 0.25 · 5/8.
        assertThat(told(first, "framework", "index", "rank")).isEqualTo("pytorch 78.125 1");
        assertThat(first.get("low").doubleValue()).isLessThan(78);
        assertThat(first.get("high").doubleValue()).isGreaterThan(79);
        assertThat(first.get("change").get("since").stringValue()).isEqualTo("2026-10-25");
        assertThat(index.get("sensitivity").get(0).toString())
                .isEqualTo("{\"framework\":\"pytorch\",\"best\":1,\"worst\":2}");
        first.get("sources").forEach(part -> leadsToItsEvents(part));
    }

    @Test
    void tellsTheIndexOfADayInThePastAndMonthByMonth() {
        JsonNode then = api.json("/api/v1/index?on=2025-09-30&window=30d");
        JsonNode history = api.json("/api/v1/index/history?from=2025-09-01&to=2025-10-01");

        assertThat(told(then.get("ranking").get(0), "framework", "index", "rank"))
                .isEqualTo("tensorflow 66.666667 1");
        assertThat(history.get("points").valueStream().map(point -> told(point, "window", "framework", "index")))
                .containsExactly("2025-09 tensorflow 66.666667", "2025-09 pytorch 33.333333");
        leadsToTheShares(history.get("points").get(0));
    }

    @Test
    void tellsMomentum() {
        JsonNode momentum = api.json("/api/v1/momentum?to=2026-03-01");

        assertThat(momentum.get("frameworks").valueStream().map(one -> told(one, "kind", "framework", "windows")))
                .containsExactly("paper pytorch 6", "paper tensorflow 6");
        assertThat(momentum.get("frameworks").get(0).get("low").doubleValue()).isPositive();
        leadsToTheShares(momentum.get("frameworks").get(0));
    }

    @Test
    void tellsCrossovers() {
        JsonNode crossovers = api.json("/api/v1/crossovers?by=month").get("crossovers");

        assertThat(crossovers.valueStream().map(one -> told(one, "leader", "passed", "window")))
                .containsExactly("pytorch tensorflow 2026-02");
        leadsToTheShares(crossovers.get(0));
    }

    @Test
    void tellsForecastsWithTheirErrorsAndWhatItRefuses() {
        JsonNode forecast = api.json("/api/v1/forecast?ahead=2&frameworks=pytorch,jax");

        assertThat(forecast.get("forecasts").valueStream().map(one -> told(one, "framework", "window", "ahead")))
                .containsExactly("pytorch 2026-11 1", "pytorch 2026-12 2");
        assertThat(forecast.get("error").valueStream().map(one -> told(one, "framework", "ahead", "windows")))
                .containsExactly("pytorch 1 8", "pytorch 2 7");
        assertThat(forecast.get("refused").valueStream().map(one -> told(one, "kind", "framework")))
                .containsExactly("paper jax");
        leadsToTheShares(forecast.get("forecasts").get(0));
    }

    @Test
    void tellsConcentration() {
        JsonNode windows = api.json("/api/v1/concentration?by=year&kind=paper").get("windows");

        // By hand: 4 + 6 + … + 14 of 144 are 54 in 2025, so (54² + 90²) / 144².
        assertThat(told(windows.get(0), "window", "partial", "hhi", "leader", "total"))
                .isEqualTo("2025 false 0.53125 tensorflow 144");
        leadsToTheShares(windows.get(0));
    }

    @Test
    void tellsWhatIsUsedTogetherAndLeadsToThoseEvents() {
        JsonNode pairs = api.json("/api/v1/co-use?window=30d").get("pairs");

        assertThat(pairs.valueStream().map(one -> told(one, "a", "b", "events", "aEvents", "bEvents", "total")))
                .containsExactly("jax pytorch 4 7 5 8");
        leadsToItsEvents(pairs.get(0));
    }

    @Test
    void tellsWhoMovesAndLeadsToThoseEvents() {
        JsonNode flows = api.json("/api/v1/flows?by=month").get("flows");

        assertThat(flows.valueStream().map(one -> told(one, "window", "from", "to", "events", "total")))
                .containsExactly("2026-11 pytorch jax 1 2", "2026-11 tensorflow pytorch 1 2");
        flows.forEach(this::leadsToItsEvents);
    }

    @Test
    void letsTheSameSwitchesCount() {
        assertThat(api.json("/api/v1/index?confidence=0.5&kind=paper")
                        .get("ranking")
                        .valueStream())
                .extracting(one -> told(one, "framework", "index"))
                .containsExactly("pytorch 100.0");
    }

    @Test
    void saysOfEachWhatItWasReadFrom() {
        for (String path : EACH) {
            HttpResponse<String> answer = api.get(path);

            assertThat(answer.headers().firstValue("Framewatch-Generation"))
                    .as(path)
                    .contains("1");
            assertThat(answer.body()).as(path).startsWith("{\"today\":\"2026-11-23\",\"generation\":\"1\"");
        }
    }

    @Test
    void saysOfEachWhereNothingMatches() {
        for (String path : EACH) {
            assertThat(api.json(path + "?source=github").get("notes").get(0).stringValue())
                    .as(path)
                    .startsWith("No data yet");
        }
    }

    @ParameterizedTest
    @CsvSource({
        "/api/v1/index?weights=github:x, weights",
        "/api/v1/index?from=2026-01-01, from",
        "/api/v1/index/history?on=2026-01-01, on",
        "/api/v1/momentum?window=7d, window",
        "/api/v1/crossovers?by=decade, by",
        "/api/v1/forecast?ahead=7, ahead",
        "/api/v1/concentration?ahead=1, ahead",
        "/api/v1/co-use?frameworks=*, frameworks",
        "/api/v1/flows?confidence=2, confidence"
    })
    void refusesWhatItDoesNotKnow(String path, String parameter) {
        HttpResponse<String> refused = api.get(path);

        assertThat(refused.statusCode()).isEqualTo(400);
        assertThat(refused.body()).contains("\"parameter\":\"" + parameter + "\"", "\"allowed\":");
    }

    private static String told(JsonNode figure, String... names) {
        List<String> values = new ArrayList<>();
        for (String name : names) {
            values.add(figure.get(name).asString());
        }
        return String.join(" ", values);
    }

    private void leadsToItsEvents(JsonNode figure) {
        String link = figure.get("link").stringValue();

        assertThat(api.json(link).get("total").longValue())
                .as(link)
                .isEqualTo(figure.get("events").longValue());
    }

    private void leadsToTheShares(JsonNode figure) {
        String link = figure.get("link").stringValue();

        assertThat(link).startsWith("/api/v1/shares?");
        assertThat(api.json(link).get("shares").isEmpty()).as(link).isFalse();
    }
}
