package dev.framewatch.collector;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Accounts of a source that are known to be programs.
 *
 * @param names what they are called, in lower case
 */
public record Bots(Set<String> names) {
    private static final String FILE = "bots.txt";

    public Bots {
        names = Set.copyOf(names);
    }

    /** Those of the file {@code bots.txt} beside a class: a name a line, and comments behind a {@code #}. */
    public static Bots beside(Class<?> type) {
        try (InputStream file = type.getResourceAsStream(FILE)) {
            if (file == null) {
                throw new IllegalStateException(FILE + " is not on the class path beside " + type.getName());
            }
            return new Bots(new String(file.readAllBytes(), UTF_8)
                    .lines()
                    .map(line -> line.replaceFirst("#.*", "").strip().toLowerCase(Locale.ROOT))
                    .filter(name -> !name.isEmpty())
                    .collect(Collectors.toSet()));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    /** Whether an account is one of them, in upper or lower case. */
    public boolean has(@Nullable String name) {
        return name != null && names.contains(name.strip().toLowerCase(Locale.ROOT));
    }
}
