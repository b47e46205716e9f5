package dev.framewatch.collector;

import java.nio.file.Path;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What was said for the options of a format.
 *
 * @param values the values by the options' names
 */
public record ImportOptions(Map<String, String> values) {
    /** No option was said. */
    public static final ImportOptions NONE = new ImportOptions(Map.of());

    public ImportOptions {
        values = Map.copyOf(values);
    }

    /** The file that an option names, or {@code null} where it was not said. */
    public @Nullable Path file(String name) {
        String value = values.get(name);
        return value == null ? null : Path.of(value);
    }
}
