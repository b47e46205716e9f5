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
        return partition(keyBytes, cluster.partitionCountForTopic(topic));
    }

    /** Where a key belongs on a topic of so many partitions. */
    public static int partition(byte[] key, int partitions) {
        int end = key.length;
        for (int i = key.length - 1; i >= 0; i--) {
            if (key[i] == '@') {
                end = i;
                break;
            }
        }
        byte[] id = end == key.length ? key : Arrays.copyOf(key, end);
        return Utils.toPositive(Utils.murmur2(id)) % partitions;
    }

    @Override
    public void configure(Map<String, ?> settings) {}

    @Override
    public void close() {}
}
