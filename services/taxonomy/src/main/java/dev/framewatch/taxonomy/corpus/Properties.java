package dev.framewatch.taxonomy.corpus;

import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * The properties of one row, and where it stands, so that what is wrong in it is found at once.
 *
 * @param place file and line, for messages
 * @param json the row
 */
record Properties(String place, JsonNode json) {
    String oneOf(String property, String... known) {
        String value = required(property);
        if (!List.of(known).contains(value)) {
            throw wrong(property, "is '" + value + "'; known are " + String.join(", ", known));
        }
        return value;
    }

    String required(String property) {
        String value = text(property);
        if (value == null) {
            throw wrong(property, "is missing; add it");
        }
        return value;
    }

    @Nullable
    String text(String property) {
        JsonNode value = json.path(property);
        if (value.isMissingNode() || value.isNull()) {
            return null;
        }
        if (!value.isString()) {
            throw wrong(property, "is no text; write it in quotes");
        }
        return value.asString();
    }

    List<String> texts(String property) {
        JsonNode list = json.path(property);
        if (list.isMissingNode() || list.isNull()) {
            return List.of();
        }
        if (!list.isArray() || !list.valueStream().allMatch(JsonNode::isString)) {
            throw wrong(property, "is no list of texts; write [\"a\", \"b\"]");
        }
        return list.valueStream().map(JsonNode::asString).toList();
    }

    CorpusException wrong(String property, String what) {
        return new CorpusException(place + property + " " + what);
    }
}
