package dev.framewatch.collector;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.framewatch.event.AdoptionEvent;
import dev.framewatch.kafka.Rejection;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.springframework.util.unit.DataSize;

/** What an import of a file by a format would publish, without Kafka. */
public final class ImportedFile {
    /** The time at which every test imports. */
    public static final Clock CLOCK = Clock.fixed(Instant.parse("2026-10-15T12:00:00Z"), ZoneOffset.UTC);

    /** Reads files that are joined. */
    public static final ItemFiles FILES = new ItemFiles(settings());

    private final Tally tally = new Tally();
    private final List<AdoptionEvent> events = new ArrayList<>();
    private final List<Rejection> rejections = new ArrayList<>();

    private ImportedFile() {}

    /** Imports a file. */
    public static ImportedFile of(ImportFormat format, Path file, Map<String, String> options) {
        ImportedFile imported = new ImportedFile();
        ImportCursor fresh = ImportCursor.after(Optional.empty(), format.name(), file.toString(), false);
        Batch batch = new Batch(
                (events, rejections, _) -> {
                    imported.events.addAll(events);
                    imported.rejections.addAll(rejections);
                },
                fresh,
                100);
        ItemReader reader = format.open(new ImportOptions(options));
        FileImport running = new FileImport(file, reader, batch, imported.tally, CLOCK, () -> {});
        try (OpenFile open = OpenFile.open(file, settings())) {
            open.read(running);
        } catch (BrokenInput broken) {
            running.broken(new ItemSink.Broken(broken.reason(), broken.detail(), 1, new Stretch()));
        } catch (IOException broken) {
            throw new AssertionError(file + " cannot be read", broken);
        }
        running.end();
        return imported;
    }

    /** Imports lines. */
    public static ImportedFile of(ImportFormat format, Path folder, String... lines) {
        try {
            Path file = Files.write(
                    folder.resolve("lines"), String.join("\n", lines).getBytes(UTF_8));
            return of(format, file, Map.of());
        } catch (IOException broken) {
            throw new AssertionError(broken);
        }
    }

    /** The real files that lie beside the project, where they are there. */
    public static Optional<Path> shared(String path) {
        return Stream.iterate(Path.of("").toAbsolutePath(), Objects::nonNull, Path::getParent)
                .filter(folder -> Files.isDirectory(folder.resolve(".mvn")))
                .map(root -> root.resolveSibling("shared").resolve("data").resolve(path))
                .filter(Files::exists)
                .findFirst();
    }

    public List<AdoptionEvent> events() {
        return events;
    }

    public List<Rejection> rejections() {
        return rejections;
    }

    public ImportReport report() {
        return tally.report();
    }

    private static CollectorSettings settings() {
        return new CollectorSettings(null, DataSize.ofMegabytes(16), DataSize.ofTerabytes(8), 200, 2000);
    }
}
