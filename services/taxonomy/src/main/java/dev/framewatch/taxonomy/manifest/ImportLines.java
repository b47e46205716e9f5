package dev.framewatch.taxonomy.manifest;

/** Reads import lines of any of the languages, and lists of modules with one on each line. */
final class ImportLines {
    private ImportLines() {}

    static void read(String text, Found found) {
        text.lines().map(String::strip).filter(ImportLines::module).forEach(line -> PythonSource.module(line, found));
        PythonSource.read(text, found);
        JavaScriptSource.read(text, found);
        RustSource.read(text, found);
        LuaSource.read(text, found);
    }

    private static boolean module(String line) {
        return !line.isEmpty()
                && Character.isLetter(line.charAt(0))
                && line.chars().allMatch(c -> c < 127 && (Character.isLetterOrDigit(c) || c == '_' || c == '.'));
    }
}
