package dev.framewatch.operations;

import dev.framewatch.kafka.KafkaClients;
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
 * How many committed records a group has not read, by partition. Markers of transactions have offsets and are given to
 * nobody, so a difference of offsets that stays is read: if there is no record in it, it is no lag.
 */
final class GroupLag implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(5);
    private static final Duration POLL = Duration.ofMillis(200);

    private final String topic;
    private final Consumer<byte[], byte[]> reader;
    private Map<TopicPartition, Gap> last = Map.of();

    /** The offsets between what is read and what is there; {@code empty} when nothing but markers is in it. */
    record Gap(long from, long to, boolean empty) {
        long lag() {
            return empty ? 0 : to - from;
        }

        boolean isSame(Gap other) {
            return other.from == from && other.to == to;
        }
    }

    GroupLag(KafkaClients clients, ConsumerGroup group) {
        this.topic = group.topic();
        this.reader = clients.consumers(
                        group.name(),
                        Map.of(
                                ConsumerConfig.MAX_POLL_RECORDS_CONFIG,
                                1,
                                ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG,
                                false,
                                ConsumerConfig.DEFAULT_API_TIMEOUT_MS_CONFIG,
                                (int) PATIENCE.toMillis()))
                .createConsumer();
    }

    /** Looks; fails where Kafka does not answer. A topic that is not there, or no longer, has no partitions. */
    Map<TopicPartition, Gap> look() {
        Set<TopicPartition> partitions = reader.partitionsFor(topic).stream()
                .map(each -> new TopicPartition(topic, each.partition()))
                .collect(Collectors.toSet());
        Map<TopicPartition, Long> begins = reader.beginningOffsets(partitions);
        Map<TopicPartition, Long> ends = reader.endOffsets(partitions);
        Map<TopicPartition, OffsetAndMetadata> committed = reader.committed(partitions);
        Map<TopicPartition, Gap> seen = new HashMap<>();
        partitions.forEach(partition -> {
            OffsetAndMetadata read = committed.get(partition);
            long from = read == null ? begins.getOrDefault(partition, 0L) : read.offset();
            long to = Math.max(from, ends.getOrDefault(partition, 0L));
            seen.put(partition, new Gap(from, to, from == to));
        });
        seen.replaceAll((partition, gap) -> settled(partition, gap, last.get(partition)));
        last = seen;
        return seen;
    }

    private Gap settled(TopicPartition partition, Gap gap, @Nullable Gap before) {
        if (gap.empty() || before == null || !gap.isSame(before)) {
            return gap;
        }
        return before.empty() ? before : new Gap(gap.from(), gap.to(), !hasRecord(partition, gap));
    }

    private boolean hasRecord(TopicPartition partition, Gap gap) {
        reader.assign(List.of(partition));
        reader.seek(partition, gap.from());
        long until = System.nanoTime() + PATIENCE.toNanos();
        while (reader.position(partition) < gap.to() && System.nanoTime() < until) {
            for (ConsumerRecord<byte[], byte[]> record : reader.poll(POLL)) {
                return record.offset() < gap.to();
            }
        }
        return reader.position(partition) < gap.to();
    }

    @Override
    public void close() {
        reader.close();
    }
}
