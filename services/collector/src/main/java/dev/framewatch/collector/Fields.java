package dev.framewatch.collector;

import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** The fields of a JSON object as sources write them: what is absent, null, blank or of another type is {@code null}. */
public record Fields(JsonNode json) {
    /** GitHub's timeline until 2012. */
    private static final DateTimeFormatter SLASHED = DateTimeFormatter.ofPattern("uuuu/MM/dd HH:mm:ss Z", Locale.ROOT);

    /** The fields of the object that a field holds; no fields where it holds none. */
    public Fields in(String name) {
        return new Fields(json.path(name));
    }

    /** Whether the field is there and not null. */
    public boolean has(String name) {
        return json.hasNonNull(name);
    }

    /** A text or a number as text. */
    public @Nullable String text(String name) {
        return text(json.path(name));
    }

    private static @Nullable String text(JsonNode node) {
        String text = node.isString() || node.isNumber() ? node.asString() : "";
        return text.isBlank() ? null : text;
    }

    /** The texts of an array, or those in a field of the objects of an array. */
    public List<String> texts(String name, String within) {
        List<String> texts = new ArrayList<>();
        for (JsonNode node : json.path(name)) {
            String text = text(node.isObject() ? node.path(within) : node);
            if (text != null) {
                texts.add(text);
            }
        }
        return texts;
    }

    /** A number or digits in quotes, without its decimals. */
    public @Nullable Long number(String name) {
        BigDecimal value = decimal(name);
        return value == null ? null : value.longValue();
    }

    /** A count: a number that is not negative. */
    public @Nullable Long count(String name) {
        Long value = number(name);
        return value == null || value < 0 ? null : value;
    }

    /** Seconds since 1970 with or without decimals, in quotes or not. */
    public @Nullable Instant seconds(String name) {
        BigDecimal value = decimal(name);
        return value == null
                ? null
                : Instant.ofEpochMilli(value.movePointRight(3).longValue());
    }

    /** A time with zone, in ISO 8601 or with slashes. */
    public @Nullable Instant time(String name) {
        String text = text(name);
        if (text == null) {
            return null;
        }
        try {
            return text.indexOf('/') < 0
                    ? OffsetDateTime.parse(text).toInstant()
                    : OffsetDateTime.parse(text, SLASHED).toInstant();
        } catch (DateTimeException unreadable) {
            return null;
        }
    }

    /** Whether the field is {@code true}. */
    public boolean isTrue(String name) {
        return json.path(name).isBoolean() && json.path(name).asBoolean();
    }

    private @Nullable BigDecimal decimal(String name) {
        String text = text(name);
        if (text == null || text.length() > 30 || "+-0123456789.".indexOf(text.charAt(0)) < 0) {
            return null;
        }
        try {
            BigDecimal value = new BigDecimal(text);
            return Math.abs((long) value.precision() - value.scale()) > 15 ? null : value;
        } catch (NumberFormatException noNumber) {
            return null;
        }
    }
}
