package dev.framewatch.allinone;

import dev.framewatch.kafka.KafkaClients;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;

/**
 * What a consumer group has not done yet, judged by position: a reader of committed records starts where the group
 * stands, and either meets a record or comes to the last stable offset. Offsets alone do not tell, since the markers
 * of transactions look like records that were left.
 */
final class Backlog {
    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final Duration POLL = Duration.ofMillis(100);

    private final KafkaClients clients;

    Backlog(KafkaClients clients) {
        this.clients = clients;
    }

    /** Whether a group has settled all committed records of a topic. */
    boolean isEmpty(String group, String topic) {
        Map<String, Object> one = Map.of(ConsumerConfig.MAX_POLL_RECORDS_CONFIG, 1);
        try (Consumer<byte[], byte[]> reader = clients.consumers(group, one).createConsumer()) {
            List<TopicPartition> partitions = reader.partitionsFor(topic).stream()
                    .map(partition -> new TopicPartition(topic, partition.partition()))
                    .toList();
            Map<TopicPartition, Long> ends = reader.endOffsets(partitions);
            Map<TopicPartition, OffsetAndMetadata> stands = reader.committed(Set.copyOf(partitions));
            Set<TopicPartition> open = partitions.stream()
                    .filter(partition -> end(ends, partition) > offset(stands.get(partition)))
                    .collect(Collectors.toSet());
            reader.assign(open);
            open.forEach(partition -> reader.seek(partition, offset(stands.get(partition))));
            return reachesTheEnd(reader, open, ends);
        }
    }

    private static boolean reachesTheEnd(
            Consumer<byte[], byte[]> reader, Set<TopicPartition> open, Map<TopicPartition, Long> ends) {
        long until = System.nanoTime() + PATIENCE.toNanos();
        while (open.stream().anyMatch(partition -> reader.position(partition) < end(ends, partition))) {
            if (!reader.poll(POLL).isEmpty() || System.nanoTime() > until) {
                return false;
            }
        }
        return true;
    }

    private static long end(Map<TopicPartition, Long> ends, TopicPartition partition) {
        return ends.getOrDefault(partition, 0L);
    }

    private static long offset(@Nullable OffsetAndMetadata committed) {
        return committed == null ? 0 : committed.offset();
    }
}
