package dev.framewatch.allinone;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.framewatch.event.Topic;
import dev.framewatch.kafka.KafkaClients;
import dev.framewatch.kafka.Rejection;
import java.time.Duration;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.utils.Bytes;

/** The topic of what can never succeed, on whichever broker the installation has. */
final class RejectedTopic implements AutoCloseable {
    private static final List<Part> PARTS = List.of(Part.COLLECT);
    private static final Duration POLL = Duration.ofMillis(200);
    private static final TopicPartition PARTITION = new TopicPartition(Topic.REJECTED.name(), 0);

    private final Pipeline pipeline;
    private final KafkaClients clients;

    private RejectedTopic(Pipeline pipeline) {
        this.pipeline = pipeline;
        this.clients = pipeline.bean(KafkaClients.class);
    }

    /**
     * The topic on the Kafka that the settings name, else of the process that holds the data, if one does; else Kafka is
     * started for as long as this is open.
     */
    static RejectedTopic open(Installation installation) {
        return new RejectedTopic(Pipeline.start(installation.joining(PARTS), "framewatch rejected", PARTS));
    }

    /** What is on the list, by name, the oldest first. */
    Map<String, Rejection> all() {
        Map<String, Rejection> list = new LinkedHashMap<>();
        try (Consumer<byte[], byte[]> reader = clients.reader("rejected", Map.of())) {
            reader.assign(List.of(PARTITION));
            reader.seekToBeginning(List.of(PARTITION));
            long end = reader.endOffsets(List.of(PARTITION)).getOrDefault(PARTITION, 0L);
            while (reader.position(PARTITION) < end) {
                reader.poll(POLL).forEach(record -> take(record, list));
            }
        }
        return list;
    }

    private static void take(ConsumerRecord<byte[], byte[]> record, Map<String, Rejection> list) {
        String name = new String(record.key(), UTF_8);
        Rejection rejection = Rejection.read(record);
        list.remove(name);
        if (rejection != null) {
            list.put(name, rejection);
        }
    }

    /** Whether the bytes can be sent back to where they came from. */
    static boolean replayable(Rejection rejection) {
        boolean record = !List.of(Rejection.IMPORT, Rejection.COLLECTOR).contains(rejection.stage());
        return record && rejection.bytes() != null && rejection.key() != null;
    }

    /** Sends the bytes of these back to {@code collected} and takes them off the list, all or nothing. */
    void replay(Collection<Rejection> rejections) {
        try (Producer<byte[], byte[]> producer =
                clients.transactional("rejected-replay-").createProducer()) {
            producer.beginTransaction();
            for (Rejection rejection : rejections) {
                Bytes key = Objects.requireNonNull(rejection.key());
                Bytes bytes = Objects.requireNonNull(rejection.bytes());
                var _ = producer.send(new ProducerRecord<>(Topic.COLLECTED.name(), key.get(), bytes.get()));
                var _ = producer.send(Rejection.settled(rejection.name()));
            }
            producer.commitTransaction();
        }
    }

    @Override
    public void close() {
        pipeline.close();
    }
}
