package dev.framewatch.kafka;

import dev.framewatch.event.Topic;
import dev.framewatch.kafka.backup.Backup;
import dev.framewatch.kafka.backup.BackupFailed;
import dev.framewatch.kafka.backup.BackupListener;
import dev.framewatch.kafka.backup.Manifest;
import dev.framewatch.kafka.backup.Restore;
import java.nio.file.Path;
import org.apache.kafka.clients.admin.NewTopic;
import org.springframework.kafka.core.KafkaAdmin;

/** Backups of the Kafka that the settings name. */
public final class Backups {
    private static final long LARGEST_FILE = 64L * 1024 * 1024;

    private final KafkaClients clients;
    private final KafkaAdmin kafka;
    private final TopicSettings settings;

    Backups(KafkaClients clients, KafkaAdmin kafka, TopicSettings settings) {
        this.clients = clients;
        this.kafka = kafka;
        this.settings = settings;
    }

    /**
     * Makes a backup in a folder, or goes on with the one there.
     *
     * @throws BackupFailed if it cannot be made
     */
    public Manifest make(Path folder, BackupListener listener) {
        return make(folder, LARGEST_FILE, listener);
    }

    /** Makes one whose files hold so many bytes of records each. */
    public Manifest make(Path folder, long largestFile, BackupListener listener) {
        return Backup.make(clients, kafka.getConfigurationProperties(), folder, largestFile, listener);
    }

    /**
     * Brings one back to this Kafka, or goes on with that.
     *
     * @throws BackupFailed if it is not whole, or this Kafka has records already
     */
    public Manifest restore(Path folder, BackupListener listener) {
        return Restore.of(clients, kafka.getConfigurationProperties(), folder, this::layout, listener);
    }

    private NewTopic layout(String name, int partitions) {
        Topic topic = Topic.OF_RECORD.stream()
                .filter(one -> one.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("No topic of ours is called " + name));
        return GenerationTopics.layout(topic, new TopicSettings(partitions, settings.replicationFactor()));
    }
}
