package dev.framewatch.kafka;

import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * Which part of Framewatch this process is.
 *
 * @param generation the one generation of tags that it works on. Absent: all that there are
 * @param instance a name that no other process has at the same time. A process that starts under the name of one that
 *     died takes its place at once: it ends its open transaction and gets its partitions. Absent: this process is
 *     nobody's successor
 */
@ConfigurationProperties("framewatch")
public record Deployment(
        @Nullable String generation, @Nullable String instance) {
    private static final String SESSION = "10000";

    /** Whether this process works on a generation. */
    public boolean worksOn(Generation one) {
        return generation == null ? !one.dropped() : generation.equals(one.id()) && !one.dropped();
    }

    /** The transactional id of this process as a member of a group, such as {@code classifier-1}. */
    public String transactionalId(String group) {
        return group + "-" + (instance == null ? UUID.randomUUID() : instance) + "-";
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
