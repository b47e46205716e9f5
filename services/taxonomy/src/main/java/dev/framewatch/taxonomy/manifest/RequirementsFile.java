package dev.framewatch.taxonomy.manifest;

/** Reads pip's requirements files: one requirement or option a line. Files that one names are not opened. */
final class RequirementsFile {
    private RequirementsFile() {}

    static void read(String text, Found found) {
        Lines.each(text, found, (line, number) -> line(line, number, found));
    }

    /** One line; an environment's pip section and an editor's list have the same. */
    static void line(String written, int number, Found found) {
        String line = withoutComment(written).strip();
        if (!line.startsWith("-")) {
            int options = line.indexOf(" --");
            found.requirement(options < 0 ? line : line.substring(0, options), number);
            return;
        }
        String editable = editable(line);
        if (!editable.isEmpty()) {
            found.requirement(editable, number);
        }
    }

    private static String editable(String option) {
        if (option.startsWith("--editable")) {
            return unquoted(option.substring("--editable".length()));
        }
        return option.startsWith("-e") ? unquoted(option.substring(2)) : "";
    }

    private static String unquoted(String value) {
        String text = value.strip();
        return (text.startsWith("=") ? text.substring(1) : text)
                .replace("\"", "")
                .replace("'", "");
    }

    /** A '#' begins a comment at the line's beginning or after a blank, not inside an address. */
    private static String withoutComment(String line) {
        for (int at = line.indexOf('#'); at >= 0; at = line.indexOf('#', at + 1)) {
            if (at == 0 || Character.isWhitespace(line.charAt(at - 1))) {
                return line.substring(0, at);
            }
        }
        return line;
    }
}
