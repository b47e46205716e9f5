package dev.framewatch.collector.poll;

import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.utils.Bytes;

/**
 * Records whose bytes are to go: those of a key that lie on a partition.
 *
 * @param partition where they lie
 * @param key their key
 */
public record Erasure(TopicPartition partition, Bytes key) {
    /** The null that makes compaction drop them. */
    ProducerRecord<byte[], byte[]> record() {
        return new ProducerRecord<>(partition.topic(), partition.partition(), key.get(), null);
    }
}
