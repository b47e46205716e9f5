package dev.framewatch.allinone;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_16LE;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.framewatch.event.Activity;
import dev.framewatch.event.AdoptionEvent;
import dev.framewatch.event.EventJson;
import dev.framewatch.event.Kind;
import dev.framewatch.event.Tag;
import dev.framewatch.kafka.EventRecords;
import dev.framewatch.kafka.Rejection;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.utils.Bytes;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** Records that no collector and no classifier of ours would send stop nothing and forge nothing. */
@org.junit.jupiter.api.Tag("servers")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class HostileRecordsTest {
    private static final String COLLECTED = "collected";
    private static final String CLASSIFIED = "classified-1";

    private final Events events = new Events(2024);
    private final Servers servers;
    private final RunningPipeline pipeline;

    HostileRecordsTest(@TempDir Path data) {
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
    void poisonAmongGoodRecordsIsRejectedAloneWithCauseOriginAndBytes() throws Exception {
        String json = json(events.repository("poison").event());
        List<AdoptionEvent> good = new ArrayList<>();
        Map<String, Bytes> bytes = new LinkedHashMap<>();
        Map<String, String> causes = new LinkedHashMap<>();
        Map<Bytes, String> poison = new LinkedHashMap<>();
        poison.put(Bytes.wrap(new byte[0]), "$");
        poison.put(Bytes.wrap("no JSON".getBytes(UTF_8)), "$");
        poison.put(Bytes.wrap("[]".getBytes(UTF_8)), "$");
        poison.put(Bytes.wrap((json + "{}").getBytes(UTF_8)), "goes on after the end");
        poison.put(Bytes.wrap(json.substring(0, json.length() - 1).getBytes(UTF_8)), "not readable as JSON");
        poison.put(Bytes.wrap(json.replace("PyTorch", "PyTörch").getBytes(ISO_8859_1)), "UTF-8");
        poison.put(Bytes.wrap(json.replace("PyTorch", "a\nline").getBytes(UTF_8)), "not readable as JSON");
        poison.put(Bytes.wrap(json.replace("PyTorch", "\\ud800").getBytes(UTF_8)), "text");
        poison.put(
                Bytes.wrap(json.replace("\"kind\"", "\"id\":\"twice\",\"kind\"").getBytes(UTF_8)), "uplicate");
        poison.put(Bytes.wrap(json.replace("\"kind\"", "\"more\":1,\"kind\"").getBytes(UTF_8)), "more");
        poison.put(
                Bytes.wrap(ofNextSchema(json, "\"more\":1")
                        .replace("\"schema\":2", "\"schema\":1")
                        .getBytes(UTF_8)),
                "more");
        poison.put(
                Bytes.wrap(ofNextSchema(json, "\"more\":1")
                        .replace("\"schema\":2", "\"schema\":0")
                        .getBytes(UTF_8)),
                "schema");
        poison.put(Bytes.wrap(ofNextSchema(json, "\"more\":1,\"more\":1").getBytes(UTF_8)), "uplicate");
        poison.put(Bytes.wrap(ofNextSchema(json, "\"more\":\"\\udc00\"").getBytes(UTF_8)), "more");
        poison.put(
                Bytes.wrap(ofNextSchema(json, "\"more\":" + "[".repeat(100_000)).getBytes(UTF_8)), "$");
        poison.put(Bytes.wrap(json.replace("\"repository\"", "\"party\"").getBytes(UTF_8)), "kind");
        poison.put(
                Bytes.wrap(json.replaceFirst("\"revision\":\\d+", "\"revision\":1e30")
                        .getBytes(UTF_8)),
                "revision");
        poison.put(
                Bytes.wrap(json.replaceFirst("\"revision\":\\d+", "\"revision\":99999999999999999999")
                        .getBytes(UTF_8)),
                "range");
        poison.put(
                Bytes.wrap(json.replaceFirst("\"occurredAt\":\"2", "\"occurredAt\":\"1")
                        .getBytes(UTF_8)),
                "occurredAt");
        poison.put(Bytes.wrap(json.replace(":poison\"", ": \"").getBytes(UTF_8)), "id");
        poison.put(Bytes.wrap(json.replace("PyTorch", "x".repeat(1_000_000)).getBytes(UTF_8)), "text");
        poison.put(Bytes.wrap(("{\"tags\":" + "[".repeat(100_000)).getBytes(UTF_8)), "$");
        int number = 0;
        for (Map.Entry<Bytes, String> each : poison.entrySet()) {
            AdoptionEvent event = events.repository("beside-poison-" + number++).event();
            good.add(event);
            pipeline.send(EventRecords.collected(event));
            String origin = pipeline.send(COLLECTED, each.getKey().get());
            bytes.put(origin, each.getKey());
            causes.put(origin, each.getValue());
        }

        pipeline.awaitSearchable();

        assertThat(pipeline.documents(good)).isEqualTo(Expected.of(good).documents());
        Map<String, Rejection> rejections = pipeline.rejections();
        causes.forEach((origin, cause) -> assertThat(rejections.get(origin))
                .as("rejection because of %s", cause)
                .isNotNull()
                .satisfies(rejection -> assertThat(rejection.stage()).isEqualTo("classifier"))
                .satisfies(rejection -> assertThat(rejection.cause()).contains(cause))
                .satisfies(rejection -> assertThat(rejection.bytes()).isEqualTo(bytes.get(origin))));
    }

    @Test
    void headersAreNotBelievedAndNotPassedOn() throws Exception {
        AdoptionEvent event = events.repository("headers").event();
        ProducerRecord<byte[], byte[]> record = EventRecords.collected(event);
        for (String name : List.of("spring_json_header_types", "__TypeId__", "ce_id", "contentType", "kafka_offset")) {
            record.headers()
                    .add(name, "{\"x\":\"java.lang.Runtime\"}".getBytes(UTF_8))
                    .add(name, null);
        }
        record.headers().add("large", new byte[100_000]);

        pipeline.send(record);
        pipeline.awaitSearchable();

        assertThat(pipeline.documents(List.of(event)))
                .isEqualTo(Expected.of(List.of(event)).documents());
        assertThat(pipeline.records(CLASSIFIED))
                .filteredOn(each -> new String(each.key(), UTF_8).equals(event.key()))
                .singleElement()
                .satisfies(each -> assertThat(each.headers().toArray())
                        .extracting(header -> header.key())
                        .containsExactlyInAnyOrder(
                                "ce_specversion", "ce_id", "ce_source", "ce_type", "ce_time", "content-type"));
    }

    @Test
    void aRecordWithAnEmptyKeyCountsByItsValue() throws Exception {
        AdoptionEvent event = events.repository("empty-key").event();

        pipeline.send(new ProducerRecord<>(COLLECTED, new byte[0], EventJson.write(event)));
        pipeline.awaitSearchable();

        assertThat(pipeline.documents(List.of(event)))
                .isEqualTo(Expected.of(List.of(event)).documents());
    }

    @Test
    void aRecordUnderTheKeyAndIdOfAnotherCountsByItsValueAndTouchesTheOtherInNothing() throws Exception {
        AdoptionEvent victim = events.repository("victim").event();
        AdoptionEvent other = events.repository("other").text("import theano").event();
        AdoptionEvent newer = events.repository("newer")
                .revision(Instant.ofEpochMilli(victim.revision()).plusSeconds(60))
                .event();
        pipeline.take(List.of(victim));

        for (AdoptionEvent hostile : List.of(other, newer)) {
            ProducerRecord<byte[], byte[]> record =
                    new ProducerRecord<>(COLLECTED, victim.key().getBytes(UTF_8), EventJson.write(hostile));
            EventRecords.collected(victim).headers().forEach(record.headers()::add);
            pipeline.send(record);
        }
        pipeline.awaitSearchable();

        List<AdoptionEvent> all = List.of(victim, other, newer);
        assertThat(pipeline.documents(all)).isEqualTo(Expected.of(all).documents());
        assertThat(pipeline.records(CLASSIFIED).stream()
                        .filter(each -> all.stream().map(AdoptionEvent::key).anyMatch(key(each)::equals))
                        .map(each -> key(each) + " "
                                + new String(each.headers().lastHeader("ce_id").value(), UTF_8)))
                .containsExactlyInAnyOrder(
                        all.stream().map(one -> one.key() + " " + one.key()).toArray(String[]::new));
    }

    private static String key(ConsumerRecord<byte[], byte[]> record) {
        return new String(record.key(), UTF_8);
    }

    @Test
    void anErasureIsPassedOnAndOneThatNamesNoRecordIsRejected() throws Exception {
        byte[] named = "github:repository:erased@1769680800000".getBytes(UTF_8);
        pipeline.send(new ProducerRecord<>(COLLECTED, named, null));
        List<String> nameless = new ArrayList<>();
        for (String key : List.of("", "nobody", "github:repository:@1", "github:repository:x@1\n", "x\u0000y@1")) {
            nameless.add(pipeline.send(new ProducerRecord<>(COLLECTED, key.getBytes(UTF_8), null)));
        }

        pipeline.awaitSearchable();

        assertThat(pipeline.records(CLASSIFIED))
                .filteredOn(each -> Bytes.wrap(each.key()).equals(Bytes.wrap(named)))
                .singleElement()
                .satisfies(each -> assertThat(each.value()).isNull());
        assertThat(pipeline.rejections()).containsKeys(nameless.toArray(String[]::new));
    }

    @Test
    void lineBreaksBetweenTokensChangeNothing() throws Exception {
        AdoptionEvent event = events.repository("line-breaks").event();

        pipeline.send(COLLECTED, json(event).replace(",\"", "\r\n,\n\"").getBytes(UTF_8));
        pipeline.awaitSearchable();

        assertThat(pipeline.documents(List.of(event)))
                .isEqualTo(Expected.of(List.of(event)).documents());
    }

    @Test
    void tagsOfItsOwnAreLeftOut() throws Exception {
        AdoptionEvent event = events.repository("own-tags").event();
        String claim =
                "\"tags\":[{\"framework\":\"caffe\"}],\"taxonomy\":\"mine\",\"signature\":\"caffe:is:e9\",\"id\"";

        pipeline.send(COLLECTED, json(event).replace("\"id\"", claim).getBytes(UTF_8));
        pipeline.awaitSearchable();

        assertThat(pipeline.documents(List.of(event)))
                .isEqualTo(Expected.of(List.of(event)).documents());
    }

    @Test
    void whatALaterSchemaHasMoreForgesNothing() throws Exception {
        AdoptionEvent event = events.repository("of-next-schema").event();
        String hostile = "\"tags\":[{\"framework\":\"caffe\"}],\"more\":[{\"index\":{}},-1.50e300,\"\\n{}\\n\"]";

        pipeline.send(
                COLLECTED,
                ofNextSchema(json(event), hostile).replace(",\"", "\r\n,\n\"").getBytes(UTF_8));
        pipeline.awaitSearchable();

        assertThat(frameworks(event)).containsExactly("pytorch");
        assertThat(document(event).get("more")).hasSize(3);
        assertThat(pipeline.documents(List.of(event)).values())
                .extracting(Indexes.Document::version)
                .containsExactly(event.version());
    }

    @Test
    void escapedLettersAreReadAsTheLettersThatTheyAre() throws Exception {
        AdoptionEvent event = events.repository("escapes").text("in pytorch").event();

        pipeline.send(COLLECTED, json(event).replace("pytorch", "\\u0070ytorch").getBytes(UTF_8));
        pipeline.awaitSearchable();

        assertThat(frameworks(event)).containsExactly("pytorch");
    }

    @Test
    void evidenceWithoutEndIsCut() throws Exception {
        AdoptionEvent event = events.repository("evidence")
                .text("PyTorch pytorch-lightning torch2 TensorFlow2 keras-tuner ".repeat(500))
                .event();

        pipeline.take(List.of(event));

        JsonNode tags = document(event).get("tags");
        assertThat(frameworks(event)).contains("pytorch", "tensorflow", "keras");
        assertThat(tags)
                .allSatisfy(tag -> assertThat(tag.get("evidence").size()).isBetween(1, Tag.MOST_EVIDENCE));
    }

    @Test
    void aMegabyteOfTextIsCutAndKept() throws Exception {
        AdoptionEvent event = events.repository("megabyte")
                .text("PyTorch 使用飞桨 ".repeat(50_000))
                .event();

        pipeline.take(List.of(event));

        assertThat(document(event).get("cut").asBoolean()).isTrue();
        assertThat(frameworks(event)).contains("pytorch", "paddlepaddle");
    }

    @Test
    void timesBeyondAllCalendarsAreRejected() throws Exception {
        String json = json(events.repository("calendars").event());
        List<String> origins = new ArrayList<>();
        for (String field : List.of("occurredAt", "observedAt")) {
            for (String time : List.of(
                    "+1000000000-12-31T23:59:59.999999999Z",
                    "+500000000-01-01T00:00:00Z",
                    "-1000000000-01-01T00:00:00Z")) {
                String hostile =
                        json.replaceFirst("\"" + field + "\":\"[^\"]*\"", "\"" + field + "\":\"" + time + "\"");
                origins.add(pipeline.send(COLLECTED, hostile.getBytes(UTF_8)));
                origins.add(pipeline.send(CLASSIFIED, hostile.getBytes(UTF_8)));
            }
        }

        pipeline.awaitSearchable();

        assertThat(pipeline.rejections()).containsKeys(origins.toArray(String[]::new));
    }

    @Test
    void anEventThatOutgrowsItsTopicWhenItIsClassifiedIsRejected() throws Exception {
        String repository = "r".repeat(195);
        AdoptionEvent event = events.draft(Kind.ACTIVITY, "2024-01-01-1")
                .activity(IntStream.range(0, 20_000)
                        .mapToObj(i -> new Activity(repository + i, "WatchEvent", 1))
                        .toList())
                .event();

        String origin = pipeline.send(COLLECTED, EventJson.write(event));
        pipeline.awaitSearchable();

        assertThat(pipeline.rejections()).containsKey(origin);
    }

    @Test
    void asManyCountsAsAnEventMayHaveAreStored() throws Exception {
        AdoptionEvent event = events.draft(Kind.ACTIVITY, "2024-01-01-2")
                .activity(IntStream.range(0, 20_000)
                        .mapToObj(i -> new Activity("r" + i, "WatchEvent", 1))
                        .toList())
                .event();

        pipeline.take(List.of(event));

        assertThat(document(event).get("activity")).hasSize(20_000);
    }

    @Test
    void idsThatLookLikeJsonStayIds() throws Exception {
        List<AdoptionEvent> looks = List.of(
                events.repository("x\",\"_index\":\"adoption-daily-1").event(),
                events.repository("x\\\",\\n").event(),
                events.repository("使用@7@8").event());

        pipeline.take(looks);

        assertThat(pipeline.documents(looks)).isEqualTo(Expected.of(looks).documents());
    }

    @Test
    void aForgedBulkActionBetweenTheTokensOfAClassifiedEventIsRejected() throws Exception {
        String forged = classified(events.repository("carrier").event())
                .replace(
                        ",\"taxonomy\"",
                        "}\n{\"index\":{\"_index\":\"adoption-events-1-github\",\"_id\":\"forged\"}}\n{\"id\":\"forged\",\"taxonomy\"");

        String origin = pipeline.send(CLASSIFIED, forged.getBytes(UTF_8));
        pipeline.awaitSearchable();

        assertThat(pipeline.indexes().documents(Set.of("forged", "github:repository:carrier")::contains))
                .isEmpty();
        assertThat(pipeline.rejections().get(origin))
                .isNotNull()
                .satisfies(rejection -> assertThat(rejection.stage()).isEqualTo("indexer"))
                .satisfies(rejection -> assertThat(rejection.bytes()).isEqualTo(Bytes.wrap(forged.getBytes(UTF_8))));
    }

    @Test
    void lineBreaksInAClassifiedEventNeverEndABulkLine() throws Exception {
        AdoptionEvent event = events.repository("classified-breaks").event();

        pipeline.send(CLASSIFIED, classified(event).replace(",\"", "\r\n,\n\"").getBytes(UTF_8));
        pipeline.awaitSearchable();

        assertThat(pipeline.documents(List.of(event)))
                .isEqualTo(Expected.of(List.of(event)).documents());
    }

    @Test
    void hostileClassifiedRecordsAreRejectedAlone() throws Exception {
        String json = classified(events.repository("hostile-classified").event());
        AdoptionEvent good = events.repository("beside-hostile-classified").event();
        Map<Bytes, String> hostile = new LinkedHashMap<>();
        hostile.put(Bytes.wrap("no JSON".getBytes(UTF_8)), "not readable as JSON");
        hostile.put(Bytes.wrap(new byte[0]), "$");
        hostile.put(Bytes.wrap(json(good).getBytes(UTF_8)), "taxonomy");
        hostile.put(
                Bytes.wrap(json.replaceFirst("\"signature\":\"[^\"]*\"", "\"signature\":\"\"")
                        .getBytes(UTF_8)),
                "signature");
        hostile.put(
                Bytes.wrap(json.replace("\"kind\"", "\"id\":\"twice\",\"kind\"").getBytes(UTF_8)), "uplicate");
        hostile.put(Bytes.wrap(json.replace("12:00:00.000Z", "24:00:00.000Z").getBytes(UTF_8)), "occurredAt");
        hostile.put(Bytes.wrap(json.getBytes(UTF_16LE)), "UTF-8");
        hostile.put(Bytes.wrap(("\uFEFF" + json).getBytes(UTF_8)), "UTF-8");
        Map<String, String> causes = new LinkedHashMap<>();
        for (Map.Entry<Bytes, String> each : hostile.entrySet()) {
            causes.put(pipeline.send(CLASSIFIED, each.getKey().get()), each.getValue());
        }

        pipeline.take(List.of(good));

        assertThat(pipeline.documents(List.of(good)))
                .isEqualTo(Expected.of(List.of(good)).documents());
        assertThat(pipeline.indexes().documents("github:repository:hostile-classified"::equals))
                .isEmpty();
        Map<String, Rejection> rejections = pipeline.rejections();
        causes.forEach((origin, cause) -> assertThat(rejections.get(origin))
                .as("rejection because of %s", cause)
                .isNotNull()
                .satisfies(rejection -> assertThat(rejection.stage()).isEqualTo("indexer"))
                .satisfies(rejection -> assertThat(rejection.cause()).contains(cause)));
    }

    @Test
    void erasuresUnderAnyKeyPassTheIndexer() throws Exception {
        for (String key : List.of("", "nobody", "github:repository:x@1", "\n{\"delete\":{}}\n")) {
            pipeline.send(new ProducerRecord<>(CLASSIFIED, key.getBytes(UTF_8), null));
        }
        AdoptionEvent after = events.repository("after-erasures").event();

        pipeline.take(List.of(after));

        assertThat(pipeline.documents(List.of(after)))
                .isEqualTo(Expected.of(List.of(after)).documents());
    }

    private JsonNode document(AdoptionEvent event) throws Exception {
        return pipeline.documents(List.of(event)).values().iterator().next().content();
    }

    private List<String> frameworks(AdoptionEvent event) throws Exception {
        return document(event).get("tags").findValuesAsString("framework");
    }

    private static String ofNextSchema(String json, String more) {
        return json.replaceFirst("}$", ",\"schema\":2,") + more + "}";
    }

    private static String json(AdoptionEvent event) {
        return new String(EventJson.write(event), UTF_8);
    }

    /** The event as the classifier would send it, with a tag. */
    private static String classified(AdoptionEvent event) {
        return Expected.of(List.of(event))
                .documents()
                .values()
                .iterator()
                .next()
                .content()
                .toString();
    }
}
