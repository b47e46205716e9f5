package dev.framewatch.indexer;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.framewatch.event.Flag;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/**
 * What a daily row counts by.
 *
 * @param day the day, as {@code 2026-01-31}
 * @param source the source
 * @param kind the kind
 * @param precision how finely the day is known
 * @param flags the flags that all of the events have
 * @param signature the signature of their tags
 */
record DailyRow(String day, String source, String kind, String precision, Set<Flag> flags, String signature) {
    /** The flags that a row's id has a place for; further ones follow, so that rows without them keep their ids. */
    private static final Set<Flag> PLACED = Set.of(Flag.FORK, Flag.VENDOR, Flag.OFFICIAL);

    DailyRow {
        flags = Set.copyOf(flags);
    }

    /** The document's id: readable, with the signature as a digest, since it may be longer than an id. */
    String id() {
        StringBuilder marks = new StringBuilder();
        for (Flag flag : Flag.values()) {
            if (flags.contains(flag)) {
                marks.append(flag.toString().charAt(0));
            } else if (PLACED.contains(flag)) {
                marks.append('-');
            }
        }
        UUID digest = UUID.nameUUIDFromBytes(signature.getBytes(UTF_8));
        return String.join(":", day, source, kind, precision, marks.toString(), digest.toString());
    }

    /** The document with this many events. */
    Map<String, Object> document(long events) {
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("day", day);
        document.put("source", source);
        document.put("kind", kind);
        document.put("precision", precision);
        for (Flag flag : Flag.values()) {
            document.put(flag.toString(), flags.contains(flag));
        }
        document.put("signature", signature);
        document.put("events", events);
        return document;
    }
}
