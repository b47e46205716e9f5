package dev.framewatch.operations;

import dev.framewatch.kafka.KafkaClients;
import io.micrometer.core.instrument.Gauge;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;

/** A group that is followed: what was seen of it last. Looked at by one thread, read by any. */
final class Followed {
    private final ConsumerGroup group;
    private volatile Map<TopicPartition, Standing> standings = Map.of();
    private volatile Instant seen;
    private volatile List<Gauge> gauges = List.of();
    private @Nullable GroupLag reader;

    Followed(ConsumerGroup group, Instant now) {
        this.group = group;
        this.seen = now;
    }

    ConsumerGroup group() {
        return group;
    }

    /** Looks; fails where Kafka does not answer, and what was seen before stands. */
    void look(KafkaClients clients, Instant now) {
        if (reader == null) {
            reader = new GroupLag(clients, group);
        }
        Map<TopicPartition, Standing> later = new HashMap<>();
        reader.look().forEach((partition, gap) -> {
            Standing before = standings.getOrDefault(partition, new Standing(gap.from(), gap.lag(), now));
            later.put(partition, before.then(gap.from(), gap.lag(), now));
        });
        standings = Map.copyOf(later);
        seen = now;
    }

    long lag() {
        return standings.values().stream().mapToLong(Standing::lag).sum();
    }

    /** How long the partition that waits longest has had something to read of which nothing was read. */
    Duration still(Instant now) {
        return standings.values().stream()
                .map(standing -> standing.still(now))
                .max(Comparator.naturalOrder())
                .orElse(Duration.ZERO);
    }

    /** How long it is ago that Kafka told. */
    Duration unseen(Instant now) {
        return Duration.between(seen, now);
    }

    void shown(List<Gauge> as) {
        gauges = as;
    }

    List<Gauge> gauges() {
        return gauges;
    }

    void close() {
        if (reader != null) {
            reader.close();
        }
    }
}
