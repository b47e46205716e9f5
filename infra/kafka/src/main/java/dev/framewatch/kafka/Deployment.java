package dev.framewatch.kafka;

import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Which part of Framewatch this process is.
 *
 * @param generation the generation of tags that it makes and serves; names topics, consumer groups and indexes
 * @param instance a name that no other process has at the same time. A process that starts under the name of one that
 *     died takes its place at once: it ends its open transaction and gets its partitions. Absent: this process is
 *     nobody's successor
 */
@ConfigurationProperties("framewatch")
public record Deployment(
        @DefaultValue("1") String generation, @Nullable String instance) {
    private static final String SESSION = "10000";

    /** The transactional id of this process in one of its roles, such as {@code classifier}. */
    public String transactionalId(String role) {
        return role + "-" + generation + "-" + (instance == null ? UUID.randomUUID() : instance) + "-";
    }

    /** Settings of a consumer that is a member of a group in this role; {@code more} is kept. */
    public Map<String, Object> member(String role, Map<String, Object> more) {
        Map<String, Object> settings = new HashMap<>(more);
        settings.put(ConsumerConfig.SESSION_TIMEOUT_MS_CONFIG, SESSION);
        if (instance != null) {
            settings.put(ConsumerConfig.GROUP_INSTANCE_ID_CONFIG, role + "-" + instance);
        }
        return settings;
    }
}
