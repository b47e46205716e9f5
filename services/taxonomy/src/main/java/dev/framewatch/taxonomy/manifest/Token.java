package dev.framewatch.taxonomy.manifest;

/**
 * A piece of a source text.
 *
 * @param kind what it is
 * @param text its characters; of a string what stands between the quotes, as written
 * @param line its line, from 1
 */
record Token(Kind kind, String text, int line) {
    enum Kind {
        WORD,
        STRING,
        SIGN,
        /** The end of a line. */
        LINE
    }

    boolean word(String word) {
        return kind == Kind.WORD && text.equals(word);
    }

    boolean sign(char sign) {
        return kind == Kind.SIGN && text.charAt(0) == sign;
    }

    boolean opens() {
        return kind == Kind.SIGN && "([{".contains(text);
    }

    boolean closes() {
        return kind == Kind.SIGN && ")]}".contains(text);
    }

    boolean string() {
        return kind == Kind.STRING;
    }
}
