package dev.framewatch.query;

import static dev.framewatch.event.Events.tag;
import static dev.framewatch.query.Sample.event;
import static org.assertj.core.api.Assertions.assertThat;

import dev.framewatch.event.AdoptionEvent;
import dev.framewatch.event.EventJson;
import dev.framewatch.event.Kind;
import dev.framewatch.event.Precision;
import dev.framewatch.event.Reading;
import dev.framewatch.event.Role;
import dev.framewatch.event.Source;
import dev.framewatch.event.Tag;
import java.io.IOException;
import java.net.URLEncoder;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

@ExtendWith(RunningApi.Start.class)
class EventsApiTest {
    private final RunningApi api;

    EventsApiTest(RunningApi api) {
        this.api = api;
    }

    @BeforeEach
    void clear() throws IOException {
        api.clear();
    }

    @Test
    void showsEachEventWithItsEvidenceAndSourceButWithoutWhatIsLong() {
        api.store(List.of(event(Kind.CODE, 1, "2026-10-31", tag("pytorch", Role.USES, 0.95))));

        assertThat(api.get("/api/v1/events").body()).isEqualTo("""
                        {"total":1,"generation":"1","taxonomy":"2026.1","events":[{"id":"papers:code:n/1#x","revision":1795431600000,"source":"papers",
                        "kind":"code","occurredAt":"2026-10-31T01:30:00.000Z","precision":"day",
                        "observedAt":"2026-11-23T11:00:00.000Z","url":"https://example.org/1","title":"Number 1",
                        "taxonomy":"2026.1","signature":"pytorch:uses:e9","tags":[{"framework":"pytorch",
                        "role":"uses","confidence":0.95,"evidence":[{"field":"topics","matched":"pytorch",
                        "rule":"topic:pytorch"}]}]}],"notes":[],"sources":""".replace("\n", "") + Sample.SOURCES + "}");
    }

    @Test
    void showsOneEventWholeByItsId() {
        AdoptionEvent event = event(Kind.CODE, 1, "2026-10-31", tag("pytorch", Role.USES, 0.95));
        api.store(List.of(event, event(Kind.CODE, 2, "2026-10-31")));

        HttpResponse<String> answer =
                api.get("/api/v1/event?id=" + URLEncoder.encode(event.id(), StandardCharsets.UTF_8));

        assertThat(EventJson.classified(answer.body().getBytes(StandardCharsets.UTF_8), event.observedAt()))
                .isEqualTo(new Reading.Valid(event));
    }

    @Test
    void showsNothingOfWhatWasRemovedAtItsSource() {
        AdoptionEvent removed = AdoptionEvent.draft(Source.REDDIT, Kind.POST, "gone")
                .revision(Instant.parse("2026-11-22T00:00:00Z"))
                .occurred(Instant.parse("2026-11-01T00:00:00Z"), Precision.DAY)
                .observed(Instant.parse("2026-11-22T00:00:00Z"))
                .removed()
                .event();
        api.store(List.of(removed, event(Kind.POST, 1, "2026-11-01")));

        assertThat(ids(api.json("/api/v1/events"))).containsExactly("reddit:post:n/1#x");
        assertThat(api.get("/api/v1/event?id=reddit:post:gone").statusCode()).isEqualTo(404);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "framework=pytorch | 1 3",
                "framework=pytorch,jax | 1 2 3",
                "framework=pytorch&role=uses | 3",
                "framework=pytorch&role=uses&role=mentions | 1 3",
                "framework=jax&role=uses&confidence=0.5 | 2",
                "framework=torch |",
                "role=uses | 1 2 3",
                "role=moves-to |",
                "confidence=0.9 | 1 2",
                "role=uses&confidence=0.9 | 2",
                "role=mentions,compares&confidence=0.9 | 1",
                "kind=paper | 2",
                "source=github | 1 4",
                "source=github&from=2026-10-02 | 4",
                "from=2026-10-01&to=2026-10-02 | 1",
                "from=2026-10-02&to=2026-11-01 | 3",
                "to=2026-11-01 | 1 2 3"
            })
    void filters(String filters, @Nullable String numbers) {
        api.store(List.of(
                event(Kind.REPOSITORY, 1, "2026-10-01", tag("pytorch", Role.MENTIONS, 0.9), tag("jax", Role.USES, 0.3)),
                Sample.at(
                        Kind.PAPER,
                        2,
                        Instant.parse("2026-10-01T00:00:00Z"),
                        Precision.MONTH,
                        tag("jax", Role.USES, 1)),
                event(Kind.POST, 3, "2026-10-31", tag("pytorch", Role.USES, 0.5)),
                event(Kind.REPOSITORY, 4, "2026-11-22")));

        assertThat(ids(api.json("/api/v1/events?" + filters)).stream()
                        .map(id -> id.replaceAll("[^0-9]", ""))
                        .sorted())
                .containsExactly(numbers == null ? new String[0] : numbers.split(" "));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "framework=jax | 1 2",
                "framework=jax&implied=true | 1 2",
                "framework=jax&implied=false | 2",
                "framework=flax,jax&implied=false | 1 2",
                "framework=jax&role=uses&confidence=0.5&implied=false |",
                "confidence=0.5&implied=false | 1",
                "role=uses&confidence=0.5 | 1 3",
                "role=uses&confidence=0.5&implied=false | 1",
                "role=uses&implied=false | 1 2",
                "implied=false | 1 2 3 4"
            })
    void findsNoTagThatIsOnlyImpliedWhereItIsNotAskedFor(String filters, @Nullable String numbers) {
        Tag flax = tag("flax", Role.USES, 0.9);
        api.store(List.of(
                event(Kind.REPOSITORY, 1, "2026-10-01", flax, flax.implying("jax")),
                event(Kind.REPOSITORY, 2, "2026-10-02", tag("jax", Role.USES, 0.3)),
                event(
                        Kind.REPOSITORY,
                        3,
                        "2026-10-03",
                        tag("lightning", Role.USES, 0.6).implying("pytorch")),
                event(Kind.REPOSITORY, 4, "2026-10-04")));

        assertThat(ids(api.json("/api/v1/events?" + filters)).stream()
                        .map(id -> id.replaceAll("[^0-9]", ""))
                        .sorted())
                .containsExactly(numbers == null ? new String[0] : numbers.split(" "));
    }

    @Test
    void goesOnWithoutWhatIsOnlyImplied() {
        api.store(List.of(
                event(Kind.POST, 1, "2026-10-01", tag("jax", Role.USES, 0.9)),
                event(Kind.POST, 2, "2026-10-02", tag("flax", Role.USES, 0.9).implying("jax")),
                event(Kind.POST, 3, "2026-10-03", tag("jax", Role.USES, 0.9))));

        JsonNode first = api.json("/api/v1/events?framework=jax&implied=false&limit=1");
        String next = first.get("next").stringValue();

        assertThat(first.get("total").longValue()).isEqualTo(2);
        assertThat(ids(api.json(next))).containsExactly("reddit:post:n/1#x");
        assertThat(api.get(next.replace("implied=false", "implied=true")).statusCode())
                .isEqualTo(400);
    }

    @Test
    void pagesWithoutLossOrRepetitionWhileEventsComeAndChange() {
        List<AdoptionEvent> events = new ArrayList<>();
        for (int i = 0; i < 57; i++) {
            Instant time = Instant.parse("2026-10-01T00:00:00Z").plusSeconds(i / 5);
            Kind kind = List.of(Kind.PAPER, Kind.REPOSITORY, Kind.POST).get(i % 3);
            events.add(Sample.at(kind, i, time, Precision.DAY, tag("jax", Role.USES, 0.9)));
        }
        api.store(events);
        List<String> sorted = events.stream()
                .sorted(Comparator.comparing(AdoptionEvent::occurredAt)
                        .reversed()
                        .thenComparing(AdoptionEvent::id))
                .map(AdoptionEvent::id)
                .toList();

        List<String> seen = new ArrayList<>();
        String next = "/api/v1/events?framework=jax&limit=10";
        for (int page = 0; next != null; page++) {
            JsonNode answer = api.json(next);
            assertThat(answer.get("total").longValue()).isEqualTo(57);
            seen.addAll(ids(answer));
            next = answer.has("next") ? answer.get("next").stringValue() : null;
            comeAndChange(page);
        }

        assertThat(seen).isEqualTo(sorted);
    }

    private void comeAndChange(int page) {
        Instant among = Instant.parse("2026-10-01T00:00:05Z");
        Instant newest = Instant.parse("2026-11-20T00:00:00Z");
        Tag jax = tag("jax", Role.USES, 0.9);
        api.store(List.of(
                Sample.at(Kind.PAPER, 100 + page, among, Precision.DAY, jax),
                Sample.at(Kind.PAPER, 200 + page, newest, Precision.DAY, jax),
                Sample.at(Kind.PAPER, 3 * page, newest, Precision.DAY)));
    }

    @Test
    void staysWithOneGenerationFromTheFirstPageToTheLast() throws IOException {
        api.store(Stream.of(1, 2, 3, 4)
                .map(number -> event(Kind.POST, number, "2026-10-01"))
                .toList());
        JsonNode first = api.json("/api/v1/events?limit=2");
        api.serve("2");
        api.index("2", List.of(event(Kind.POST, 9, "2026-10-01")));

        JsonNode second = api.json(first.get("next").stringValue());

        assertThat(ids(second)).containsExactly("reddit:post:n/2#x", "reddit:post:n/1#x");
        assertThat(second.has("next")).isFalse();
        assertThat(second.get("generation").stringValue()).isEqualTo("1");
        assertThat(second.get("taxonomy").stringValue()).isEqualTo("2026.1");
        JsonNode fresh = api.json("/api/v1/events");
        assertThat(ids(fresh)).containsExactly("reddit:post:n/9#x");
        assertThat(fresh.get("generation").stringValue()).isEqualTo("2");
        assertThat(api.get("/api/v1/event?id=reddit:post:n/9%23x").headers().firstValue("Framewatch-Generation"))
                .contains("2");
    }

    @Test
    void saysOfACursorThatItsGenerationWasDropped() throws IOException {
        api.store(List.of(event(Kind.POST, 1, "2026-10-01"), event(Kind.POST, 2, "2026-10-01")));
        String next = api.json("/api/v1/events?limit=1").get("next").stringValue();
        api.serve("2");
        api.drop("1");

        HttpResponse<String> answer = api.get(next);

        assertThat(answer.statusCode()).isEqualTo(410);
        assertThat(answer.body()).contains("generation 1, which was dropped", "Start again without cursor");
    }

    @Test
    void saysThatAnOldCursorHasExpired() {
        api.store(List.of(event(Kind.POST, 1, "2026-10-01"), event(Kind.POST, 2, "2026-10-01")));
        String next = api.json("/api/v1/events?limit=1").get("next").stringValue();
        api.elasticsearch(
                "DELETE",
                "/_pit",
                "{\"id\":\"" + next.substring(next.lastIndexOf('.') + 1).replace("%3D", "=") + "\"}");

        HttpResponse<String> answer = api.get(next);

        assertThat(answer.statusCode()).isEqualTo(410);
        assertThat(answer.body()).contains("Start again without cursor");
    }

    @Test
    void refusesACursorWithOtherFilters() {
        api.store(List.of(event(Kind.POST, 1, "2026-10-01"), event(Kind.POST, 2, "2026-10-01")));
        String next = api.json("/api/v1/events?limit=1&kind=post").get("next").stringValue();

        assertThat(api.get(next.replace("limit=1", "limit=2")).statusCode()).isEqualTo(200);
        assertThat(api.get(next.replace("kind=post", "kind=post,paper")).statusCode())
                .isEqualTo(400);
    }

    private static List<String> ids(JsonNode page) {
        return page.get("events")
                .valueStream()
                .map(event -> event.get("id").stringValue())
                .toList();
    }
}
