package dev.framewatch.event;

import java.util.Set;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;

/**
 * Copies an event's JSON that was read before, token by token and so onto one line, with all that a later schema has and
 * this version does not know. Numbers are copied digit by digit.
 */
final class EventCopy {
    private static final Set<String> CLASSIFIED = Set.of("tags", "taxonomy", "signature");

    private final JsonParser parser;
    private final JsonGenerator json;

    EventCopy(JsonParser parser, JsonGenerator json) {
        this.parser = parser;
        this.json = json;
    }

    void whole() {
        copy(Set.of());
    }

    /** Without what only the classifier may say. */
    void withoutTags() {
        copy(CLASSIFIED);
    }

    private void copy(Set<String> left) {
        int depth = 0;
        for (JsonToken token = parser.nextToken(); token != null; token = parser.nextToken()) {
            switch (token) {
                case START_OBJECT -> {
                    depth++;
                    json.writeStartObject();
                }
                case END_OBJECT -> {
                    depth--;
                    json.writeEndObject();
                }
                case START_ARRAY -> json.writeStartArray();
                case END_ARRAY -> json.writeEndArray();
                case PROPERTY_NAME -> {
                    if (depth == 1 && left.contains(parser.currentName())) {
                        parser.nextToken();
                        parser.skipChildren();
                    } else {
                        json.writeName(parser.currentName());
                    }
                }
                case VALUE_STRING -> json.writeString(parser.getString());
                case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> json.writeNumber(parser.getString());
                case VALUE_TRUE -> json.writeBoolean(true);
                case VALUE_FALSE -> json.writeBoolean(false);
                case VALUE_NULL -> json.writeNull();
                case VALUE_EMBEDDED_OBJECT, NOT_AVAILABLE ->
                    throw new IllegalStateException("a parser of bytes gives no " + token);
            }
        }
    }
}
