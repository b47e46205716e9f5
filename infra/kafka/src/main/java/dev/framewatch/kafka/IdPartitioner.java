package dev.framewatch.kafka;

import java.util.Arrays;
import java.util.Map;
import org.apache.kafka.clients.producer.Partitioner;
import org.apache.kafka.common.Cluster;
import org.apache.kafka.common.utils.Utils;

/**
 * Puts all revisions of an event on one partition: a key {@code id@revision} goes where the id hashes to (murmur2, as
 * Kafka's own partitioner does it).
 */
public final class IdPartitioner implements Partitioner {
    @Override
    public int partition(String topic, Object key, byte[] keyBytes, Object value, byte[] valueBytes, Cluster cluster) {
        int end = keyBytes.length;
        for (int i = keyBytes.length - 1; i >= 0; i--) {
            if (keyBytes[i] == '@') {
                end = i;
                break;
            }
        }
        byte[] id = end == keyBytes.length ? keyBytes : Arrays.copyOf(keyBytes, end);
        return Utils.toPositive(Utils.murmur2(id)) % cluster.partitionCountForTopic(topic);
    }

    @Override
    public void configure(Map<String, ?> settings) {}

    @Override
    public void close() {}
}
