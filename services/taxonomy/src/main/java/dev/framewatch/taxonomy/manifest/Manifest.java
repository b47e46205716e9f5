package dev.framewatch.taxonomy.manifest;

import java.util.Locale;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/**
 * A kind of file that says what a project depends on: a manifest, a notebook or source code.
 *
 * <p>Reading never fails and executes nothing. What is broken is among the {@link Dependencies#problems()}; where a
 * format has lines, the others are read all the same. Time is linear in the text's length.
 */
@SuppressWarnings("ImmutableEnumChecker") // its parts are immutable, though their types do not say so
public enum Manifest {
    REQUIREMENTS(
            "requirements|(.*/)?[^/]*requirements[^/]*\\.(txt|in|pip)|(.*/)?requirements/[^/]+\\.(txt|in)",
            RequirementsFile::read),
    PYPROJECT("(.*/)?pyproject\\.toml", Pyproject::read),
    SETUP_PY("(.*/)?setup\\.py", SetupPy::read),
    SETUP_CFG("(.*/)?setup\\.cfg", SetupCfg::read),
    CONDA_ENVIRONMENT("(.*/)?[^/]*(environment|conda)[^/]*\\.ya?ml", CondaEnvironment::read),
    PIPFILE("(.*/)?pipfile", Pipfile::read),
    PACKAGE_JSON("(.*/)?package\\.json", PackageJson::read),
    CARGO_TOML("(.*/)?cargo\\.toml", CargoToml::read),
    DOCKERFILE("(.*/)?(dockerfile|containerfile)(\\.[^/]*)?|.*\\.dockerfile", Dockerfile::read),
    NOTEBOOK(".*\\.ipynb", Notebook::read),
    PYTHON(".*\\.pyw?", PythonSource::read),
    JAVASCRIPT(".*\\.[cm]?[jt]sx?", JavaScriptSource::read),
    RUST(".*\\.rs", RustSource::read),
    LUA(".*\\.lua", LuaSource::read),
    /** Lines such as {@code import a.b}, or modules, one a line. */
    IMPORTS("imports", ImportLines::read);

    private static final int LONGEST = 32 * 1024 * 1024;
    private static final int PROBE = 4_096;

    /** How a format is read. */
    interface Reader {
        void read(String text, Found found);
    }

    private final Predicate<String> names;
    private final Reader reader;

    Manifest(String names, Reader reader) {
        this.names = Pattern.compile(names).asMatchPredicate();
        this.reader = reader;
    }

    /** The kind of the file of this name, with or without folders; empty where it is none of these. */
    public static Optional<Manifest> named(String file) {
        String name = file.replace('\\', '/').toLowerCase(Locale.ROOT);
        for (Manifest each : values()) {
            if (name.length() <= PROBE && each.names.test(name)) {
                return Optional.of(each);
            }
        }
        return Optional.empty();
    }

    /**
     * Reads a file of this kind.
     *
     * @param file its name, for messages
     * @param text what it holds, with any line ends and with or without a byte order mark
     */
    public Dependencies read(String file, String text) {
        Found found = new Found(file);
        if (text.length() > LONGEST) {
            found.problem("which has " + text.length() + " characters, is too long; at most " + LONGEST + " are read");
        } else if (binary(text)) {
            found.problem("which is binary or not in UTF-8, is not read; save it as text in UTF-8");
        } else {
            String marked = text.startsWith("\uFEFF") ? text.substring(1) : text;
            reader.read(marked.replace("\r\n", "\n").replace('\r', '\n'), found);
        }
        return found.dependencies();
    }

    /** Whether one in ten of the first characters is no text's; a single one breaks no more than its line. */
    private static boolean binary(String text) {
        int end = Math.min(text.length(), PROBE);
        int strange = 0;
        for (int i = 0; i < end; i++) {
            char c = text.charAt(i);
            strange += c == '\uFFFD' || (c < ' ' && "\t\n\r\f".indexOf(c) < 0) ? 1 : 0;
        }
        return strange * 10 > end;
    }
}
