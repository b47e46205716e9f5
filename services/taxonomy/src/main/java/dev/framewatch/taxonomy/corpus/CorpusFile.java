package dev.framewatch.taxonomy.corpus;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.Consumer;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A file of a corpus: one JSON object a line, in UTF-8. It is read line by line, however long it is. */
public final class CorpusFile {
    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    private CorpusFile() {}

    /**
     * Reads all rows in the file's order; blank lines are passed over.
     *
     * @throws IOException if the file cannot be read
     * @throws CorpusException at the first line that is no row, with its number
     */
    public static void read(Path file, Consumer<CorpusRow> rows) throws IOException {
        try (InputStream in = new BufferedInputStream(Files.newInputStream(file))) {
            ByteArrayOutputStream line = new ByteArrayOutputStream();
            long number = 0;
            for (int next = in.read(); next >= 0; next = in.read()) {
                if (next == '\n') {
                    row(file, ++number, line.toByteArray(), rows);
                    line.reset();
                } else {
                    line.write(next);
                }
            }
            row(file, ++number, line.toByteArray(), rows);
        }
    }

    private static void row(Path file, long number, byte[] line, Consumer<CorpusRow> rows) {
        String place = file + ", line " + number + ": ";
        String text = text(place, line);
        if (text.isBlank()) {
            return;
        }
        JsonNode json;
        try {
            json = JSON.readTree(text);
        } catch (JacksonException broken) {
            throw new CorpusException(
                    place + "is no JSON: " + broken.getOriginalMessage() + "; write one JSON object a line", broken);
        }
        if (!json.isObject()) {
            throw new CorpusException(place + "is no JSON object; write one {\"id\": …} a line");
        }
        rows.accept(new CorpusRow(place, json));
    }

    private static String text(String place, byte[] line) {
        try {
            String text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(line))
                    .toString();
            return text.startsWith("\uFEFF") ? text.substring(1) : text;
        } catch (CharacterCodingException broken) {
            throw new CorpusException(place + "is not in UTF-8; save the file as UTF-8", broken);
        }
    }
}
