package dev.framewatch.embedded;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * What a server prints, over any number of starts: a file that is put aside when it is full, replacing the one put aside
 * before, and the last lines in memory.
 */
final class ServerLog {
    private static final int LAST = 300;
    private static final int TOLD = 3;
    private static final Pattern FRAME = Pattern.compile("^\\s+(at |\\.\\.\\. )|^\\s*$");
    private static final Pattern ERROR = Pattern.compile("\\b(ERROR|FATAL|Error|Caused by)\\b|Exception\\b");
    private static final Pattern TIME = Pattern.compile("^\\[[^]]*] ");

    private final Path folder;
    private final Path file;
    private final long full;
    private final Deque<String> last = new ArrayDeque<>();

    /** A log in this folder, whose file is put aside as {@code name.1} once it has this many bytes. */
    ServerLog(Path folder, String name, long full) {
        this.folder = folder;
        this.file = folder.resolve(name);
        this.full = full;
    }

    Path folder() {
        return folder;
    }

    Path file() {
        return file;
    }

    /** Takes all that a process prints, until it ends. */
    void take(InputStream output) {
        try (var lines = new BufferedReader(new InputStreamReader(output, StandardCharsets.UTF_8))) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                keep(line);
            }
        } catch (IOException closed) {
            keep("(The rest of what it printed was lost: " + closed.getMessage() + ")");
        }
    }

    /** What the last run says of its failure: the last lines that speak of an error, else the last lines of all. */
    synchronized String reason() {
        List<String> lines =
                last.stream().filter(line -> !FRAME.matcher(line).find()).toList();
        List<String> errors =
                lines.stream().filter(line -> ERROR.matcher(line).find()).toList();
        List<String> telling = errors.isEmpty() ? lines : errors;
        return telling.subList(Math.max(0, telling.size() - TOLD), telling.size()).stream()
                .map(line -> "\n  " + TIME.matcher(line).replaceFirst(""))
                .collect(Collectors.joining());
    }

    /** Begins a new run. */
    synchronized void begin() {
        last.clear();
    }

    private synchronized void keep(String line) {
        last.addLast(line);
        if (last.size() > LAST) {
            last.removeFirst();
        }
        try {
            if (Files.exists(file) && Files.size(file) >= full) {
                Files.move(file, file.resolveSibling(file.getFileName() + ".1"), StandardCopyOption.REPLACE_EXISTING);
            }
            Files.writeString(file, line + "\n", StandardOpenOption.CREATE, StandardOpenOption.APPEND);
        } catch (IOException full) {
            // The disk is full or the folder gone. The server must not stand still because nobody takes its lines.
            return;
        }
    }
}
