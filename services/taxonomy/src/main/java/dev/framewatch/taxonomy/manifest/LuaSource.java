package dev.framewatch.taxonomy.manifest;

/** Reads the modules that Lua code requires: the top ones. */
final class LuaSource {
    private LuaSource() {}

    static void read(String text, Found found) {
        Lexer lexer = new Lexer(text, Language.LUA);
        boolean required = false;
        for (Token token = lexer.next(); token != null; token = lexer.next()) {
            if (required && token.string()) {
                module(token.text(), found);
            }
            required = token.word("require") || (required && token.sign('('));
        }
    }

    private static void module(String written, Found found) {
        int end = 0;
        while (end < written.length() && "./".indexOf(written.charAt(end)) < 0) {
            end++;
        }
        if (end > 0) {
            found.named(written.substring(0, end));
        }
    }
}
