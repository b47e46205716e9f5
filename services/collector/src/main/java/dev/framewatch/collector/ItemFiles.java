package dev.framewatch.collector;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.function.Consumer;
import tools.jackson.databind.JsonNode;

/** Reads files that no import is about, in every form in which they may be. */
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
        read(file, reading);
        return reading.broken;
    }

    /**
     * Reads a file as a format does.
     *
     * @throws ImportFailed if the file cannot be read at all
     */
    public ItemFile read(Path file, ItemReader reader) {
        ItemFile read = new ItemFile(reader);
        read(file, read);
        return read.ended();
    }

    private void read(Path file, ItemSink sink) {
        try (OpenFile open = OpenFile.open(file, settings)) {
            open.read(sink);
        } catch (IOException | UncheckedIOException unreadable) {
            throw new ImportFailed(file + " cannot be read: " + unreadable.getMessage(), unreadable);
        }
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
