package dev.framewatch.collector;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectReader;
import tools.jackson.databind.json.JsonMapper;

/** Parses bytes as one JSON value in strict UTF-8. */
final class JsonValues {
    private static final ObjectReader READER = JsonMapper.builder()
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build()
            .readerFor(JsonNode.class);

    private final CharsetDecoder decoder = StandardCharsets.UTF_8
            .newDecoder()
            .onMalformedInput(CodingErrorAction.REPORT)
            .onUnmappableCharacter(CodingErrorAction.REPORT);
    private final CharBuffer chars = CharBuffer.allocate(8 * 1024);

    /** Bytes are no JSON value. */
    static final class NotJson extends Exception {
        private static final long serialVersionUID = 1L;

        private final String detail;

        NotJson(String reason, String detail) {
            super(reason, null, false, false);
            this.detail = detail;
        }

        String reason() {
            return String.valueOf(getMessage());
        }

        String detail() {
            return detail;
        }
    }

    JsonNode parse(byte[] bytes, int from, int to) throws NotJson {
        int wrong = notUtf8(bytes, from, to);
        if (wrong >= 0) {
            throw new NotJson("Not valid UTF-8", "at byte " + (wrong - from + 1));
        }
        try {
            return READER.readTree(bytes, from, to - from);
        } catch (JacksonException broken) {
            throw new NotJson("Not valid JSON", broken.getOriginalMessage());
        }
    }

    /** Where the bytes stop being UTF-8, or -1. */
    private int notUtf8(byte[] bytes, int from, int to) {
        int start = from;
        while (start < to && bytes[start] >= 0) {
            start++;
        }
        if (start == to) {
            return -1;
        }
        ByteBuffer in = ByteBuffer.wrap(bytes, start, to - start);
        decoder.reset();
        while (true) {
            chars.clear();
            CoderResult result = decoder.decode(in, chars, true);
            if (result.isError()) {
                return in.position();
            }
            if (result.isUnderflow()) {
                return -1;
            }
        }
    }
}
