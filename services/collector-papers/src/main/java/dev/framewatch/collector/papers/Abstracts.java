package dev.framewatch.collector.papers;

import dev.framewatch.collector.Fields;
import dev.framewatch.collector.ImportFailed;
import dev.framewatch.collector.ItemFiles;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Dates and titles of papers by their address at Papers with Code, held in memory: the whole archive of 576,000 papers
 * takes less than 200 MB.
 */
final class Abstracts {
    private static final Paper UNKNOWN = new Paper(null, null);

    private final Map<String, Paper> papers = new HashMap<>();
    private long read;
    private long broken;

    record Paper(@Nullable String title, @Nullable PaperDate date) {}

    /** Reads the archive {@code papers-with-abstracts}. */
    static Abstracts read(Path file, ItemFiles files) {
        Abstracts abstracts = new Abstracts();
        Map<PaperDate, PaperDate> dates = new HashMap<>();
        abstracts.broken = files.read(file, fields -> abstracts.add(fields, dates));
        if (abstracts.papers.isEmpty() && abstracts.read > 0) {
            throw new ImportFailed(file + " names no paper by paper_url, so it is no papers-with-abstracts.");
        }
        return abstracts;
    }

    private void add(Fields fields, Map<PaperDate, PaperDate> dates) {
        read++;
        String address = fields.text("paper_url");
        PaperDate date = PaperDate.of(fields.text("date"));
        if (address != null) {
            PaperDate shared = date == null ? null : dates.computeIfAbsent(date, same -> same);
            papers.put(key(address), new Paper(fields.text("title"), shared));
        }
    }

    Paper paper(@Nullable String address) {
        return address == null ? UNKNOWN : papers.getOrDefault(key(address), UNKNOWN);
    }

    /** How many items could not be read. */
    long broken() {
        return broken;
    }

    /** What is not the same in all addresses. */
    private static String key(String address) {
        return address.substring(address.lastIndexOf('/', address.length() - 2) + 1);
    }
}
