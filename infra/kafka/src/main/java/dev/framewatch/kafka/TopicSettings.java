package dev.framewatch.kafka;

import java.util.OptionalInt;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How topics are laid out when they are created.
 *
 * @param partitions partitions of the topics that carry events, at least 1
 * @param replicationFactor copies of each partition, at least 1
 */
@ConfigurationProperties("framewatch.kafka")
record TopicSettings(
        @DefaultValue("4") int partitions,
        @DefaultValue("1") short replicationFactor) {
    TopicSettings {
        if (partitions < 1 || replicationFactor < 1) {
            throw new IllegalArgumentException(
                    "framewatch.kafka.partitions and framewatch.kafka.replication-factor must be at least 1");
        }
    }

    /** How many copies have to have a record before it counts; absent: what the broker says. */
    OptionalInt inSync() {
        return replicationFactor < 3 ? OptionalInt.empty() : OptionalInt.of(2);
    }
}
