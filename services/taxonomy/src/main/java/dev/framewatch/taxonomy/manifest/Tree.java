package dev.framewatch.taxonomy.manifest;

import java.util.Optional;
import java.util.function.BiConsumer;
import tools.jackson.core.JacksonException;
import tools.jackson.core.TokenStreamLocation;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.dataformat.toml.TomlMapper;

/** Reads TOML and JSON to their trees. Such a file is read as a whole or not at all. */
final class Tree {
    private static final ObjectMapper TOML = new TomlMapper();
    private static final ObjectMapper JSON = new JsonMapper();

    private Tree() {}

    static Optional<JsonNode> toml(String text, Found found) {
        return read(TOML, "TOML", text, found);
    }

    static Optional<JsonNode> json(String text, Found found) {
        return read(JSON, "JSON", text, found);
    }

    private static Optional<JsonNode> read(ObjectMapper mapper, String language, String text, Found found) {
        try {
            JsonNode root = mapper.readTree(text);
            if (root.isObject()) {
                return Optional.of(root);
            }
            found.problem(1, "the file is no " + language + " of names and values; give a whole file");
        } catch (JacksonException broken) {
            TokenStreamLocation place = broken.getLocation();
            int line = place == null ? 1 : Math.max(1, place.getLineNr());
            String what = String.valueOf(broken.getOriginalMessage())
                    .lines()
                    .findFirst()
                    .orElse("");
            found.problem(line, "the file is no " + language + ", so nothing of it is read: " + Found.quote(what));
        }
        return Optional.empty();
    }

    /** Reads the names and values of a table; nothing where there is none. */
    static void table(JsonNode table, BiConsumer<String, JsonNode> reader) {
        if (table.isObject()) {
            table.properties().forEach(each -> reader.accept(each.getKey(), each.getValue()));
        }
    }

    /** Reads the requirements of an array. A table in it includes another group, which is read itself. */
    static void requirements(JsonNode array, Found found) {
        for (JsonNode each : array) {
            if (each.isString()) {
                found.requirement(each.stringValue());
            }
        }
    }
}
