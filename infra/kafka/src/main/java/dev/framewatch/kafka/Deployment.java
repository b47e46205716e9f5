package dev.framewatch.kafka;

import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Which part of Framewatch this process is.
 *
 * @param generation the generation of tags that it makes and serves; names topics, consumer groups and indexes
 * @param instance names this process in transactional ids; a process that starts under the name of another fences it.
 *     Absent: a random name
 */
@ConfigurationProperties("framewatch")
public record Deployment(
        @DefaultValue("1") String generation, @Nullable String instance) {
    public Deployment {
        instance = instance == null ? UUID.randomUUID().toString() : instance;
    }
}
