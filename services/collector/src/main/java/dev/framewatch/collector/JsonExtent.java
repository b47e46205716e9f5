package dev.framewatch.collector;

import java.util.BitSet;

/**
 * Finds where a JSON value (RFC 8259) ends, over as many calls as its bytes need. It follows strings, brackets, commas
 * and colons, so that a missing quote or bracket shows where it is and not at the end of the file; what numbers, words
 * and escapes look like is left to the parser.
 */
final class JsonExtent {
    enum Verdict {
        /** The value goes on behind the bytes that were seen. */
        MORE,
        /** The value is complete. */
        WHOLE,
        /** No value begins like this. */
        BROKEN
    }

    private enum Place {
        VALUE,
        VALUE_OR_END,
        KEY,
        KEY_OR_END,
        COLON,
        WORD,
        AFTER
    }

    private final BitSet objects = new BitSet();
    private int depth;
    private Place place = Place.VALUE;
    private boolean inString;
    private boolean escaped;
    private int seen;

    void reset() {
        depth = 0;
        place = Place.VALUE;
        inString = false;
        escaped = false;
        seen = 0;
    }

    /** How many bytes were seen: of a complete value its length, of a broken one where it breaks. */
    int seen() {
        return seen;
    }

    /** Goes on where the last call ended; {@code from} is where the value begins. */
    Verdict scan(byte[] bytes, int from, int to) {
        while (from + seen < to) {
            byte b = bytes[from + seen];
            if (inString) {
                if (b >= 0 && b < ' ') {
                    return Verdict.BROKEN;
                }
                inString = escaped || b != '"';
                escaped = b == '\\' && !escaped;
                seen++;
                continue;
            }
            if (b == ' ' || b == '\n' || b == '\r' || b == '\t') {
                if (place == Place.WORD) {
                    place = Place.AFTER;
                }
            } else if (place == Place.WORD && isWord(b)) {
                seen++;
                continue;
            } else if (depth == 0 && (place == Place.WORD || place == Place.AFTER)) {
                return Verdict.WHOLE;
            } else if (!takes(b)) {
                return Verdict.BROKEN;
            }
            seen++;
            if (depth == 0 && place == Place.AFTER) {
                return Verdict.WHOLE;
            }
        }
        return Verdict.MORE;
    }

    private boolean takes(byte b) {
        switch (b) {
            case '"' -> {
                boolean key = place == Place.KEY || place == Place.KEY_OR_END;
                if (!key && place != Place.VALUE && place != Place.VALUE_OR_END) {
                    return false;
                }
                inString = true;
                place = key ? Place.COLON : depth == 0 ? Place.WORD : Place.AFTER;
            }
            case '{', '[' -> {
                if (place != Place.VALUE && place != Place.VALUE_OR_END) {
                    return false;
                }
                objects.set(depth++, b == '{');
                place = b == '{' ? Place.KEY_OR_END : Place.VALUE_OR_END;
            }
            case '}', ']' -> {
                Place empty = b == '}' ? Place.KEY_OR_END : Place.VALUE_OR_END;
                boolean ends = place == Place.AFTER || place == Place.WORD || place == empty;
                if (!ends || depth == 0 || objects.get(depth - 1) != (b == '}')) {
                    return false;
                }
                depth--;
                place = Place.AFTER;
            }
            case ',' -> {
                if (place != Place.AFTER && place != Place.WORD) {
                    return false;
                }
                place = objects.get(depth - 1) ? Place.KEY : Place.VALUE;
            }
            case ':' -> {
                if (place != Place.COLON) {
                    return false;
                }
                place = Place.VALUE;
            }
            default -> {
                if (!isWord(b) || (place != Place.VALUE && place != Place.VALUE_OR_END)) {
                    return false;
                }
                place = Place.WORD;
            }
        }
        return true;
    }

    private static boolean isWord(byte b) {
        return (b >= '0' && b <= '9') || (b >= 'a' && b <= 'z') || b == '-' || b == '+' || b == '.' || b == 'E';
    }
}
