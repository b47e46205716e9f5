package dev.framewatch.kafka;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The key {@code id@revision} of a record that carries an event.
 *
 * @param id the event's id
 * @param revision its revision
 */
public record EventKey(String id, long revision) {
    private static final int MOST_DIGITS = 19;

    /** What the bytes of a key say; empty for one of another form. */
    public static Optional<EventKey> read(byte @Nullable [] key) {
        if (key == null) {
            return Optional.empty();
        }
        String text = new String(key, UTF_8);
        int at = text.lastIndexOf('@');
        int digits = text.length() - at - 1;
        if (at < 1 || digits < 1 || digits > MOST_DIGITS) {
            return Optional.empty();
        }
        for (int i = at + 1; i < text.length(); i++) {
            if (text.charAt(i) < '0' || text.charAt(i) > '9') {
                return Optional.empty();
            }
        }
        try {
            return Optional.of(new EventKey(text.substring(0, at), Long.parseLong(text, at + 1, text.length(), 10)));
        } catch (NumberFormatException tooLarge) {
            return Optional.empty();
        }
    }

    /** A hash of 64 bits, for those who hold more keys or ids than fit into memory as text. */
    public static long hash(String text) {
        long hash = 0xcbf29ce484222325L;
        for (int i = 0; i < text.length(); i++) {
            hash = (hash ^ text.charAt(i)) * 0x100000001b3L;
        }
        hash = (hash ^ (hash >>> 32)) * 0xd6e8feb86659fd93L;
        return hash ^ (hash >>> 32);
    }

    @Override
    public String toString() {
        return id + "@" + revision;
    }
}
