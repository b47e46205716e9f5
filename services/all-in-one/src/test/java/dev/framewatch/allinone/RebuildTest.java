package dev.framewatch.allinone;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.framewatch.event.AdoptionEvent;
import dev.framewatch.operations.EventMeters;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Elasticsearch is no store of record. Each test empties one of its own. */
class RebuildTest {
    private final Path data;
    private final Servers servers;

    RebuildTest(@TempDir Path data) {
        this.data = data;
        this.servers = Servers.start(data);
    }

    @AfterEach
    void end() {
        servers.close();
    }

    @Test
    @Tag("servers")
    void whatWasCollectedIsEnoughToRebuildElasticsearch() throws Exception {
        Events events = new Events(2020);
        List<AdoptionEvent> collected = new ArrayList<>(events.any(300, new Random(21)));
        collected.add(events.repository("twice")
                .revision(Instant.parse("2026-01-02T00:00:00Z"))
                .event());
        collected.add(events.repository("twice")
                .revision(Instant.parse("2026-01-01T00:00:00Z"))
                .event());
        Expected expected = Expected.of(collected);
        try (RunningPipeline first = RunningPipeline.start(servers, data, "1")) {
            first.take(collected);
            assertThat(first.indexes().documents(any -> true)).isEqualTo(expected.documents());
        }
        new Indexes(servers.elasticsearch(), "1").deleteAll();

        try (RunningPipeline second = RunningPipeline.start(servers, data, "2")) {
            second.awaitSearchable();

            assertThat(second.indexes().documents(any -> true)).isEqualTo(expected.documents());
            assertThat(second.indexes().rows(any -> true)).isEqualTo(expected.rows());
            assertThat(second.indexes().behind("adoption-daily")).containsExactly("adoption-daily-2");
        }
    }

    @Test
    @Tag("servers")
    void aRestartFillsAnElasticsearchThatWasEmptied() throws Exception {
        List<AdoptionEvent> collected = new Events(2022).any(200, new Random(23));
        Expected expected = Expected.of(collected);
        Indexes indexes = new Indexes(servers.elasticsearch(), "1");
        try (RunningPipeline pipeline = RunningPipeline.start(servers, data, "1")) {
            pipeline.take(collected);
        }
        List<String> served = List.copyOf(indexes.behind("adoption-events"));
        indexes.deleteAll();

        try (RunningPipeline again = RunningPipeline.start(servers, data, "1")) {
            again.awaitSearchable();

            assertThat(indexes.documents(any -> true)).isEqualTo(expected.documents());
            assertThat(indexes.rows(any -> true)).isEqualTo(expected.rows());
        }
        assertThat(indexes.templates()).containsExactlyInAnyOrder("adoption-events", "adoption-daily");
        assertThat(indexes.behind("adoption-events")).containsExactlyInAnyOrderElementsOf(served);
        assertThat(indexes.behind("adoption-daily")).containsExactly("adoption-daily-1");
    }

    /** As they are left by who indexed events and was killed before their days were recounted. */
    @Test
    @Tag("servers")
    void whoeverTakesOverRecountsTheRowsOfWhatIsIndexedAlready() throws Exception {
        List<AdoptionEvent> collected = new Events(2023).any(200, new Random(24));
        try (RunningPipeline pipeline = RunningPipeline.start(servers, data, "1")) {
            pipeline.take(collected);
        }
        Indexes indexes = new Indexes(servers.elasticsearch(), "1");
        indexes.deleteRows();
        assertThat(indexes.rows(any -> true)).isEmpty();

        try (RunningPipeline again = RunningPipeline.start(servers, data, "1")) {
            await().atMost(Duration.ofMinutes(1))
                    .untilAsserted(() -> assertThat(indexes.rows(any -> true))
                            .isEqualTo(Expected.of(collected).rows()));
            assertThat(again.count(EventMeters.INDEXED) + again.count(EventMeters.ALREADY))
                    .isZero();
        }
    }

    @Test
    void twoCommandsFillAnElasticsearchThatWasEmptied() throws Exception {
        List<AdoptionEvent> collected = new Events(2021).any(100, new Random(22));
        try (RunningPipeline pipeline = RunningPipeline.start(servers, data, "1")) {
            pipeline.take(collected);
        }
        new Indexes(servers.elasticsearch(), "1").deleteAll();

        Answer told = Answer.to("reclassify", "--again", "--data", data.toString());
        String generation = told.err().replaceAll("(?s).*Generation (\\d+) is ready.*", "$1");
        Answer promoted = Answer.to("generations", "promote", generation, "--data", data.toString());

        assertThat(told.code()).as(told.err()).isZero();
        assertThat(promoted.code()).as(promoted.err()).isZero();
        Indexes indexes = new Indexes(servers.elasticsearch(), generation);
        assertThat(indexes.behind("adoption-daily")).containsExactly("adoption-daily-" + generation);
        assertThat(indexes.documents(Expected.of(collected).documents().keySet()::contains))
                .isEqualTo(Expected.of(collected).documents());
        assertThat(indexes.rows(day -> day.startsWith("2021-")))
                .isEqualTo(Expected.of(collected).rows());
    }
}
