package dev.framewatch.collector.poll;

import java.util.Optional;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;

/**
 * Where a task stands: a JSON object, at most 512 KiB, read back from a record of the source's own. Fields that it does
 * not know are passed over and those that are missing are 0, false or null, so a source may change its record.
 *
 * @param json the object as text
 */
public record Cursor(String json) {
    /** Where a task stands that never ran. */
    public static final Cursor NONE = new Cursor("{}");

    private static final int LARGEST = 512 * 1024;
    private static final JsonMapper JSON = JsonMapper.builder()
            .disable(
                    DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES,
                    DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
            .build();

    public Cursor {
        if (json.length() > LARGEST) {
            throw new IllegalArgumentException(
                    "A cursor has " + json.length() + " characters; " + LARGEST + " are allowed");
        }
    }

    /** The cursor that holds a record. */
    public static Cursor of(Object state) {
        return new Cursor(JSON.writeValueAsString(state));
    }

    /** The record that it holds; empty where the task never ran. */
    public <T> Optional<T> as(Class<T> type) {
        return equals(NONE) ? Optional.empty() : Optional.of(JSON.readValue(json, type));
    }
}
