package dev.framewatch.taxonomy.manifest;

import java.util.Set;

/** Reads the imports of JavaScript and TypeScript: packages, without Node's own modules and the project's files. */
final class JavaScriptSource {
    private static final Set<String> NODE = Set.of(
            "assert",
            "async_hooks",
            "buffer",
            "child_process",
            "cluster",
            "console",
            "constants",
            "crypto",
            "dgram",
            "diagnostics_channel",
            "dns",
            "domain",
            "events",
            "fs",
            "http",
            "http2",
            "https",
            "inspector",
            "module",
            "net",
            "os",
            "path",
            "perf_hooks",
            "process",
            "punycode",
            "querystring",
            "readline",
            "repl",
            "stream",
            "string_decoder",
            "timers",
            "tls",
            "tty",
            "url",
            "util",
            "v8",
            "vm",
            "wasi",
            "worker_threads",
            "zlib");

    private JavaScriptSource() {}

    static void read(String text, Found found) {
        Lexer lexer = new Lexer(text, Language.JAVASCRIPT);
        Token nothing = new Token(Token.Kind.LINE, "", 0);
        Token before = nothing;
        Token last = nothing;
        for (Token token = lexer.next(); token != null; token = lexer.next()) {
            if (token.string() && imports(before, last)) {
                module(token.text(), found);
            }
            if (token.kind() != Token.Kind.LINE) {
                before = last;
                last = token;
            }
        }
    }

    private static boolean imports(Token before, Token last) {
        return last.word("from")
                || last.word("import")
                || (last.sign('(') && (before.word("require") || before.word("import")));
    }

    /** The package of {@code name/file} or {@code @scope/name/file}; none for a path or an address. */
    private static void module(String written, Found found) {
        if (written.isBlank() || "./#~$".indexOf(written.charAt(0)) >= 0 || written.indexOf(':') >= 0) {
            return;
        }
        int slash = written.indexOf('/');
        int end = slash > 0 && written.charAt(0) == '@' ? written.indexOf('/', slash + 1) : slash;
        String name = end < 0 ? written : written.substring(0, end);
        boolean alias = name.equals("@") || name.startsWith("@/");
        if (!NODE.contains(name) && !alias) {
            found.named(name);
        }
    }
}
