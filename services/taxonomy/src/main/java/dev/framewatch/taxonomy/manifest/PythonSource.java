package dev.framewatch.taxonomy.manifest;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Reads the imports of Python code: top modules, without those of the standard library and of the project itself. */
final class PythonSource {
    private static final Set<String> STANDARD = standard();

    private final Lexer lexer;
    private final Found found;
    private @Nullable Token token;

    private PythonSource(String text, Found found) {
        this.lexer = new Lexer(text, Language.PYTHON);
        this.found = found;
    }

    private static Set<String> standard() {
        String name = "python-standard-library.txt";
        try (InputStream in = Objects.requireNonNull(PythonSource.class.getResourceAsStream(name), name)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .collect(Collectors.toUnmodifiableSet());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static void read(String text, Found found) {
        new PythonSource(text, found).read();
    }

    /** A module in an import, with dots; its top one is a package's. */
    static void module(String dotted, Found found) {
        int dot = dotted.indexOf('.');
        String top = dot < 0 ? dotted : dotted.substring(0, dot);
        boolean name = !top.isEmpty() && !Character.isDigit(top.charAt(0));
        if (name && !STANDARD.contains(top)) {
            found.named(top);
            int second = dotted.indexOf('.', dot + 1);
            if (dot > 0 && dot + 1 < dotted.length()) {
                found.module(second < 0 ? dotted : dotted.substring(0, second));
            }
        }
    }

    private void read() {
        boolean start = true;
        token = lexer.next();
        while (token != null) {
            Token first = token;
            if (start && first.word("import")) {
                imports();
            } else if (start && first.word("from")) {
                from();
            } else {
                token = lexer.next();
            }
            start = first.kind() == Token.Kind.LINE || first.sign(';') || first.sign(':');
        }
    }

    private void imports() {
        do {
            token = lexer.next();
            String dotted = dotted();
            if (token != null && token.word("as")) {
                lexer.next();
                token = lexer.next();
            }
            if (token == null || token.kind() == Token.Kind.LINE || token.sign(';') || token.sign(',')) {
                module(dotted, found);
            }
        } while (token != null && token.sign(','));
    }

    private void from() {
        token = lexer.next();
        String dotted = dotted();
        if (token == null || !token.word("import")) {
            return;
        }
        module(dotted, found);
        if (!dotted.isEmpty() && dotted.indexOf('.') < 0) {
            names(dotted);
        }
    }

    private void names(String top) {
        boolean bracket = false;
        boolean name = true;
        for (token = lexer.next(); token != null && !token.closes() && !token.sign(';'); token = lexer.next()) {
            boolean unclosed = token.word("import") || token.word("from");
            if (unclosed || (token.kind() == Token.Kind.LINE && !bracket)) {
                return;
            }
            bracket |= token.sign('(');
            if (token.kind() == Token.Kind.WORD) {
                if (name) {
                    inside(top, token.text());
                }
                name = false;
            } else if (token.sign(',')) {
                name = true;
            }
        }
    }

    /** What is imported from a package may be a module of it, if it is written like one. */
    private void inside(String top, String name) {
        if (name.equals(name.toLowerCase(Locale.ROOT))) {
            module(top + "." + name, found);
        }
    }

    /** The dotted name that begins here; empty where none does, as in a relative import. */
    private String dotted() {
        StringBuilder dotted = new StringBuilder();
        while (token != null && (token.sign('.') || (token.kind() == Token.Kind.WORD && !endsName(dotted)))) {
            dotted.append(token.text());
            token = lexer.next();
        }
        return dotted.toString();
    }

    private static boolean endsName(StringBuilder dotted) {
        return !dotted.isEmpty() && dotted.charAt(dotted.length() - 1) != '.';
    }
}
