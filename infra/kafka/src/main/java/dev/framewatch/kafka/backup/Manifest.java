package dev.framewatch.kafka.backup;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/**
 * What a backup holds, as {@code manifest.json} in its folder says it; replaced as a whole whenever a file is complete.
 *
 * @param format the form of the files, {@value #FORMAT}
 * @param cluster the id of the Kafka that was read
 * @param made when it was last added to
 * @param topics the topics
 */
public record Manifest(int format, String cluster, Instant made, List<TopicPart> topics) {
    static final int FORMAT = 1;

    private static final String NAME = "manifest.json";
    private static final JsonMapper JSON = JsonMapper.shared();

    /**
     * A topic.
     *
     * @param name its name
     * @param id what tells it from another one of that name, made after it was deleted
     * @param partitions its partitions, by number
     */
    public record TopicPart(String name, String id, List<Partition> partitions) {
        /** How many records of it there are. */
        public long records() {
            return partitions.stream()
                    .flatMap(partition -> partition.files().stream())
                    .mapToLong(Part::records)
                    .sum();
        }
    }

    /**
     * A partition.
     *
     * @param next the offset behind all that the files hold, and behind what follows that nobody reads
     * @param files the files, in order
     */
    public record Partition(long next, List<Part> files) {}

    /**
     * A file.
     *
     * @param name its place in the folder
     * @param first the offset of its first record
     * @param records how many there are
     * @param sha256 the digest of its bytes, in hexadecimal
     */
    public record Part(String name, long first, long records, String sha256) {}

    /** How many records there are. */
    public long records() {
        return topics.stream().mapToLong(TopicPart::records).sum();
    }

    /**
     * The manifest in a folder, if there is one.
     *
     * @throws BackupFailed if it cannot be read
     */
    static Optional<Manifest> find(Path folder) {
        Path file = folder.resolve(NAME);
        try {
            Manifest found = JSON.readValue(Files.readString(file, UTF_8), Manifest.class);
            if (found.format != FORMAT) {
                throw new BackupFailed(file + " is of format " + found.format + ", and this version reads format "
                        + FORMAT + "; use the version that wrote it.");
            }
            return Optional.of(found);
        } catch (NoSuchFileException none) {
            return Optional.empty();
        } catch (IOException | JacksonException unreadable) {
            throw new BackupFailed(file + " cannot be read: " + unreadable.getMessage(), unreadable);
        }
    }

    /** Replaces the manifest in a folder, so that a crash leaves the one or the other. */
    void write(Path folder) throws IOException {
        Path beside = folder.resolve(NAME + ".new");
        Files.writeString(
                beside,
                JSON.writerWithDefaultPrettyPrinter().writeValueAsString(this) + "\n",
                UTF_8,
                StandardOpenOption.CREATE,
                StandardOpenOption.TRUNCATE_EXISTING,
                StandardOpenOption.WRITE,
                StandardOpenOption.DSYNC);
        Files.move(beside, folder.resolve(NAME), StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }
}
