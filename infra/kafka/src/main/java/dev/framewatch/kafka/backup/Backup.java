package dev.framewatch.kafka.backup;

import dev.framewatch.event.Topic;
import dev.framewatch.kafka.KafkaClients;
import dev.framewatch.kafka.backup.Manifest.Part;
import dev.framewatch.kafka.backup.Manifest.Partition;
import dev.framewatch.kafka.backup.Manifest.TopicPart;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.Uuid;

/**
 * Copies the topics of record to files, while everything runs: all that is committed at its start. A folder that holds a
 * part already is gone on with, whether that was interrupted or is of yesterday.
 */
public final class Backup {
    private static final Duration POLL = Duration.ofMillis(500);
    private static final Duration SILENCE = Duration.ofMinutes(2);

    private final KafkaClients clients;
    private final Brokers brokers;
    private final Path folder;
    private final long largest;
    private final BackupListener listener;
    private Manifest manifest =
            new Manifest(Manifest.FORMAT, "", Clock.systemUTC().instant(), List.of());

    private Backup(KafkaClients clients, Brokers brokers, Path folder, long largest, BackupListener listener) {
        this.clients = clients;
        this.brokers = brokers;
        this.folder = folder;
        this.largest = largest;
        this.listener = listener;
    }

    /**
     * Makes a backup, or goes on with one.
     *
     * @param kafka settings of Kafka's admin client
     * @param largest so many bytes of records go into one file, at most one record more
     * @throws BackupFailed if it cannot be made; what is complete stays, and the next run goes on
     */
    public static Manifest make(
            KafkaClients clients, Map<String, Object> kafka, Path folder, long largest, BackupListener listener) {
        try (Admin admin = Admin.create(kafka)) {
            return new Backup(clients, new Brokers(admin), folder, largest, listener).make();
        } catch (IOException full) {
            throw new BackupFailed(
                    folder + " cannot be written: " + full.getMessage()
                            + ". What is complete stays; run it again to go on.",
                    full);
        }
    }

    /**
     * Reads every file of a backup.
     *
     * @throws BackupFailed if there is none, or one is not as it was written
     */
    public static Manifest verify(Path folder, BackupListener listener) {
        Manifest found = Manifest.find(folder)
                .orElseThrow(() -> new BackupFailed(folder + " holds no backup: it has no manifest.json."));
        for (TopicPart topic : found.topics()) {
            for (Partition partition : topic.partitions()) {
                for (Part part : partition.files()) {
                    RecordFile.read(folder, part, record -> {});
                    listener.done(topic.name(), part.records());
                }
            }
        }
        return found;
    }

    private Manifest make() throws IOException {
        Files.createDirectories(folder);
        String cluster = brokers.cluster();
        manifest = Manifest.find(folder).orElseGet(() -> new Manifest(Manifest.FORMAT, cluster, now(), List.of()));
        if (!manifest.cluster().equals(cluster)) {
            throw new BackupFailed(folder + " holds a backup of another Kafka (" + manifest.cluster() + ", and this is "
                    + cluster + "); choose another folder.");
        }
        for (Topic topic : Topic.OF_RECORD) {
            TopicDescription there = brokers.topic(topic.name());
            if (there != null) {
                copy(there);
            }
        }
        return manifest;
    }

    private void copy(TopicDescription topic) throws IOException {
        Optional<TopicPart> before = manifest.topics().stream()
                .filter(one -> one.name().equals(topic.name()))
                .findFirst();
        if (before.isPresent() && !Uuid.fromString(before.get().id()).equals(topic.topicId())) {
            throw new BackupFailed("The topic " + topic.name() + " was made anew since " + folder
                    + " was written; choose another folder.");
        }
        List<TopicPartition> partitions = Brokers.partitions(topic);
        try (Consumer<byte[], byte[]> reader =
                clients.consumers("backup", Map.of()).createConsumer()) {
            Map<TopicPartition, Long> ends = reader.endOffsets(partitions);
            for (TopicPartition one : partitions) {
                Partition known = before.filter(part -> part.partitions().size() > one.partition())
                        .map(part -> part.partitions().get(one.partition()))
                        .orElseGet(() -> new Partition(0, List.of()));
                copy(topic, reader, one, known, Objects.requireNonNull(ends.get(one)));
            }
        }
    }

    /** Goes on with a partition up to its end, file after file. */
    private void copy(
            TopicDescription topic, Consumer<byte[], byte[]> reader, TopicPartition one, Partition known, long end)
            throws IOException {
        reader.assign(List.of(one));
        reader.seek(one, known.next());
        List<Part> files = new ArrayList<>(known.files());
        List<ConsumerRecord<byte[], byte[]>> waiting = new ArrayList<>();
        long bytes = 0;
        long heard = System.nanoTime();
        while (reader.position(one) < end) {
            for (ConsumerRecord<byte[], byte[]> record : reader.poll(POLL)) {
                heard = System.nanoTime();
                if (record.offset() >= end) {
                    break;
                }
                waiting.add(record);
                bytes += size(record);
                if (bytes >= largest) {
                    files.add(write(one, waiting));
                    save(topic, one, new Partition(record.offset() + 1, List.copyOf(files)));
                    waiting.clear();
                    bytes = 0;
                }
            }
            if (System.nanoTime() - heard > SILENCE.toNanos()) {
                throw new BackupFailed("Kafka has handed out nothing of " + one + " since " + SILENCE.toMinutes()
                        + " minutes, before its end. What is complete stays; run it again to go on.");
            }
        }
        if (!waiting.isEmpty()) {
            files.add(write(one, waiting));
        }
        save(topic, one, new Partition(Math.max(known.next(), end), List.copyOf(files)));
    }

    private Part write(TopicPartition one, List<ConsumerRecord<byte[], byte[]>> records) throws IOException {
        long first = records.getFirst().offset();
        String name = "%s/%d/%020d.zst".formatted(one.topic(), one.partition(), first);
        try (RecordFile file = RecordFile.begin(folder.resolve(name))) {
            for (ConsumerRecord<byte[], byte[]> record : records) {
                file.add(record);
            }
            Part part = new Part(name, first, records.size(), file.complete());
            listener.done(one.topic(), records.size());
            return part;
        }
    }

    /** Writes down what is complete. */
    private void save(TopicDescription topic, TopicPartition one, Partition partition) throws IOException {
        List<TopicPart> topics = new ArrayList<>(manifest.topics());
        List<Partition> partitions = new ArrayList<>();
        for (TopicPart part : manifest.topics()) {
            if (part.name().equals(topic.name())) {
                partitions.addAll(part.partitions());
                topics.remove(part);
            }
        }
        while (partitions.size() < topic.partitions().size()) {
            partitions.add(new Partition(0, List.of()));
        }
        partitions.set(one.partition(), partition);
        topics.add(new TopicPart(topic.name(), topic.topicId().toString(), List.copyOf(partitions)));
        manifest = new Manifest(Manifest.FORMAT, manifest.cluster(), now(), List.copyOf(topics));
        manifest.write(folder);
    }

    private static long size(ConsumerRecord<byte[], byte[]> record) {
        return 64L + Math.max(0, record.serializedKeySize()) + Math.max(0, record.serializedValueSize());
    }

    private static Instant now() {
        return Clock.systemUTC().instant();
    }
}
