package dev.framewatch.taxonomy.manifest;

import org.jspecify.annotations.Nullable;

/**
 * The words, strings and signs of a source text, one after the other, without blanks and comments. It knows no grammar,
 * so it reads broken code too; time is linear in the text's length.
 */
final class Lexer {
    private final String text;
    private final Language language;
    private int at;
    private int line = 1;

    Lexer(String text, Language language) {
        this.text = text;
        this.language = language;
    }

    /** The next token; null at the end. */
    @Nullable
    Token next() {
        while (at < text.length()) {
            char c = text.charAt(at);
            if (c == '\n') {
                at++;
                return new Token(Token.Kind.LINE, "\n", line++);
            }
            if (c == '\\' && text.startsWith("\n", at + 1)) {
                at += 2;
                line++;
            } else if (Character.isWhitespace(c)) {
                at++;
            } else if (!comment()) {
                return token(c);
            }
        }
        return null;
    }

    private boolean comment() {
        String open = language.open();
        if (!open.isEmpty() && text.startsWith(open, at)) {
            skip(open.length());
            int nested = 1;
            while (at < text.length() && nested > 0) {
                if (text.startsWith(language.close(), at)) {
                    skip(language.close().length());
                    nested--;
                } else if (language == Language.RUST && text.startsWith(open, at)) {
                    skip(open.length());
                    nested++;
                } else {
                    skip(1);
                }
            }
            return true;
        }
        if (text.startsWith(language.comment(), at)) {
            int end = text.indexOf('\n', at);
            at = end < 0 ? text.length() : end;
            return true;
        }
        return false;
    }

    private Token token(char c) {
        int first = line;
        String delimiter = delimiter(c);
        if (!delimiter.isEmpty()) {
            skip(delimiter.length());
            return new Token(Token.Kind.STRING, string(delimiter), first);
        }
        if (!Character.isJavaIdentifierPart(c) || c == '\0') {
            at++;
            return new Token(Token.Kind.SIGN, String.valueOf(c), first);
        }
        int from = at;
        while (at < text.length() && Character.isJavaIdentifierPart(text.charAt(at))) {
            at++;
        }
        if (at < text.length() && language.prefixes(text, from, at)) {
            return token(text.charAt(at));
        }
        String raw = language == Language.RUST ? raw(text.substring(from, at)) : "";
        if (!raw.isEmpty()) {
            skip(raw.length());
            return new Token(Token.Kind.STRING, string(raw), first);
        }
        return new Token(Token.Kind.WORD, text.substring(from, at), first);
    }

    /** What closes the raw string that begins after this prefix, a quote and as many '#' as opened it. */
    private String raw(String prefix) {
        int end = at;
        while (end < text.length() && text.charAt(end) == '#') {
            end++;
        }
        boolean opens = end > at && prefix.endsWith("r") && prefix.length() <= 2 && text.startsWith("\"", end);
        return opens ? "\"" + text.substring(at, end) : "";
    }

    /** What closes the string that begins here; empty where none does. */
    private String delimiter(char c) {
        if (language == Language.PYTHON && (text.startsWith("\"\"\"", at) || text.startsWith("'''", at))) {
            return text.substring(at, at + 3);
        }
        if (language == Language.LUA && text.startsWith("[[", at)) {
            return "]]";
        }
        if (language == Language.RUST && c == '\'') {
            // A lifetime has no closing quote.
            boolean character = text.startsWith("\\", at + 1) || text.startsWith("'", at + 2);
            return character ? "'" : "";
        }
        return language.quotes().indexOf(c) >= 0 ? String.valueOf(c) : "";
    }

    /** The string's content; one that must end on its line does so even where its closing quote is missing. */
    private String string(String delimiter) {
        int from = at;
        boolean oneLine = delimiter.length() == 1 && !language.runsOver(delimiter);
        boolean escapes = !delimiter.equals("]]") && !delimiter.startsWith("\"#");
        while (at < text.length()) {
            char c = text.charAt(at);
            if (text.startsWith(delimiter, at)) {
                String content = text.substring(from, at);
                skip(delimiter.length());
                return content;
            }
            if (c == '\n' && oneLine) {
                break;
            }
            skip(c == '\\' && escapes ? 2 : 1);
        }
        return text.substring(from, Math.min(at, text.length()));
    }

    private void skip(int characters) {
        int end = Math.min(text.length(), at + characters);
        for (; at < end; at++) {
            if (text.charAt(at) == '\n') {
                line++;
            }
        }
    }
}
