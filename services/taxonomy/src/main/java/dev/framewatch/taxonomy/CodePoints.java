package dev.framewatch.taxonomy;

/** The code points of UTF-8 beside a place in it. Bytes that are no UTF-8 read as U+FFFD. */
final class CodePoints {
    private static final int MALFORMED = 0xFFFD;

    private CodePoints() {}

    /** The code point that begins at {@code place}, which is before {@code to}. */
    static int at(byte[] text, int place, int to) {
        int lead = text[place];
        return lead >= 0 ? lead : decoded(text, place, Math.min(length(lead & 0xFF), to - place));
    }

    /** The code point that ends before {@code place}, which is after {@code from}. */
    static int before(byte[] text, int place, int from) {
        int start = place - 1;
        int lead = text[start];
        if (lead >= 0) {
            return lead;
        }
        while (start > from && place - start < 4 && (text[start] & 0xC0) == 0x80) {
            start--;
        }
        return decoded(text, start, place - start);
    }

    private static int decoded(byte[] text, int place, int length) {
        int lead = text[place] & 0xFF;
        if (length != length(lead) || length == 1) {
            return MALFORMED;
        }
        int point = lead & (0xFF >> (length + 1));
        for (int i = 1; i < length; i++) {
            int each = text[place + i];
            if ((each & 0xC0) != 0x80) {
                return MALFORMED;
            }
            point = point << 6 | (each & 0x3F);
        }
        return point > Character.MAX_CODE_POINT ? MALFORMED : point;
    }

    private static int length(int lead) {
        return lead < 0xC2 || lead > 0xF4 ? 1 : lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : 4;
    }
}
