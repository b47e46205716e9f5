package dev.framewatch.collector.github;

import dev.framewatch.collector.ImportFailed;
import dev.framewatch.collector.ItemFiles;
import dev.framewatch.collector.http.SourceAddress;
import dev.framewatch.collector.http.SourceClients;
import dev.framewatch.collector.poll.PollFailed;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import org.springframework.web.client.RestClient;

/** GH Archive's hours over the web, each by way of a temporary file. */
final class ArchiveHours {
    private final RestClient client;
    private final ItemFiles files;
    private final Observation observation;

    ArchiveHours(ArchiveSettings settings, SourceClients clients, ItemFiles files, Observation observation) {
        this.client = clients.restClient(
                SourceAddress.of(settings.address(), "framewatch").upTo(settings.largest(), settings.patience()));
        this.files = files;
        this.observation = observation;
    }

    /** Fetches an hour; {@code before} is how many lines the last sound hour had. */
    ArchiveHour hour(String name, long before) {
        try {
            Path file = Files.createTempFile("gharchive-" + name, ".json.gz");
            try {
                int status = fetch(name, file);
                return switch (status) {
                    case 404 -> ArchiveHour.missing(name);
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
