package dev.framewatch.query;

import static dev.framewatch.event.Events.tag;
import static dev.framewatch.query.Sample.event;
import static org.assertj.core.api.Assertions.assertThat;

import dev.framewatch.event.AdoptionEvent;
import dev.framewatch.event.Axis;
import dev.framewatch.event.Evidence;
import dev.framewatch.event.Kind;
import dev.framewatch.event.Metric;
import dev.framewatch.event.Precision;
import dev.framewatch.event.Role;
import dev.framewatch.event.Source;
import dev.framewatch.event.Tag;
import java.io.IOException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import tools.jackson.databind.JsonNode;

/** Every figure that is set beside a claim can be made again from the query that stands with it. */
@ExtendWith(RunningApi.Start.class)
class ComparisonApiTest {
    private static final Tag PYTORCH = tag("pytorch", Role.USES, 0.9);
    private static final Tag TENSORFLOW = tag("tensorflow", Role.USES, 0.9);

    private final RunningApi api;

    ComparisonApiTest(RunningApi api) {
        this.api = api;
    }

    @BeforeEach
    void store() throws IOException {
        api.clear();
        List<AdoptionEvent> events = new ArrayList<>();
        for (String year : List.of("2017", "2025")) {
            papers(events, 5, year, "icml-" + year + "-6", PYTORCH);
            papers(events, 2, year, "nips-" + year, TENSORFLOW);
            papers(events, 1, year, "acl-" + year + "-7", TENSORFLOW);
            papers(events, 2, year, "cvpr-" + year + "-6", PYTORCH, TENSORFLOW);
            papers(events, 4, year, "iclr-" + year + "-5", tag("jax", Role.USES, 0.9));
            papers(events, 7, year, "findings-acl-" + year, PYTORCH);
            papers(events, 7, year, "acl-workshop-" + year, PYTORCH);
            add(events, Kind.PAPER, 7, year + "-05-01", PYTORCH);
        }
        add(events, Kind.CODE, 6, "2026-08-01", PYTORCH);
        add(events, Kind.CODE, 2, "2026-08-02", TENSORFLOW);
        add(events, Kind.CODE, 1, "2026-08-02", tag("tensorflow", Role.USES, 0.3));
        add(events, Kind.CODE, 3, "2026-08-03");
        add(events, Kind.REPOSITORY, 3, "2025-05-01", product("pytorch", "torchserve", Axis.DEPLOYMENT));
        add(events, Kind.REPOSITORY, 4, "2025-05-01", product("tensorflow", "tflite", Axis.DEPLOYMENT));
        add(events, Kind.REPOSITORY, 2, "2025-05-01", product("pytorch", "lightning", Axis.ECOSYSTEM));
        events.add(models("pytorch:any", 930));
        events.add(models("pytorch:exclusive", 850));
        events.add(models("tensorflow:any", 150));
        events.add(models("tensorflow:exclusive", 80));
        api.store(events);
    }

    @Test
    void figuresFollowFromTheirQueries() {
        for (String switches : List.of("", "?confidence=0.5", "?forks=false&implied=false")) {
            JsonNode answer = api.json("/api/v1/comparison" + switches);

            assertThat(answer.get("claims")).hasSize(Claim.all().size());
            for (JsonNode claim : answer.get("claims")) {
                JsonNode now = claim.get("now");
                assertThat(now).as("%s", claim).isNotNull();
                assertThat(now.get("events") + "/" + now.get("total"))
                        .as("%s", claim)
                        .isEqualTo(again(claim, now.get("window").stringValue()));
            }
        }
    }

    @Test
    void papersOfOtherVenuesOrOfNoneKnownDoNotCount() {
        assertThat(now("/api/v1/comparison", "papers-rise")).isEqualTo("5/8");
        assertThat(now("/api/v1/comparison", "papers-pytorch")).isEqualTo("5/8");
    }

    @Test
    void withoutVenuesTheirClaimsCannotBeMeasured() throws IOException {
        api.clear();
        api.store(List.of(event(Kind.PAPER, 1, "2017-05-01", PYTORCH), event(Kind.PAPER, 2, "2025-05-01", PYTORCH)));

        for (JsonNode claim : api.json("/api/v1/comparison").get("claims")) {
            if (claim.get("id").stringValue().startsWith("papers")) {
                assertThat(claim.get("verdict").stringValue()).isEqualTo("cannot-be-measured");
                assertThat(claim.get("because").stringValue()).isEqualTo("no-venues");
                assertThat(claim.get("reason").stringValue()).startsWith("No paper that names one of the two");
            }
        }
    }

    @Test
    void figuresLeadToTheEventsOfTheirNumerators() {
        for (JsonNode claim : api.json("/api/v1/comparison").get("claims")) {
            for (JsonNode point : claim.get("series")) {
                if (point.hasNonNull("link") && !claim.get("id").stringValue().startsWith("models")) {
                    assertThat(api.json(point.get("link").stringValue()).get("total"))
                            .as("%s", point)
                            .isEqualTo(point.get("events"));
                }
            }
        }
    }

    @Test
    void switchesAreHeeded() {
        assertThat(now("/api/v1/comparison", "code-tensorflow")).isEqualTo("3/12");
        assertThat(now("/api/v1/comparison?confidence=0.5", "code-tensorflow")).isEqualTo("2/12");
        assertThat(api.get("/api/v1/comparison?confidence=5").statusCode()).isEqualTo(400);
    }

    private String now(String path, String id) {
        return StreamSupport.stream(api.json(path).get("claims").spliterator(), false)
                .filter(claim -> claim.get("id").stringValue().equals(id))
                .map(claim ->
                        claim.get("now").get("events") + "/" + claim.get("now").get("total"))
                .collect(Collectors.joining());
    }

    /** The figure as a reader makes it again. */
    private String again(JsonNode claim, String window) {
        JsonNode counts = api.json(claim.get("query").stringValue());
        String id = claim.get("id").stringValue();
        return switch (id) {
            case "models-pytorch", "models-tensorflow" ->
                models(counts, claim.get("framework").stringValue());
            case "code-number" ->
                one(counts.get("windows"), window, "all") + "/" + one(counts.get("windows"), window, "all");
            case "code-pytorch", "code-tensorflow" ->
                one(counts.get("shares"), window, "events") + "/" + one(counts.get("shares"), window, "all");
            case "deployment-tensorflow", "ecosystem-tensorflow" -> sides(counts, window);
            default -> one(counts.get("shares"), window, "events") + "/" + one(counts.get("shares"), window, "total");
        };
    }

    private static String sides(JsonNode counts, String window) {
        long tensorflow = sum(counts.get("axes"), window, "tensorflow");
        return tensorflow + "/" + (tensorflow + sum(counts.get("axes"), window, "pytorch"));
    }

    private static long sum(JsonNode rows, String window, String framework) {
        return rows.valueStream()
                .filter(row -> row.get("window").stringValue().equals(window))
                .filter(row -> row.get("framework").stringValue().equals(framework))
                .mapToLong(row -> row.get("events").longValue())
                .sum();
    }

    private static String models(JsonNode counts, String framework) {
        long alone = 0;
        long shared = 0;
        long its = 0;
        for (JsonNode library : counts.get("libraries")) {
            long exclusive = library.get("exclusive").longValue();
            alone += exclusive;
            shared = Math.max(shared, library.get("any").longValue() - exclusive);
            its += library.get("framework").stringValue().equals(framework) ? exclusive : 0;
        }
        return its + "/" + (alone + shared);
    }

    private static JsonNode one(JsonNode rows, String window, String field) {
        return rows.valueStream()
                .filter(row -> row.get("window").stringValue().equals(window))
                .findFirst()
                .orElseThrow()
                .get(field);
    }

    private static void add(List<AdoptionEvent> events, Kind kind, int count, String day, Tag... tags) {
        for (int i = 0; i < count; i++) {
            events.add(event(kind, events.size(), day, tags));
        }
    }

    private static void papers(List<AdoptionEvent> events, int count, String year, String proceedings, Tag... tags) {
        for (int i = 0; i < count; i++) {
            events.add(Sample.paper(
                    events.size(), LocalDate.of(Integer.parseInt(year), 5, 2), Precision.DAY, proceedings, tags));
        }
    }

    private static Tag product(String framework, String product, Axis axis) {
        return new Tag(framework, product, axis, Role.USES, true, 0.9, List.of(new Evidence("text", product, product)));
    }

    private static AdoptionEvent models(String name, long count) {
        Instant day = Instant.parse("2026-11-22T00:00:00Z");
        return AdoptionEvent.draft(Source.HUGGINGFACE, Kind.MODELS, name + ":2026-11-22")
                .occurred(day, Precision.DAY)
                .revision(day)
                .observed(day)
                .metric(Metric.MODELS, count)
                .event()
                .tagged(List.of(), "2026.1");
    }
}
