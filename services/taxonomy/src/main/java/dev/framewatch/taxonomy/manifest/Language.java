package dev.framewatch.taxonomy.manifest;

/** A programming language whose imports are read: how its comments and strings look. */
enum Language {
    PYTHON("#", "", "", "\"'", ""),
    JAVASCRIPT("//", "/*", "*/", "\"'`", "`"),
    RUST("//", "/*", "*/", "\"'", "\""),
    LUA("--", "--[[", "]]", "\"'", "");

    private final String comment;
    private final String open;
    private final String close;
    private final String quotes;
    private final String multiline;

    Language(String comment, String open, String close, String quotes, String multiline) {
        this.comment = comment;
        this.open = open;
        this.close = close;
        this.quotes = quotes;
        this.multiline = multiline;
    }

    /** What begins a comment that ends with its line. */
    String comment() {
        return comment;
    }

    /** What begins a longer comment; empty where there is none. */
    String open() {
        return open;
    }

    String close() {
        return close;
    }

    String quotes() {
        return quotes;
    }

    /** Whether a string in these quotes may have several lines. */
    boolean runsOver(String quote) {
        return multiline.contains(quote);
    }

    /** Whether the word between these places only says of what kind the string after it is. */
    boolean prefixes(String text, int from, int end) {
        char next = text.charAt(end);
        return switch (this) {
            case PYTHON -> end - from <= 2 && quotes.indexOf(next) >= 0 && letters(text, from, end, "rRbBuUfFtT");
            case RUST -> end - from <= 2 && next == '"' && letters(text, from, end, "brc");
            case JAVASCRIPT, LUA -> false;
        };
    }

    private static boolean letters(String text, int from, int end, String allowed) {
        for (int i = from; i < end; i++) {
            if (allowed.indexOf(text.charAt(i)) < 0) {
                return false;
            }
        }
        return true;
    }
}
