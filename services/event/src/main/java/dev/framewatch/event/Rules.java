package dev.framewatch.event;

import java.util.List;
import java.util.regex.Pattern;

/** The checks that the fields of an event share; each throws {@link InvalidEvent} with the field's name. */
final class Rules {
    private static final Pattern SLUG = Pattern.compile("[a-z0-9][a-z0-9._-]{0,59}");

    private Rules() {}

    static void notBlank(String field, String value, int longest) {
        if (value.isBlank()) {
            throw new InvalidEvent(field, "is empty");
        }
        atMost(field, value, longest);
    }

    static void atMost(String field, String value, int longest) {
        if (value.length() > longest) {
            throw new InvalidEvent(field, "has " + value.length() + " characters; at most " + longest + " are allowed");
        }
        paired(field, value);
    }

    static void each(String field, List<String> values, int most, int longest) {
        if (values.size() > most) {
            throw new InvalidEvent(field, "has " + values.size() + " entries; at most " + most + " are allowed");
        }
        values.forEach(value -> notBlank(field, value, longest));
    }

    static void slug(String field, String value) {
        if (!SLUG.matcher(value).matches()) {
            throw new InvalidEvent(field, "is '" + value + "'; an id has lower-case letters, digits, '.', '_' and '-'");
        }
    }

    static boolean hasBlankOrControl(String value) {
        for (int i = 0; i < value.length(); i++) {
            char c = value.charAt(i);
            if (c <= ' ' || c == 127) {
                return true;
            }
        }
        return false;
    }

    /** Refuses half a surrogate pair, which no UTF-8 can hold. */
    static void paired(String field, String value) {
        char[] chars = value.toCharArray();
        for (int i = 0; i < chars.length; i++) {
            if (Character.isSurrogate(chars[i])) {
                boolean pair = i + 1 < chars.length && Character.isSurrogatePair(chars[i], chars[i + 1]);
                if (!pair) {
                    throw new InvalidEvent(field, "holds half a surrogate pair at character " + i);
                }
                i++;
            }
        }
    }
}
