package dev.framewatch.allinone;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.framewatch.event.AdoptionEvent;
import dev.framewatch.event.Precision;
import dev.framewatch.kafka.EventRecords;
import dev.framewatch.operations.EventMeters;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Events go in, documents and rows come out: on a real broker and a real node, which all tests share. */
@Tag("servers")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class PipelineTest {
    private static final Instant LATER = Instant.parse("2026-01-30T10:00:00Z");
    private static final Instant EARLIER = Instant.parse("2026-01-20T10:00:00Z");

    /** What an event of the next schema says of that, and has more. */
    private static final String NEXT = "\"schema\":2,\"hue\":\"red\",\"shade\":{\"dark\":[1,2.50]}";

    private final Path data;
    private final Servers servers;
    private final RunningPipeline pipeline;

    PipelineTest(@TempDir Path data) {
        this.data = data;
        servers = Servers.start(data);
        pipeline = RunningPipeline.start(servers, data, "1");
    }

    @AfterAll
    void end() {
        try (servers) {
            pipeline.close();
        }
    }

    @Test
    void documentsEqualTheEventsThatWentIn() throws Exception {
        List<AdoptionEvent> events = new Events(2023).any(900, new Random(11));

        pipeline.take(events);

        assertThat(pipeline.documents(events)).isEqualTo(Expected.of(events).documents());
    }

    @Test
    void dailyRowsEqualARecountOfTheEvents() throws Exception {
        List<AdoptionEvent> events = new Events(2017).any(900, new Random(12));

        pipeline.take(events);

        assertThat(pipeline.rows(2017)).isEqualTo(Expected.of(events).rows()).hasSizeGreaterThan(100);
    }

    @Test
    void dailyRowsEqualARecountAfterEachBatchOfRevisionsInAnyOrder() throws Exception {
        List<AdoptionEvent> all = new Events(2024).histories(80, 400, new Random(14));

        for (int taken = 100; taken <= all.size(); taken += 100) {
            pipeline.take(all.subList(taken - 100, taken));

            Expected expected = Expected.of(all.subList(0, taken));
            assertThat(pipeline.rows(2024)).isEqualTo(expected.rows()).hasSizeGreaterThan(30);
            assertThat(pipeline.documents(all.subList(0, taken))).isEqualTo(expected.documents());
        }
    }

    @Test
    void aTextThatNamesFrameworksIsTaggedWithThem() throws Exception {
        AdoptionEvent event = new Events(2016)
                .repository("tagged")
                .text("from TensorFlow to PyTorch")
                .event();

        pipeline.take(List.of(event));

        assertThat(document(event).content().get("tags").findValuesAsString("framework"))
                .containsExactlyInAnyOrder("tensorflow", "pytorch");
    }

    @Test
    void theSameInputTwiceChangesNothing() throws Exception {
        List<AdoptionEvent> events = new Events(2018).any(300, new Random(13));
        pipeline.take(events);
        var documents = pipeline.documents(events);
        var rows = pipeline.rows(2018);
        long already = pipeline.count(EventMeters.ALREADY);

        pipeline.take(events);

        assertThat(pipeline.documents(events)).isEqualTo(documents);
        assertThat(pipeline.rows(2018)).isEqualTo(rows).isNotEmpty();
        assertThat(pipeline.count(EventMeters.ALREADY) - already).isEqualTo(events.size());
    }

    @Test
    void anOlderRevisionNeverReplacesANewerOne() throws Exception {
        Events events = new Events(2019);
        AdoptionEvent newer =
                events.repository("revised").text("PyTorch now").revision(LATER).event();
        AdoptionEvent older = events.repository("revised")
                .text("Chainer then")
                .revision(EARLIER)
                .event();
        pipeline.take(List.of(newer));

        pipeline.take(List.of(older));

        assertThat(document(newer).content().get("text").asString()).isEqualTo("PyTorch now");
        assertThat(pipeline.rows(2019)).isEqualTo(Expected.of(List.of(newer)).rows());
    }

    @Test
    void ofEqualRevisionsTheSameOneWinsInBothOrders() throws Exception {
        Events events = new Events(2020);
        List<AdoptionEvent> first = IntStream.range(0, 40)
                .mapToObj(i -> events.repository("tie" + i).text("PyTorch").event())
                .toList();
        List<AdoptionEvent> second = IntStream.range(0, 40)
                .mapToObj(i -> events.repository("tie" + i).text("Keras").event())
                .toList();
        List<AdoptionEvent> all = new ArrayList<>(first);
        all.addAll(second);

        pipeline.take(all);

        assertThat(pipeline.documents(all)).isEqualTo(Expected.of(all).documents());
        assertThat(pipeline.documents(all).values())
                .extracting(each -> each.content().get("text").asString())
                .contains("PyTorch", "Keras");
        assertThat(pipeline.rows(2020)).isEqualTo(Expected.of(all).rows());
    }

    @Test
    void anEventThatItsSourceRemovedLeavesTheRows() throws Exception {
        Events events = new Events(2021);
        AdoptionEvent stays = events.repository("stays").event();
        AdoptionEvent goes = events.repository("goes").revision(EARLIER).event();
        AdoptionEvent gone = events.repository("goes").revision(LATER).removed().event();
        pipeline.take(List.of(stays, goes));
        assertThat(pipeline.rows(2021))
                .isEqualTo(Expected.of(List.of(stays, goes)).rows());

        pipeline.take(List.of(gone));

        assertThat(pipeline.rows(2021)).isEqualTo(Expected.of(List.of(stays)).rows());
        assertThat(document(gone).content().has("text")).isFalse();
    }

    @Test
    void anOlderRevisionThatIsErasedLeavesTheRemoval() throws Exception {
        Events events = new Events(2011);
        AdoptionEvent older = events.repository("erased").revision(EARLIER).event();
        AdoptionEvent gone =
                events.repository("erased").revision(LATER).removed().event();
        pipeline.take(List.of(older, gone));

        pipeline.send(new ProducerRecord<>("collected", older.key().getBytes(UTF_8), null));
        pipeline.awaitSearchable();

        assertThat(document(gone).content().path("removed").asBoolean()).isTrue();
        assertThat(pipeline.records("classified-1"))
                .filteredOn(record -> new String(record.key(), UTF_8).equals(older.key()))
                .last()
                .satisfies(record -> assertThat(record.value()).isNull());
    }

    @Test
    void anEventWhoseDateWasCorrectedLeavesItsOldDay() throws Exception {
        Events events = new Events(2022);
        AdoptionEvent wrong = events.repository("moved").revision(EARLIER).event();
        AdoptionEvent right = events.repository("moved")
                .occurred(events.day(40), Precision.DAY)
                .revision(LATER)
                .event();
        pipeline.take(List.of(wrong));

        pipeline.take(List.of(right));

        assertThat(pipeline.rows(2022).keySet()).extracting(Indexes.Row::day).containsExactly("2022-02-09");
    }

    @Test
    void twoVersionsSideBySideLoseRejectAndDoubleNothingAndKeepWhatOnlyTheNextOneKnows() throws Exception {
        Events made = new Events(2015);
        List<AdoptionEvent> events =
                new ArrayList<>(List.of(made.repository("v0").event()));
        pipeline.take(events);
        pipeline.indexes()
                .request("PUT", "/adoption-events-1-*/_mapping", "{\"properties\":{\"hue\":{\"type\":\"keyword\"}}}");

        try (RunningPipeline beside = RunningPipeline.beside(servers, data.resolve("beside"), "1")) {
            await().atMost(Duration.ofMinutes(1))
                    .pollInterval(Duration.ofMillis(50))
                    .until(() -> {
                        send(made, events, 20);
                        return beside.count(EventMeters.TAGGED) > 0 && beside.count(EventMeters.INDEXED) > 0;
                    });
            send(made, events, 400);
            pipeline.awaitSearchable();
            beside.awaitSearchable();
        }
        send(made, events, 20);
        pipeline.awaitSearchable();

        var expected = Expected.of(events).documents();
        var ofNext = IntStream.range(0, events.size())
                .filter(PipelineTest::isOfNext)
                .mapToObj(events::get)
                .collect(Collectors.toMap(AdoptionEvent::id, AdoptionEvent::key));
        ofNext.keySet()
                .forEach(id -> ((ObjectNode)
                                Objects.requireNonNull(expected.get(id)).content())
                        .setAll((ObjectNode) new JsonMapper().readTree("{" + NEXT + "}")));
        assertThat(pipeline.documents(events)).isEqualTo(expected);
        assertThat(pipeline.rows(2015)).isEqualTo(Expected.of(events).rows());
        assertThat(pipeline.rejections()).isEmpty();
        assertThat(pipeline.indexes()
                        .request("GET", "/adoption-events-1-*/_count?q=hue:red", "")
                        .get("count")
                        .asInt())
                .isEqualTo(ofNext.size());
        List<ConsumerRecord<byte[], byte[]>> classified = pipeline.records("classified-1").stream()
                .filter(record -> expected.containsKey(new String(record.key(), UTF_8).replaceFirst("@\\d+$", "")))
                .toList();
        assertThat(classified)
                .extracting(record -> new String(record.key(), UTF_8))
                .containsExactlyInAnyOrderElementsOf(
                        events.stream().map(AdoptionEvent::key).toList());
        assertThat(classified)
                .filteredOn(record -> ofNext.containsValue(new String(record.key(), UTF_8)))
                .allSatisfy(
                        record -> assertThat(new String(record.value(), UTF_8)).contains(NEXT))
                .allSatisfy(record -> assertThat(
                                record.headers().lastHeader("ce_type").value())
                        .asString(UTF_8)
                        .isEqualTo("dev.framewatch.event.classified.v2"));
    }

    private static boolean isOfNext(int number) {
        return number % 2 == 1;
    }

    /** Sends so many more events, every other one as a collector of the next schema would. */
    private void send(Events made, List<AdoptionEvent> sent, int more) throws Exception {
        for (int i = 0; i < more; i++) {
            AdoptionEvent event = made.repository("v" + sent.size()).event();
            ProducerRecord<byte[], byte[]> record = EventRecords.collected(event);
            if (isOfNext(sent.size())) {
                String json = new String(record.value(), UTF_8).replaceFirst("}$", "," + NEXT + "}");
                record = new ProducerRecord<>(record.topic(), record.key(), json.getBytes(UTF_8));
            }
            pipeline.send(record);
            sent.add(event);
        }
    }

    private Indexes.Document document(AdoptionEvent event) throws Exception {
        return pipeline.documents(List.of(event)).values().iterator().next();
    }
}
