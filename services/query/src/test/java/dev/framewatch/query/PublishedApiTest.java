package dev.framewatch.query;

import static dev.framewatch.event.Events.tag;
import static dev.framewatch.query.Sample.event;
import static org.assertj.core.api.Assertions.assertThat;

import dev.framewatch.event.AdoptionEvent;
import dev.framewatch.event.Kind;
import dev.framewatch.event.Role;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.context.ConfigurableApplicationContext;
import tools.jackson.databind.JsonNode;

@ExtendWith(RunningApi.Start.class)
class PublishedApiTest {
    private final RunningApi api;
    private final List<AdoptionEvent> events = new ArrayList<>();

    PublishedApiTest(RunningApi api) {
        this.api = api;
    }

    @BeforeEach
    void clear() throws IOException {
        api.clear();
        for (int i = 0; i < 10; i++) {
            events.add(event(Kind.REPOSITORY, i, "2026-11-01", tag(i < 6 ? "pytorch" : "jax", Role.USES, 0.9)));
        }
    }

    @Test
    void keepsWhatWasPublishedAndShowsACorrectionAsOne() throws IOException {
        api.store(events);
        api.publisher().publish();
        events.add(event(Kind.REPOSITORY, 10, "2026-11-02", tag("jax", Role.USES, 0.9)));
        events.add(event(Kind.REPOSITORY, 11, "2026-11-02", tag("jax", Role.USES, 0.9)));
        api.store(events.subList(10, 12));
        api.publisher().publish();

        JsonNode published = api.json("/api/v1/published?on=2026-11-22");

        JsonNode edition = published.get("edition");
        assertThat(edition.get("day").stringValue()).isEqualTo("2026-11-22");
        assertThat(edition.get("generation").stringValue()).isEqualTo("1");
        assertThat(edition.get("taxonomy").stringValue()).isEqualTo("2026.1");
        assertThat(edition.get("index").get("ranking").get(0).get("index").doubleValue())
                .isEqualTo(60);
        assertThat(published.get("now").get("ranking").get(0).get("index").doubleValue())
                .isEqualTo(50);
        assertThat(published
                        .get("corrections")
                        .valueStream()
                        .map(each -> each.get("framework").stringValue() + " "
                                + each.get("then").doubleValue() + " "
                                + each.get("now").doubleValue()))
                .containsExactly("jax 40.0 50.0", "pytorch 60.0 50.0");
        assertThat(published
                        .get("shareCorrections")
                        .valueStream()
                        .map(each -> each.get("kind").stringValue() + " "
                                + each.get("framework").stringValue() + " "
                                + each.get("then").doubleValue() + " "
                                + each.get("now").doubleValue()))
                .containsExactly("repository jax 0.4 0.5", "repository pytorch 0.6 0.5");
        assertThat(published.has("figures")).isFalse();
        assertThat(published.get("notes")).hasSize(1);
        JsonNode share = edition.get("shares").get("shares").get(0);
        assertThat(share.get("framework").stringValue()).isEqualTo("pytorch");
        assertThat(share.get("events") + "/" + share.get("total")).isEqualTo("6/10");
        assertThat(api.json("/api/v1/editions").get("editions")).hasSize(1);
    }

    @Test
    void givesTheEditionAsCsvAndMarksWhatWasCorrected() throws IOException {
        api.store(events);
        publish();

        assertThat(lines("/api/v1/published.csv?on=2026-11-22"))
                .containsExactly(
                        "of,source,kind,framework,then,now,corrected,licence",
                        "index,,,pytorch,60.000000,60.000000,false",
                        "index,,,jax,40.000000,40.000000,false",
                        "share,github,repository,pytorch,0.600000,0.600000,false",
                        "share,github,repository,jax,0.400000,0.400000,false");

        api.store(List.of(event(Kind.PAPER, 11, "2026-11-02", tag("flax", Role.USES, 0.9))));

        assertThat(lines("/api/v1/published.csv?on=2026-11-22"))
                .contains("share,github,repository,jax,0.400000,0.400000,false")
                .contains("share,papers,paper,flax,0.000000,1.000000,true")
                .filteredOn(line -> line.startsWith("index"))
                .allMatch(line -> line.endsWith("true"));
        assertThat(lines("/api/v1/published.csv?on=2026-11-20")).hasSize(1);
    }

    /** Publishes as a process that has published nothing yet. */
    private void publish() throws IOException {
        try (ConfigurableApplicationContext fresh = RunningApi.start(api.elasticsearch())) {
            fresh.getBean(Publisher.class).publish();
        }
    }

    /** The lines of a CSV without what they say of licences. */
    private List<String> lines(String path) {
        return api.get(path)
                .body()
                .lines()
                .map(line -> line.replaceFirst(",(GitHub|CC|\"github).*", ""))
                .toList();
    }

    @Test
    void answersWhoHasThemWithNotModified() throws IOException {
        api.store(events);
        for (String path : List.of("/api/v1/published", "/api/v1/editions", "/api/v1/alerts", "/feed.atom")) {
            HttpResponse<String> first = api.get(path);
            String tag = first.headers().firstValue("ETag").orElseThrow();
            assertThat(first.headers().firstValue("Cache-Control")).as(path).contains("no-cache");
            assertThat(api.get(path, "If-None-Match", tag).statusCode())
                    .as(path)
                    .isEqualTo(304);
        }
        String before =
                api.get("/api/v1/published").headers().firstValue("ETag").orElseThrow();
        publish();
        assertThat(api.get("/api/v1/published", "If-None-Match", before).statusCode())
                .isEqualTo(200);
        assertThat(api.get("/api/v1/published.csv").headers().firstValue("ETag"))
                .isPresent();
    }

    @Test
    void otherWeightsAreNoCorrection() throws IOException {
        for (int i = 0; i < 10; i++) {
            events.add(event(Kind.PAPER, i, "2026-11-01", tag("tensorflow", Role.USES, 0.9)));
        }
        api.store(events);
        try (ConfigurableApplicationContext before =
                RunningApi.start(api.elasticsearch(), "--framewatch.query.weights.papers=0")) {
            before.getBean(Publisher.class).publish();
        }

        JsonNode published = api.json("/api/v1/published?on=2026-11-22");

        assertThat(published.get("corrections")).isEmpty();
        assertThat(published.get("now").get("ranking").get(0).get("index").doubleValue())
                .isEqualTo(60);
        assertThat(published.get("notes").get(1).stringValue()).contains("Other weights are configured today");
    }

    @Test
    void whatWasPublishedOutlivesItsIndex() throws IOException {
        api.store(events);
        try (ConfigurableApplicationContext withoutKafka = RunningApi.start(api.elasticsearch());
                ConfigurableApplicationContext withKafka = api.withKafka()) {
            withoutKafka.getBean(Publisher.class).publish();
            Publisher publisher = withKafka.getBean(Publisher.class);
            publisher.publish();
            api.clear();
            events.removeLast();
            api.store(events);
            publisher.publish();
        }

        assertThat(api.json("/api/v1/published?on=2026-11-22")
                        .get("edition")
                        .get("index")
                        .get("ranking")
                        .get(0)
                        .get("index")
                        .doubleValue())
                .isEqualTo(60);
    }

    @Test
    void saysThatNothingWasPublished() {
        api.store(events);

        JsonNode published = api.json("/api/v1/published?on=2026-11-20");

        assertThat(published.has("edition")).isFalse();
        assertThat(published.get("notes").get(0).stringValue()).contains("Nothing was published for 2026-11-20");
        assertThat(published.get("now").get("ranking")).hasSize(2);
    }
}
