package dev.framewatch.collector.held;

import dev.framewatch.event.Topic;
import dev.framewatch.kafka.KafkaClients;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;

/** Reads what is committed on partitions, from a place to an end. Ends where its thread is interrupted. */
public final class PartitionScan implements AutoCloseable {
    private static final Duration POLL = Duration.ofMillis(200);

    private final Consumer<byte[], byte[]> consumer;

    /** A scan with a consumer of its own. */
    public PartitionScan(KafkaClients clients) {
        consumer = clients.reader("held", Map.of(ConsumerConfig.MAX_POLL_RECORDS_CONFIG, 5_000));
    }

    /** How many partitions a topic has. */
    public int partitions(Topic topic) {
        return consumer.partitionsFor(topic.name()).size();
    }

    /** Where the committed records of a partition end now. */
    public long end(TopicPartition partition) {
        return consumer.endOffsets(List.of(partition)).getOrDefault(partition, 0L);
    }

    /**
     * Hands out records in their order until the end, or until one is not wanted.
     *
     * @param wanted takes a record; {@code false}: this one and those behind it are left
     * @return the offset of the first record that was left, or the end
     */
    public long read(TopicPartition partition, long from, long end, Predicate<ConsumerRecord<byte[], byte[]>> wanted) {
        consumer.assign(List.of(partition));
        consumer.seek(partition, from);
        while (consumer.position(partition) < end) {
            for (ConsumerRecord<byte[], byte[]> record : consumer.poll(POLL).records(partition)) {
                if (record.offset() >= end) {
                    return end;
                }
                if (!wanted.test(record)) {
                    return record.offset();
                }
            }
        }
        return end;
    }

    @Override
    public void close() {
        consumer.close();
    }
}
