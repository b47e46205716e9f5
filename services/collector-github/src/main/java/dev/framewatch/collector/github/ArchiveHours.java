package dev.framewatch.collector.github;

import dev.framewatch.collector.ImportFailed;
import dev.framewatch.collector.ItemFiles;
import dev.framewatch.collector.http.Answer;
import dev.framewatch.collector.http.SourceAddress;
import dev.framewatch.collector.http.SourceClients;
import dev.framewatch.collector.poll.Budget;
import dev.framewatch.collector.poll.BudgetSpent;
import dev.framewatch.collector.poll.Pauses;
import dev.framewatch.collector.poll.PollContext;
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
import java.util.List;
import java.util.Objects;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.ResponseEntity;
import org.springframework.web.client.RestClient;

/** GH Archive's hours over the web, each by way of a temporary file. */
final class ArchiveHours {
    private static final Logger LOG = LoggerFactory.getLogger(ArchiveHours.class);
    private static final String PREFIX = "gharchive-";
    private static final String SUFFIX = ".json.gz";

    /** A backfill gets a tenth of it, one request a second: more than hours ever take, so that it only counts them. */
    private static final Budget BUDGET = new Budget("gharchive:hours", 36_000, Duration.ofHours(1));

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
    ArchiveHour hour(String name, long before, PollContext context) {
        context.take(BUDGET, 1);
        try {
            Path file = Files.createTempFile(PREFIX + name, SUFFIX);
            try {
                Answer answer = fetch(name, file);
                return switch (answer.status()) {
                    case 429 -> throw limited(answer, context);
                    case 404 -> ArchiveHour.missing(name, before);
                    case 200 ->
                        ArchiveHour.of(
                                name,
                                files.read(file, new TimelineReader(observation.taxonomy(), observation)),
                                before);
                    default -> throw new PollFailed("GH Archive answered " + answer.status() + " for the hour " + name);
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

    /** It wants to be left alone: so long as it says, or a minute. */
    private static BudgetSpent limited(Answer answer, PollContext context) {
        Duration pause = answer.retryAfter().filter(Duration::isPositive).orElseGet(() -> Pauses.OF_LIMITS.after(1));
        Instant until = context.clock().instant().plus(pause);
        context.limited(List.of(BUDGET), until);
        return BudgetSpent.resting(BUDGET, until);
    }

    /** The answer without its body, which goes to the file. */
    private Answer fetch(String name, Path file) {
        ResponseEntity<byte[]> told = client.get().uri("/" + name + ".json.gz").exchange((_, answer) -> {
            if (answer.getStatusCode().value() == 200) {
                try (InputStream body = answer.getBody()) {
                    Files.copy(body, file, StandardCopyOption.REPLACE_EXISTING);
                }
            }
            return ResponseEntity.status(answer.getStatusCode())
                    .headers(answer.getHeaders())
                    .build();
        });
        return Answer.of(Objects.requireNonNull(told));
    }
}
