package dev.framewatch.event;

/** Texts of the world made fit for UTF-8 and for the limits of an event. */
final class Texts {
    private Texts() {}

    /** The same text with halves of surrogate pairs replaced by U+FFFD. */
    static String mended(String text) {
        StringBuilder mended = null;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (!Character.isSurrogate(c)) {
                continue;
            }
            if (Character.isHighSurrogate(c) && i + 1 < text.length() && Character.isLowSurrogate(text.charAt(i + 1))) {
                i++;
                continue;
            }
            if (mended == null) {
                mended = new StringBuilder(text);
            }
            mended.setCharAt(i, '\uFFFD');
        }
        return mended == null ? text : mended.toString();
    }

    /** The longest start of a text that keeps both limits and ends on a code point's boundary. */
    static String cut(String text, int mostChars, int mostBytes) {
        int bytes = 0;
        int i = 0;
        while (i < text.length()) {
            int point = text.codePointAt(i);
            int width = Character.charCount(point);
            bytes += point < 0x80 ? 1 : point < 0x800 ? 2 : point < 0x10000 ? 3 : 4;
            if (i + width > mostChars || bytes > mostBytes) {
                return text.substring(0, i);
            }
            i += width;
        }
        return text;
    }
}
