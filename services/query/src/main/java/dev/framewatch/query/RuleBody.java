package dev.framewatch.query;

import java.io.IOException;
import java.io.InputStream;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Reads the words of a rule from JSON: an object of texts, numbers, true, false, and lists of these. */
final class RuleBody {
    private static final int LARGEST = 16 * 1024;
    private static final String ALLOWED = "a text, a number, true, false, or a list of these";

    private final JsonMapper json;

    RuleBody(JsonMapper json) {
        this.json = json;
    }

    Map<String, String> read(InputStream body) throws IOException {
        byte[] bytes = body.readNBytes(LARGEST + 1);
        if (bytes.length > LARGEST) {
            throw Problem.unreadableRule("A rule has at most " + LARGEST + " bytes.");
        }
        Map<String, String> words = new LinkedHashMap<>();
        for (Map.Entry<String, JsonNode> property : object(bytes).properties()) {
            words.put(property.getKey(), words(property.getKey(), property.getValue()));
        }
        return words;
    }

    private JsonNode object(byte[] bytes) {
        try {
            JsonNode read = json.readTree(bytes);
            if (read.isObject()) {
                return read;
            }
        } catch (JacksonException unreadable) {
            throw Problem.unreadableRule("It is no JSON: " + unreadable.getOriginalMessage());
        }
        throw Problem.unreadableRule("A rule is a JSON object, as {\"type\": \"share\", \"points\": 5}.");
    }

    private static String words(String name, JsonNode value) {
        return value.isArray()
                ? value.valueStream().map(one -> word(name, one)).collect(Collectors.joining(","))
                : word(name, value);
    }

    private static String word(String name, JsonNode value) {
        if (value.isString() || value.isNumber() || value.isBoolean()) {
            return value.asString();
        }
        throw Problem.wrongParameter(name, value.toString(), ALLOWED);
    }
}
