package dev.framewatch.query;

import dev.framewatch.event.Venue;
import dev.framewatch.taxonomy.Taxonomy;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Names that can be no news: every word of a taxonomy, be it a name, context or plain; ordinary names of languages,
 * systems and tools; and where papers are published.
 */
final class KnownNames {
    private static final String ORDINARY = "ordinary-names.txt";
    private static final Pattern BETWEEN = Pattern.compile("[^\\p{L}\\p{N}+#]+");
    private static final Pattern VERSION = Pattern.compile("(?<=.)[-_. ]?v?[0-9][0-9.]*$");

    private final Taxonomy taxonomy;
    private final Set<String> names = new HashSet<>();

    KnownNames(Taxonomy taxonomy) {
        this.taxonomy = taxonomy;
        taxonomy.words().forEach(word -> names.add(plain(word)));
        try (BufferedReader lines = new BufferedReader(new InputStreamReader(
                Objects.requireNonNull(KnownNames.class.getResourceAsStream(ORDINARY), ORDINARY),
                StandardCharsets.UTF_8))) {
            lines.lines().filter(line -> !line.startsWith("#")).forEach(line -> names.add(plain(line)));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    /** The version of the taxonomy whose words are known. */
    String taxonomy() {
        return taxonomy.version();
    }

    /** Whether they are the words of this taxonomy. */
    boolean areOf(Taxonomy other) {
        return taxonomy.equals(other);
    }

    /** Whether this is one of them, in any case of letters, with any signs between its words, of any version. */
    boolean contains(String name) {
        if (Venue.is(name)) {
            return true;
        }
        String lower = name.toLowerCase(Locale.ROOT).strip();
        String unversioned = plain(VERSION.matcher(lower).replaceFirst(""));
        return names.contains(plain(lower)) || (!unversioned.isEmpty() && names.contains(unversioned));
    }

    private static String plain(String name) {
        return BETWEEN.matcher(name.toLowerCase(Locale.ROOT)).replaceAll("");
    }
}
