package dev.framewatch.indexer;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;

/**
 * What a daily row counts by.
 *
 * @param day the day, as {@code 2026-01-31}
 * @param source the source
 * @param kind the kind
 * @param precision how finely the day is known
 * @param fork whether the events are forks
 * @param vendor whether a vendor's organisation owns them
 * @param official whether they are official repositories
 * @param signature the signature of their tags
 */
record DailyRow(
        String day,
        String source,
        String kind,
        String precision,
        boolean fork,
        boolean vendor,
        boolean official,
        String signature) {

    /** The document's id: readable, with the signature as a digest, since it may be longer than an id. */
    String id() {
        String flags = (fork ? "f" : "-") + (vendor ? "v" : "-") + (official ? "o" : "-");
        UUID digest = UUID.nameUUIDFromBytes(signature.getBytes(UTF_8));
        return String.join(":", day, source, kind, precision, flags, digest.toString());
    }

    /** The document with this many events. */
    Map<String, Object> document(long events) {
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("day", day);
        document.put("source", source);
        document.put("kind", kind);
        document.put("precision", precision);
        document.put("fork", fork);
        document.put("vendor", vendor);
        document.put("official", official);
        document.put("signature", signature);
        document.put("events", events);
        return document;
    }
}
