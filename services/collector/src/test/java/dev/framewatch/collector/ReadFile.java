package dev.framewatch.collector;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.springframework.util.unit.DataSize;
import tools.jackson.databind.JsonNode;

/** A file as the reader sees it: its sound values in compact form, and what is rejected, in the file's order. */
final class ReadFile implements ItemSink {
    static final CollectorSettings SETTINGS = settings(16 * 1024 * 1024, 1L << 40, 200);

    final List<String> values = new ArrayList<>();
    final List<String> broken = new ArrayList<>();
    final List<String> rejectedBytes = new ArrayList<>();
    final List<Long> lines = new ArrayList<>();

    static CollectorSettings settings(long longest, long largest, int ratio) {
        return new CollectorSettings(null, DataSize.ofBytes(longest), DataSize.ofBytes(largest), ratio, 2000);
    }

    static ReadFile of(Path folder, String text) throws IOException {
        return of(folder, text.getBytes(UTF_8));
    }

    static ReadFile of(Path folder, byte[] bytes) throws IOException {
        return of(Files.write(folder.resolve("file"), bytes), SETTINGS);
    }

    static ReadFile of(Path file, CollectorSettings settings) throws IOException {
        ReadFile read = new ReadFile();
        try (OpenFile open = OpenFile.open(file, settings)) {
            open.read(read);
        } catch (BrokenInput broken) {
            read.broken(new Broken(broken.reason(), broken.detail(), 1, new Stretch()));
        }
        return read;
    }

    @Override
    public void value(JsonNode json, byte[] bytes, int from, int to, long line) {
        values.add(json.toString());
        lines.add(line);
    }

    @Override
    public void broken(Broken rejected) {
        broken.add(rejected.line() + ": " + rejected.reason());
        var kept = rejected.bytes().rejection("", "", Instant.EPOCH).bytes();
        rejectedBytes.add(kept == null ? "" : new String(kept.get(), UTF_8));
    }
}
