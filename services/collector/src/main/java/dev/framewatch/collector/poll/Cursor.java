package dev.framewatch.collector.poll;

import java.util.Optional;

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

    public Cursor {
        if (json.length() > LARGEST) {
            throw new IllegalArgumentException(
                    "A cursor has " + json.length() + " characters; " + LARGEST + " are allowed");
        }
    }

    /** The cursor that holds a record. */
    public static Cursor of(Object state) {
        return new Cursor(Json.write(state));
    }

    /** The record that it holds; empty where the task never ran. */
    public <T> Optional<T> as(Class<T> type) {
        return equals(NONE) ? Optional.empty() : Optional.of(Json.read(json, type));
    }
}
