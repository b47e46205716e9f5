package dev.framewatch.collector.github;

import dev.framewatch.collector.ImportFailed;
import dev.framewatch.collector.ItemFiles;
import dev.framewatch.collector.http.SourceAddress;
import dev.framewatch.collector.http.SourceClients;
import dev.framewatch.collector.poll.PollFailed;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.web.client.RestClient;

/** GH Archive's hours over the web, each by way of a temporary file. */
final class ArchiveHours {
    private static final Logger LOG = LoggerFactory.getLogger(ArchiveHours.class);
    private static final String PREFIX = "gharchive-";
    private static final String SUFFIX = ".json.gz";

    /** Beyond any patience; what is older is nobody's. */
    private static final Duration UNUSED = Duration.ofHours(2);

    private final RestClient client;
    private final ItemFiles files;
    private final Observation observation;

    ArchiveHours(ArchiveSettings settings, SourceClients clients, ItemFiles files, Observation observation) {
        this.client = clients.restClient(
                SourceAddress.of(settings.address(), "framewatch").upTo(settings.largest(), settings.patience()));
        this.files = files;
        this.observation = observation;
        Path temporary = Path.of(System.getProperty("java.io.tmpdir"));
        sweep(
                temporary,
                Clock.systemUTC()
                        .instant()
                        .minus(settings.patience().multipliedBy(2).plus(UNUSED)));
    }

    /** Deletes files that nobody wrote to since: of processes that were killed in the middle of an hour. */
    static void sweep(Path folder, Instant since) {
        try (DirectoryStream<Path> left = Files.newDirectoryStream(folder, PREFIX + "*" + SUFFIX)) {
            for (Path file : left) {
                if (Files.getLastModifiedTime(file).toInstant().isBefore(since) && Files.deleteIfExists(file)) {
                    LOG.info("Deleted {}, which a process left that was killed", file);
                }
            }
        } catch (IOException | DirectoryIteratorException busy) {
            LOG.warn("Files that killed processes left in {} cannot be deleted: {}", folder, busy.toString());
        }
    }

    /** Fetches an hour; {@code before} is how many lines the last sound hour had. */
    ArchiveHour hour(String name, long before) {
        try {
            Path file = Files.createTempFile(PREFIX + name, SUFFIX);
            try {
                int status = fetch(name, file);
                return switch (status) {
                    case 404 -> ArchiveHour.missing(name, before);
                    case 200 ->
                        ArchiveHour.of(
                                name,
                                files.read(file, new TimelineReader(observation.taxonomy(), observation)),
                                before);
                    default -> throw new PollFailed("GH Archive answered " + status + " for the hour " + name);
                };
            } finally {
                Files.delete(file);
            }
        } catch (IOException full) {
            throw new UncheckedIOException(full);
        } catch (ImportFailed unreadable) {
            throw new PollFailed(String.valueOf(unreadable.getMessage()), unreadable);
        }
    }

    private int fetch(String name, Path file) {
        Integer status = client.get().uri("/" + name + ".json.gz").exchange((_, answer) -> {
            if (answer.getStatusCode().value() == 200) {
                try (InputStream body = answer.getBody()) {
                    Files.copy(body, file, StandardCopyOption.REPLACE_EXISTING);
                }
            }
            return answer.getStatusCode().value();
        });
        return status == null ? 0 : status;
    }
}
