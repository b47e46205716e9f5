package dev.framewatch.allinone;

import dev.framewatch.elasticsearch.AdoptionIndexes;
import dev.framewatch.kafka.Generation;
import dev.framewatch.kafka.KafkaClients;
import java.io.IOException;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
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

    /**
     * A group that reads a topic.
     *
     * @param indexes what it writes to; offsets that it committed for others do not count. Absent: they all do
     */
    record Reading(String name, @Nullable String indexes) {
        static Reading classifiers(Generation generation) {
            return new Reading(generation.classifiers(), null);
        }

        /** No offset counts as long as an index is missing. */
        static Reading indexers(Generation generation, AdoptionIndexes indexes) throws IOException {
            return new Reading(
                    generation.indexers(), indexes.identity(generation.id()).orElse("none"));
        }

        private boolean counts(@Nullable OffsetAndMetadata committed) {
            return committed != null && (indexes == null || indexes.equals(committed.metadata()));
        }
    }

    Backlog(KafkaClients clients) {
        this.clients = clients;
    }

    /** Whether a group has settled all committed records of a topic; not of one that nobody has made yet. */
    boolean isEmpty(Reading group, String topic) {
        Map<TopicPartition, Long> ends = ends(topic);
        return !ends.isEmpty() && isPast(group, ends);
    }

    /** The last stable offset of each partition of a topic; none if nobody has made it yet. */
    Map<TopicPartition, Long> ends(String topic) {
        try (Consumer<byte[], byte[]> reader = clients.reader("backlog", Map.of())) {
            return reader.endOffsets(partitions(reader, topic));
        }
    }

    /** The offsets up to which a group has settled a topic, and 0 where it has settled nothing. */
    Map<TopicPartition, Long> stands(Reading group, Set<TopicPartition> partitions) {
        try (Consumer<byte[], byte[]> reader = clients.reader(group.name(), Map.of())) {
            return stands(group, reader, partitions);
        }
    }

    /** Whether a group has settled all committed records before these offsets. */
    boolean isPast(Reading group, Map<TopicPartition, Long> ends) {
        Map<String, Object> one = Map.of(ConsumerConfig.MAX_POLL_RECORDS_CONFIG, 1);
        try (Consumer<byte[], byte[]> reader = clients.reader(group.name(), one)) {
            Map<TopicPartition, Long> stands = stands(group, reader, ends.keySet());
            Set<TopicPartition> open = ends.keySet().stream()
                    .filter(partition -> at(ends, partition) > at(stands, partition))
                    .collect(Collectors.toSet());
            reader.assign(open);
            open.forEach(partition -> reader.seek(partition, at(stands, partition)));
            return reachesTheEnd(reader, open, ends);
        }
    }

    private static boolean reachesTheEnd(
            Consumer<byte[], byte[]> reader, Set<TopicPartition> open, Map<TopicPartition, Long> ends) {
        long until = System.nanoTime() + PATIENCE.toNanos();
        while (open.stream().anyMatch(partition -> reader.position(partition) < at(ends, partition))) {
            for (ConsumerRecord<byte[], byte[]> record : reader.poll(POLL)) {
                if (record.offset() < at(ends, new TopicPartition(record.topic(), record.partition()))) {
                    return false;
                }
            }
            if (System.nanoTime() > until) {
                return false;
            }
        }
        return true;
    }

    private static List<TopicPartition> partitions(Consumer<byte[], byte[]> reader, String topic) {
        return reader.listTopics().getOrDefault(topic, List.of()).stream()
                .map(partition -> new TopicPartition(topic, partition.partition()))
                .toList();
    }

    private static Map<TopicPartition, Long> stands(
            Reading group, Consumer<byte[], byte[]> reader, Set<TopicPartition> partitions) {
        Map<TopicPartition, Long> stands = new HashMap<>();
        reader.committed(partitions)
                .forEach((partition, committed) ->
                        stands.put(partition, group.counts(committed) ? committed.offset() : 0));
        return stands;
    }

    private static long at(Map<TopicPartition, Long> offsets, TopicPartition partition) {
        return offsets.getOrDefault(partition, 0L);
    }
}
