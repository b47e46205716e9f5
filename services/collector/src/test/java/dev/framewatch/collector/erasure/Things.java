package dev.framewatch.collector.erasure;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.framewatch.collector.TestBroker;
import dev.framewatch.collector.held.PartitionScan;
import dev.framewatch.event.AdoptionEvent;
import dev.framewatch.event.Draft;
import dev.framewatch.event.EventJson;
import dev.framewatch.event.Kind;
import dev.framewatch.event.Precision;
import dev.framewatch.event.Reading;
import dev.framewatch.event.Source;
import dev.framewatch.event.Topic;
import dev.framewatch.kafka.EventRecords;
import dev.framewatch.kafka.Generation;
import dev.framewatch.kafka.KafkaClients;
import dev.framewatch.kafka.Rejection;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.utils.Bytes;

/** Things of a source as they go through Kafka, without a classifier. */
final class Things implements AutoCloseable {
    static final String NULL = " null";

    private static final Instant AT = Instant.parse("2024-01-01T00:00:00Z");

    final KafkaClients clients;
    private final List<Generation> generations;

    /** With a topic for each generation, of as many partitions as it says. */
    Things(TestBroker broker, Map<String, Integer> generations) throws ExecutionException, InterruptedException {
        clients = broker.clients();
        this.generations = generations.keySet().stream()
                .map(id -> Generation.starting(id, "a taxonomy", new byte[0], AT))
                .toList();
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", broker.address()))) {
            admin.createTopics(generations.entrySet().stream()
                            .map(one -> new NewTopic(
                                            Topic.classified(one.getKey()).name(), one.getValue(), (short) 1)
                                    .configs(Topic.classified(one.getKey()).settings()))
                            .toList())
                    .all()
                    .get();
        }
    }

    List<Generation> generations() {
        return generations;
    }

    ErasureTask task(int batch) {
        return new ErasureTask(clients, this::generations, batch);
    }

    static AdoptionEvent revision(String id, int revision, String text) {
        return draft(id, revision).text(text).event();
    }

    static AdoptionEvent removal(String id, int revision) {
        return draft(id, revision).removed().event();
    }

    /** The key of a revision. */
    static String key(String id, int revision) {
        return revision(id, revision, "").key();
    }

    private static Draft draft(String id, int revision) {
        return AdoptionEvent.draft(Source.REDDIT, Kind.COMMENT, id)
                .occurred(AT, Precision.DAY)
                .revision(AT.plusSeconds(revision))
                .observed(AT.plusSeconds(revision));
    }

    /** Collects events, and classifies them for each generation. */
    void collect(AdoptionEvent... events) {
        List<ProducerRecord<byte[], byte[]>> records = new ArrayList<>();
        for (AdoptionEvent event : events) {
            records.add(EventRecords.collected(event));
            for (Generation generation : generations) {
                records.add(EventRecords.classified(
                        generation.topic(),
                        new Reading.Valid(event),
                        EventJson.write(event.tagged(List.of(), "a taxonomy"))));
            }
        }
        TestBroker.commit(clients, records);
    }

    /** Rejects what came under a key, as a classifier does. */
    void reject(String origin, String key, String bytes) {
        Rejection rejection = new Rejection(
                "classifier",
                origin,
                "a reason",
                AT,
                Bytes.wrap(key.getBytes(UTF_8)),
                Bytes.wrap(bytes.getBytes(UTF_8)),
                null);
        TestBroker.commit(clients, List.of(rejection.record()));
    }

    /** Rejects what a source answered about a thing. */
    void rejectAnswer(String origin, String id) {
        Rejection rejection = Rejection.collected(origin, "a reason", AT, "an answer".getBytes(UTF_8))
                .about(Optional.of(id));
        TestBroker.commit(clients, List.of(rejection.record()));
    }

    /** The records of keys with a word, in order: {@code key} holds something, {@code key null} takes it away. */
    List<String> records(Topic topic, String word) {
        TestBroker.settle(clients, Stream.of(topic.name()));
        List<String> records = new ArrayList<>();
        try (PartitionScan scan = new PartitionScan(clients)) {
            for (int i = 0; i < scan.partitions(topic); i++) {
                TopicPartition partition = new TopicPartition(topic.name(), i);
                scan.read(partition, 0, scan.end(partition), record -> {
                    String key = new String(record.key(), UTF_8);
                    if (key.contains(word)) {
                        records.add(key + (record.value() == null ? NULL : ""));
                    }
                    return true;
                });
            }
        }
        return records;
    }

    /** The keys with a word that hold something when compaction is done. */
    List<String> held(Topic topic, String word) {
        List<String> held = new ArrayList<>();
        for (String record : records(topic, word)) {
            held.remove(record.replace(NULL, ""));
            if (!record.endsWith(NULL)) {
                held.add(record);
            }
        }
        return held;
    }

    @Override
    public void close() {
        clients.close();
    }
}
