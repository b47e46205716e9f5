package dev.framewatch.collector;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.function.Consumer;
import tools.jackson.databind.JsonNode;

/** Reads files that are joined to the one that is imported, in every form in which that may be. */
public final class ItemFiles {
    private final CollectorSettings settings;

    ItemFiles(CollectorSettings settings) {
        this.settings = settings;
    }

    /**
     * Reads all items of a file.
     *
     * @return how many are broken
     * @throws ImportFailed if the file cannot be read at all
     */
    public long read(Path file, Consumer<Fields> items) {
        Reading reading = new Reading(items);
        try (PackedFile packed = PackedFile.open(file, settings)) {
            new FileItems(packed, settings, reading).read();
        } catch (IOException | UncheckedIOException unreadable) {
            throw new ImportFailed(file + " cannot be read: " + unreadable.getMessage(), unreadable);
        }
        return reading.broken;
    }

    private static final class Reading implements ItemSink {
        private final Consumer<Fields> items;
        private long broken;

        Reading(Consumer<Fields> items) {
            this.items = items;
        }

        @Override
        public void value(JsonNode json, byte[] bytes, int from, int to, long line) {
            items.accept(new Fields(json));
        }

        @Override
        public void broken(Broken rejected) {
            broken++;
        }
    }
}
