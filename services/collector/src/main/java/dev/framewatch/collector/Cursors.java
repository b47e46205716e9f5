package dev.framewatch.collector;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.framewatch.event.Topic;
import dev.framewatch.kafka.KafkaClients;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;

/** Where tasks stand, as the compacted topic {@code cursors} holds it. */
final class Cursors {
    private static final Duration POLL = Duration.ofSeconds(1);

    private final KafkaClients clients;

    Cursors(KafkaClients clients) {
        this.clients = clients;
    }

    /** The record that moves a task's cursor, to be sent with the events up to it in one transaction. */
    static ProducerRecord<byte[], byte[]> moved(String task, String cursor) {
        return new ProducerRecord<>(Topic.CURSORS.name(), task.getBytes(UTF_8), cursor.getBytes(UTF_8));
    }

    /**
     * The cursor that was committed last, once {@code initTransactions} has ended the transactions of the task's former
     * holder. It is read to the end of the topic: a transaction of somebody else that is still open holds back the last
     * stable offset, and would hide a cursor that was committed behind it. A key that lies on two partitions, since the
     * topic got more of them, is the later record.
     */
    Optional<String> read(String task) {
        Map<String, Object> more = Map.of(
                ConsumerConfig.MAX_POLL_RECORDS_CONFIG, 10_000, ConsumerConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, 20_000);
        Map<String, Object> open = new HashMap<>(more);
        open.put(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_uncommitted");
        try (Consumer<byte[], byte[]> consumer = clients.reader("cursors", more);
                Consumer<byte[], byte[]> end = clients.reader("cursors", open)) {
            List<TopicPartition> partitions = consumer.partitionsFor(Topic.CURSORS.name()).stream()
                    .map(known -> new TopicPartition(known.topic(), known.partition()))
                    .toList();
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            Map<TopicPartition, Long> ends = end.endOffsets(partitions);
            ConsumerRecord<byte[], byte[]> last = null;
            while (partitions.stream().anyMatch(each -> consumer.position(each) < ends.getOrDefault(each, 0L))) {
                for (ConsumerRecord<byte[], byte[]> record : consumer.poll(POLL)) {
                    boolean mine = record.key() != null && task.equals(new String(record.key(), UTF_8));
                    if (mine && (last == null || record.timestamp() >= last.timestamp())) {
                        last = record;
                    }
                }
            }
            return Optional.ofNullable(last).map(ConsumerRecord::value).map(value -> new String(value, UTF_8));
        }
    }
}
