package dev.framewatch.taxonomy.manifest;

import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.Set;

/** Reads the imports of Rust code: crates, without Rust's own and the project's modules. */
final class RustSource {
    private static final Set<String> OWN =
            Set.of("std", "core", "alloc", "crate", "self", "super", "proc_macro", "test", "Self");

    private final Lexer lexer;
    private final Set<String> used = new LinkedHashSet<>();
    private final Set<String> modules = new HashSet<>(OWN);

    private RustSource(String text) {
        this.lexer = new Lexer(text, Language.RUST);
    }

    static void read(String text, Found found) {
        RustSource source = new RustSource(text);
        source.read();
        source.used.stream().filter(name -> !source.modules.contains(name)).forEach(found::named);
    }

    private void read() {
        boolean start = true;
        for (Token token = lexer.next(); token != null; token = lexer.next()) {
            if (start && token.word("use")) {
                use();
                start = true;
            } else if (token.word("mod")) {
                declaration(modules);
            } else if (start && token.word("crate")) {
                declaration(used);
            } else {
                start = token.kind() == Token.Kind.LINE || mayPrecedeUse(token);
            }
        }
    }

    private static boolean mayPrecedeUse(Token token) {
        return token.word("pub")
                || token.word("extern")
                || (token.kind() == Token.Kind.SIGN && ";{})]".contains(token.text()));
    }

    private void declaration(Set<String> names) {
        Token name = lexer.next();
        if (name != null && name.kind() == Token.Kind.WORD) {
            names.add(name.text());
        }
    }

    /** The first name of a path, and of each path of a group that stands for several. */
    private void use() {
        int depth = 0;
        boolean first = true;
        boolean whole = false;
        for (Token token = lexer.next(); token != null && !token.sign(';'); token = lexer.next()) {
            if (token.kind() == Token.Kind.LINE) {
                if (whole && depth == 0) {
                    return;
                }
                continue;
            }
            whole = token.kind() == Token.Kind.WORD || token.sign('}') || token.sign('*');
            if (token.kind() == Token.Kind.WORD) {
                if (first) {
                    used.add(token.text());
                }
                first = false;
            } else if (token.sign('{')) {
                depth += first || depth > 0 ? 1 : 2;
            } else if (token.sign(',') && depth == 1) {
                first = true;
            } else if (token.sign('}')) {
                depth--;
            }
        }
    }
}
