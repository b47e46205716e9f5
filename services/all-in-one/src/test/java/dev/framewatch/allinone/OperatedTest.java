package dev.framewatch.allinone;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.framewatch.embedded.EmbeddedServer;
import dev.framewatch.embedded.ServerKind;
import dev.framewatch.event.AdoptionEvent;
import dev.framewatch.operations.EventMeters;
import dev.framewatch.operations.Progress;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.Status;

/** What whoever operates a pipeline relies on, each time on one of its own, on servers that all tests share. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class OperatedTest {
    private static final Duration PATIENCE = Duration.ofMinutes(1);

    private final Path data;
    private final Servers servers;

    OperatedTest(@TempDir Path data) {
        this.data = data;
        servers = Servers.start(data);
    }

    @AfterAll
    void end() {
        servers.close();
    }

    @Test
    void anIndexerThatStandsStillIsNotHealthyAndOneThatGoesOnIsAgain() {
        EmbeddedServer elasticsearch = ((Servers.Embedded) servers).servers().server(ServerKind.ELASTICSEARCH);
        Installation impatient = Installation.in(data)
                .with("framewatch.progress.look", "200ms")
                .with("framewatch.progress.patience", "3s");
        try (RunningPipeline pipeline = RunningPipeline.start(servers, impatient, "health")) {
            Progress progress = pipeline.bean(Progress.class);
            List<AdoptionEvent> events = new Events(2024).any(40, new Random(51));
            pipeline.take(events.subList(0, 20));
            await().atMost(PATIENCE).until(() -> lag(progress.health()) == 0);
            assertThat(progress.health().getStatus()).isEqualTo(Status.UP);

            elasticsearch.stop();
            pipeline.publish(events.subList(20, 40));
            await().atMost(PATIENCE).until(() -> progress.health().getStatus().equals(Status.DOWN));
            assertThat(lag(progress.health())).isPositive();

            elasticsearch.start();
            await().atMost(PATIENCE)
                    .until(() -> progress.health().getStatus().equals(Status.UP) && lag(progress.health()) == 0);
        }
    }

    private static long lag(Health health) {
        return health.getDetails().get("indexer-health") instanceof Map<?, ?> group
                        && group.get("lag") instanceof Long lag
                ? lag
                : -1;
    }

    @Test
    @Tag("servers")
    void anEndInTheMiddleFinishesWhatWasBegun() throws Exception {
        List<AdoptionEvent> events = new Events(2023).any(4_000, new Random(52));
        try (RunningPipeline pipeline = RunningPipeline.start(servers, data, "end")) {
            pipeline.publish(events);
            await().atMost(PATIENCE)
                    .pollInterval(Duration.ofMillis(5))
                    .until(() -> pipeline.count(EventMeters.INDEXED) > 0);
        }
        try (RunningPipeline pipeline = RunningPipeline.start(servers, data, "end")) {
            pipeline.awaitSearchable();

            assertThat(pipeline.count(EventMeters.ALREADY)).as("done twice").isZero();
            assertThat(pipeline.documents(events)).isEqualTo(Expected.of(events).documents());
        }
    }

    /** One that stayed in its group would hold partitions that nobody works on. */
    @Test
    void anEndWhileTheIndexesAreMadeLeavesNoIndexer() throws Exception {
        try (HeldNode held = new HeldNode(servers.elasticsearch(), "/adoption-")) {
            Installation installation = servers.lead(Installation.in(data))
                    .with("spring.elasticsearch.uris", held.address())
                    .with("framewatch.generation", "ended");
            Pipeline pipeline = Pipeline.start(installation, "a test", List.of(Part.CLASSIFY, Part.INDEX));
            held.awaitRequest();
            Thread ending = Thread.ofPlatform().start(pipeline::close);
            await().atMost(PATIENCE).until(() -> waitsForIndexers(ending));

            held.release();

            ending.join();
            assertThat(Thread.getAllStackTraces().keySet())
                    .extracting(Thread::getName)
                    .isNotEmpty()
                    .doesNotContain("indexer-ended");
        }
    }

    private static boolean waitsForIndexers(Thread ending) {
        return Arrays.stream(ending.getStackTrace())
                .anyMatch(frame -> frame.getClassName().endsWith(".GenerationIndexer")
                        && frame.getMethodName().equals("stop"));
    }

    @Test
    @Tag("servers")
    void oneTraceLeadsFromTheCollectorToTheIndex() throws Exception {
        try (TraceReceiver receiver = new TraceReceiver()) {
            Installation traced = Installation.in(data)
                    .with("framewatch.traces.endpoint", receiver.address())
                    .with("framewatch.traces.share", 1);
            AdoptionEvent event = new Events(2013).repository("traced").event();
            try (RunningPipeline pipeline = RunningPipeline.start(servers, traced, "traces")) {
                pipeline.take(List.of(event));
                ConsumerRecord<byte[], byte[]> record = pipeline.records("classified-traces").stream()
                        .filter(each -> new String(each.key(), UTF_8).equals(event.key()))
                        .findFirst()
                        .orElseThrow();
                assertThat(record.headers().headers("traceparent")).hasSize(1);
            }
            TraceReceiver.Span sent = only(receiver, "send collected", "");
            TraceReceiver.Span classified = only(receiver, "send classified-traces", sent.trace());
            TraceReceiver.Span indexed = only(receiver, "index", sent.trace());

            assertThat(sent.parent()).isEmpty();
            assertThat(classified.parent()).isEqualTo(sent.id());
            assertThat(indexed.parent()).isEqualTo(classified.id());
        }
    }

    /** Others are of events that other tests collected, which this generation classifies too. */
    private static TraceReceiver.Span only(TraceReceiver receiver, String name, String trace) {
        List<TraceReceiver.Span> spans = receiver.spans().stream()
                .filter(span -> span.name().equals(name) && span.trace().startsWith(trace))
                .toList();
        assertThat(spans).as(name).hasSize(1);
        return spans.getFirst();
    }

    @Test
    @Tag("servers")
    void withoutAnEndpointNoRecordCarriesATrace() {
        try (RunningPipeline pipeline = RunningPipeline.start(servers, data, "untraced")) {
            AdoptionEvent event = new Events(2014).repository("untraced").event();
            pipeline.take(List.of(event));

            assertThat(pipeline.records("collected"))
                    .filteredOn(each -> new String(each.key(), UTF_8).equals(event.key()))
                    .singleElement()
                    .satisfies(record -> assertThat(record.headers().lastHeader("traceparent"))
                            .isNull());
        }
    }
}
