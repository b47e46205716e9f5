package dev.framewatch.taxonomy.corpus;

import dev.framewatch.event.AdoptionEvent;
import dev.framewatch.event.Draft;
import dev.framewatch.event.InvalidEvent;
import dev.framewatch.event.Kind;
import dev.framewatch.event.Precision;
import dev.framewatch.event.Source;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.function.Consumer;
import java.util.zip.GZIPInputStream;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.MappingIterator;
import tools.jackson.databind.json.JsonMapper;

/**
 * A file of rows that declare their framework: Papers with Code's archive of links between papers and code, as an array
 * or one object a line, plain or gzipped. It is read row by row, however long it is.
 */
public final class DeclaredFile {
    private static final Instant TIME = Instant.parse("2024-01-01T00:00:00Z");
    private static final int GZIP = 0x1F;

    private DeclaredFile() {}

    /**
     * Reads all rows in the file's order. An event has the paper's title, the repository's name as its text, and what is
     * declared, if anything is.
     *
     * @throws IOException if the file cannot be read
     * @throws CorpusException at the first row that cannot be read, with its line
     */
    public static void read(Path file, Consumer<AdoptionEvent> rows) throws IOException {
        long row = 0;
        try (InputStream in = plain(new BufferedInputStream(Files.newInputStream(file)));
                MappingIterator<JsonNode> all =
                        JsonMapper.shared().readerFor(JsonNode.class).readValues(in)) {
            while (all.hasNextValue()) {
                JsonNode json = all.nextValue();
                rows.accept(event(json, ++row));
            }
        } catch (JacksonException broken) {
            throw new CorpusException(
                    file + ", line " + broken.getLocation().getLineNr() + ": is no JSON: " + broken.getOriginalMessage()
                            + "; give an archive of links between papers and code",
                    broken);
        } catch (InvalidEvent invalid) {
            throw new CorpusException(file + ", row " + row + ": " + invalid.getMessage(), invalid);
        }
    }

    private static InputStream plain(BufferedInputStream in) throws IOException {
        in.mark(1);
        int first = in.read();
        in.reset();
        return first == GZIP ? new BufferedInputStream(new GZIPInputStream(in)) : in;
    }

    private static AdoptionEvent event(JsonNode json, long row) {
        if (!json.isObject() || !json.has("framework")) {
            throw new InvalidEvent("framework", "is missing; each row declares its own, or none");
        }
        String framework = text(json, "framework");
        Draft event = AdoptionEvent.draft(Source.PAPERS, Kind.CODE, "row-" + row)
                .revision(TIME)
                .occurred(TIME, Precision.DAY)
                .observed(TIME)
                .title(text(json, "paper_title"))
                .declared("none".equalsIgnoreCase(framework) ? null : framework);
        String address = text(json, "repo_url");
        if (address != null) {
            event.text(address.replaceFirst("^(https?://)?[^/]*/", ""));
        }
        return event.event();
    }

    private static @Nullable String text(JsonNode json, String property) {
        return json.path(property).isString() ? json.path(property).asString() : null;
    }
}
