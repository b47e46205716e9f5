package dev.framewatch.kafka.backup;

import dev.framewatch.kafka.KafkaClients;
import dev.framewatch.kafka.backup.Manifest.Partition;
import dev.framewatch.kafka.backup.Manifest.TopicPart;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.OptionalLong;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;

/**
 * Brings the topics of a backup back to a Kafka that has none of their records, so that every record stands at the offset
 * that it had: what a cursor remembers of a place in {@code collected} stays true. One that was interrupted is gone on
 * with: topics that are back stay, and the one in the middle is made anew. A topic that was written to since is refused.
 */
public final class Restore {
    /** Holds, on each topic that is brought back, whose records those are and, as an offset, how far that is. */
    private static final String GROUP = "restore";

    private static final long BEGUN = 0;
    private static final long DONE = 1;

    private static final Duration PATIENCE = Duration.ofMinutes(1);

    private final KafkaClients clients;
    private final Brokers brokers;
    private final Path folder;
    private final Manifest manifest;
    private final Layout layout;
    private final BackupListener listener;

    /** How a topic is laid out that is made anew. */
    @FunctionalInterface
    public interface Layout {
        /** The topic of that name with so many partitions. */
        NewTopic of(String name, int partitions);
    }

    private Restore(
            KafkaClients clients,
            Brokers brokers,
            Path folder,
            Manifest manifest,
            Layout layout,
            BackupListener listener) {
        this.clients = clients;
        this.brokers = brokers;
        this.folder = folder;
        this.manifest = manifest;
        this.layout = layout;
        this.listener = listener;
    }

    /**
     * Checks every file, and then brings all topics back. No other process may run on this Kafka meanwhile.
     *
     * @param kafka settings of Kafka's admin client
     * @throws BackupFailed if a file is not as it was written, or Kafka has records of such a topic that this backup did
     *     not bring; then nothing of that topic was changed
     */
    public static Manifest of(
            KafkaClients clients, Map<String, Object> kafka, Path folder, Layout layout, BackupListener listener) {
        Manifest manifest = Backup.verify(folder, BackupListener.SILENT);
        try (Admin admin = Admin.create(kafka)) {
            Restore restore = new Restore(clients, new Brokers(admin), folder, manifest, layout, listener);
            manifest.topics().forEach(restore::check);
            manifest.topics().forEach(restore::bring);
        }
        return manifest;
    }

    private String whose(TopicPart topic) {
        return manifest.cluster() + "/" + topic.id();
    }

    /** Refuses a topic that holds what is not of this backup. */
    private void check(TopicPart topic) {
        TopicDescription there = brokers.topic(topic.name());
        if (there == null || isEmpty(there)) {
            return;
        }
        OptionalLong mark = mark(there, topic);
        if (mark.isEmpty()) {
            throw refused(topic, "has records already");
        }
        if (mark.getAsLong() == DONE && !isBack(there, topic)) {
            throw refused(topic, "is back already, and it or the backup has grown since");
        }
        if (mark.getAsLong() == BEGUN && hasOthers(there, topic)) {
            throw refused(topic, "came back in part, and it or the backup has grown since");
        }
    }

    private static BackupFailed refused(TopicPart topic, String why) {
        return new BackupFailed(
                "The topic " + topic.name() + " " + why + ". A backup is brought back to a Kafka without"
                        + " any records, such as a new folder of --data; nothing of this topic was changed.");
    }

    private void bring(TopicPart topic) {
        check(topic);
        TopicDescription there = brokers.topic(topic.name());
        if (there != null && mark(there, topic).isPresent() && isBack(there, topic)) {
            mark(topic, DONE);
            listener.done(topic.name(), topic.records());
            return;
        }
        if (there != null) {
            Brokers.get(brokers.admin().deleteTopics(List.of(topic.name())).all());
        }
        Brokers.get(brokers.admin()
                .createTopics(List.of(layout.of(topic.name(), topic.partitions().size())))
                .all());
        mark(topic, BEGUN);
        for (int number = 0; number < topic.partitions().size(); number++) {
            TopicPartition one = new TopicPartition(topic.name(), number);
            Partition partition = topic.partitions().get(number);
            try (PartitionCopy copy = new PartitionCopy(clients, one)) {
                for (Manifest.Part part : partition.files()) {
                    RecordFile.read(folder, part, copy::add);
                    listener.done(topic.name(), part.records());
                }
                copy.end(partition.next());
            }
        }
        mark(topic, DONE);
    }

    /** Marks a topic, as soon as the brokers have heard of it. */
    private void mark(TopicPart topic, long state) {
        Map<TopicPartition, OffsetAndMetadata> mark =
                Map.of(new TopicPartition(topic.name(), 0), new OffsetAndMetadata(state, whose(topic)));
        long until = System.nanoTime() + PATIENCE.toNanos();
        while (true) {
            try {
                Brokers.get(
                        brokers.admin().alterConsumerGroupOffsets(GROUP, mark).all());
                return;
            } catch (UnknownTopicOrPartitionException notYet) {
                if (System.nanoTime() > until) {
                    throw new BackupFailed(
                            "Kafka does not know the topic that it made a minute ago: " + topic.name()
                                    + ". Run it again to go on.",
                            notYet);
                }
            }
        }
    }

    /** How far this backup is with the topic, {@link #BEGUN} or {@link #DONE}; empty: it did not bring it. */
    private OptionalLong mark(TopicDescription there, TopicPart topic) {
        TopicPartition first = new TopicPartition(there.name(), 0);
        OffsetAndMetadata mark = Brokers.get(
                        brokers.admin().listConsumerGroupOffsets(GROUP).partitionsToOffsetAndMetadata())
                .get(first);
        return mark != null && mark.metadata().equals(whose(topic))
                ? OptionalLong.of(mark.offset())
                : OptionalLong.empty();
    }

    private boolean isEmpty(TopicDescription there) {
        return ends(there).values().stream().allMatch(end -> end == 0);
    }

    private boolean isBack(TopicDescription there, TopicPart topic) {
        Map<TopicPartition, Long> ends = ends(there);
        for (int number = 0; number < topic.partitions().size(); number++) {
            Long end = ends.get(new TopicPartition(topic.name(), number));
            if (!Objects.equals(end, topic.partitions().get(number).next())) {
                return false;
            }
        }
        return ends.size() == topic.partitions().size();
    }

    /** Whether a topic that is not yet back ends where that cannot have brought it: partitions come back one by one. */
    private boolean hasOthers(TopicDescription there, TopicPart topic) {
        Map<TopicPartition, Long> ends = ends(there);
        boolean whole = true;
        for (int number = 0; number < ends.size(); number++) {
            long end = ends.getOrDefault(new TopicPartition(topic.name(), number), 0L);
            long next = number < topic.partitions().size()
                    ? topic.partitions().get(number).next()
                    : 0;
            if (end > (whole ? next : 0)) {
                return true;
            }
            whole &= end == next;
        }
        return false;
    }

    private Map<TopicPartition, Long> ends(TopicDescription there) {
        try (Consumer<byte[], byte[]> reader =
                clients.consumers(GROUP, Map.of()).createConsumer()) {
            return reader.endOffsets(Brokers.partitions(there));
        }
    }
}
