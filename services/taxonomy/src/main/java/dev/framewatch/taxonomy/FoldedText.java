package dev.framewatch.taxonomy;

import java.util.Arrays;

/**
 * A text as the automaton reads it: UTF-8 in a buffer that is used again for the next text. Full-width forms, the
 * ideographic and the no-break space and the hyphens of typesetting become the ASCII that they look like.
 */
final class FoldedText {
    private static final int REPLACEMENT = 0xFFFD;

    /** How many bytes on each side of a word tell how it is written. */
    private static final int AROUND = 24;

    private byte[] bytes = new byte[4096];
    private int length;

    byte[] bytes() {
        return bytes;
    }

    int length() {
        return length;
    }

    /** Whether these bytes are a part of a name with hyphens or underscores. */
    boolean joined(int start, int end) {
        return (start > 1 && joins(bytes[start - 1]) && bytes[start - 2] > ' ')
                || (end + 1 < length && joins(bytes[end]) && bytes[end + 1] > ' ');
    }

    /** How many of these bytes are ASCII capitals. */
    int capitals(int start, int end) {
        int capitals = 0;
        for (int i = start; i < end; i++) {
            capitals += bytes[i] >= 'A' && bytes[i] <= 'Z' ? 1 : 0;
        }
        return capitals;
    }

    /** Whether the words around these bytes have more capitals than small letters. */
    boolean shouts(int start, int end) {
        int from = Math.max(0, start - AROUND);
        int to = Math.min(length, end + AROUND);
        int capitals = capitals(from, start) + capitals(end, to);
        int small = 0;
        for (int i = from; i < to; i++) {
            small += (i < start || i >= end) && bytes[i] >= 'a' && bytes[i] <= 'z' ? 1 : 0;
        }
        return capitals > small;
    }

    private static boolean joins(byte each) {
        return each == '-' || each == '_';
    }

    /** How many characters of the text that was read last these bytes stand for. */
    int characters(int start, int end) {
        int characters = 0;
        for (int i = start; i < end; i++) {
            // One a code point, which begins with a byte like no other, and two where it takes four bytes.
            characters += (bytes[i] & 0xC0) == 0x80 ? 0 : (bytes[i] & 0xF8) == 0xF0 ? 2 : 1;
        }
        return characters;
    }

    void read(String text) {
        int longest = text.length() * 3;
        if (bytes.length < longest) {
            bytes = Arrays.copyOf(bytes, Math.max(longest, bytes.length * 2));
        }
        byte[] out = bytes;
        int chars = text.length();
        int to = 0;
        int from = 0;
        while (from < chars) {
            char c = text.charAt(from);
            if (c < 0x80) {
                out[to++] = (byte) c;
                from++;
            } else {
                int point = text.codePointAt(from);
                to = put(folded(point), out, to);
                from += Character.charCount(point);
            }
        }
        length = to;
    }

    private static int put(int point, byte[] out, int to) {
        int at = to;
        if (point < 0x80) {
            out[at++] = (byte) point;
        } else {
            if (point < 0x800) {
                out[at++] = (byte) (0xC0 | point >> 6);
            } else {
                if (point < 0x10000) {
                    out[at++] = (byte) (0xE0 | point >> 12);
                } else {
                    out[at++] = (byte) (0xF0 | point >> 18);
                    out[at++] = (byte) (0x80 | (point >> 12 & 0x3F));
                }
                out[at++] = (byte) (0x80 | (point >> 6 & 0x3F));
            }
            out[at++] = (byte) (0x80 | (point & 0x3F));
        }
        return at;
    }

    private static int folded(int point) {
        return switch (point) {
            case 0x3000, 0xA0 -> ' ';
            case 0x2010, 0x2011 -> '-';
            default ->
                point >= 0xFF01 && point <= 0xFF5E
                        ? point - 0xFEE0
                        : point >= 0xD800 && point <= 0xDFFF ? REPLACEMENT : point;
        };
    }
}
