package dev.framewatch.event;

import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;

/** The values of JSON properties, each read strictly as one type; the parser stands on the property's name before. */
final class JsonFields {
    private static final int MOST_ELEMENTS = 20_000;

    private final JsonParser parser;
    private @Nullable InvalidEvent unknown;

    JsonFields(JsonParser parser) {
        this.parser = parser;
    }

    /** The next property's name in the object that the parser is in; {@code null} at its end. */
    @Nullable
    String nextName() {
        return parser.nextToken() == JsonToken.PROPERTY_NAME ? parser.currentName() : null;
    }

    String string(String field) {
        expect(field, JsonToken.VALUE_STRING, "a string");
        return parser.getString();
    }

    long integer(String field) {
        expect(field, JsonToken.VALUE_NUMBER_INT, "a whole number");
        return parser.getLongValue();
    }

    double number(String field) {
        if (!parser.nextToken().isNumeric()) {
            throw wrong(field, "a number");
        }
        return parser.getDoubleValue();
    }

    boolean bool(String field) {
        JsonToken token = parser.nextToken();
        if (token != JsonToken.VALUE_TRUE && token != JsonToken.VALUE_FALSE) {
            throw wrong(field, "true or false");
        }
        return token == JsonToken.VALUE_TRUE;
    }

    Instant instant(String field) {
        String text = string(field);
        try {
            return Instants.parse(text);
        } catch (DateTimeParseException notAnInstant) {
            throw new InvalidEvent(field, "is '" + text + "'; a UTC time such as 2026-01-31T12:00:00.000Z is needed");
        }
    }

    <E extends Enum<E>> E name(Class<E> type, String field) {
        return Names.of(type, field, string(field));
    }

    List<String> strings(String field) {
        expect(field, JsonToken.START_ARRAY, "a list of strings");
        List<String> values = new ArrayList<>();
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            if (parser.currentToken() != JsonToken.VALUE_STRING) {
                throw wrong(field, "a list of strings");
            }
            add(field, values, parser.getString());
        }
        return values;
    }

    /** A list of objects, each read by {@code element} up to its end. */
    <T> List<T> objects(String field, Supplier<T> element) {
        expect(field, JsonToken.START_ARRAY, "a list of objects");
        List<T> values = new ArrayList<>();
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            if (parser.currentToken() != JsonToken.START_OBJECT) {
                throw wrong(field, "a list of objects");
            }
            add(field, values, element.get());
        }
        return values;
    }

    void object(String field) {
        expect(field, JsonToken.START_OBJECT, "an object");
    }

    void skip() {
        parser.nextToken();
        parser.skipChildren();
    }

    /**
     * Passes over what is not known here, if whoever reads it later can do so.
     *
     * @param what the reason for which an event of our own schema is refused
     */
    void unknown(InvalidEvent what) {
        Rules.paired("$", what.field());
        int depth = 0;
        do {
            switch (parser.nextToken()) {
                case START_OBJECT, START_ARRAY -> depth++;
                case END_OBJECT, END_ARRAY -> depth--;
                case PROPERTY_NAME, VALUE_STRING -> Rules.paired(what.field(), parser.getString());
                case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> finite(what.field());
                default -> {}
            }
        } while (depth > 0);
        if (unknown == null) {
            unknown = what;
        }
    }

    private void finite(String field) {
        if (!Double.isFinite(Double.parseDouble(parser.getString()))) {
            throw new InvalidEvent(field, "holds a number that is beyond all that are read");
        }
    }

    /** Refuses what was not known, unless a later schema than ours may have it. */
    void refuseUnknown(int schema) {
        if (unknown != null && schema <= EventJson.SCHEMA) {
            throw unknown;
        }
    }

    private static <T> void add(String field, List<T> values, T value) {
        if (values.size() == MOST_ELEMENTS) {
            throw new InvalidEvent(field, "has more than " + MOST_ELEMENTS + " entries");
        }
        values.add(value);
    }

    private void expect(String field, JsonToken token, String what) {
        if (parser.nextToken() != token) {
            throw wrong(field, what);
        }
    }

    private static InvalidEvent wrong(String field, String what) {
        return new InvalidEvent(field, "is not " + what);
    }
}
