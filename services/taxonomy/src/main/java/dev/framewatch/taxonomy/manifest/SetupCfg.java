package dev.framewatch.taxonomy.manifest;

import java.util.Set;

/** Reads setup.cfg: what setuptools installs, its extras, and what tests need. */
final class SetupCfg {
    private static final Set<String> PROPERTIES = Set.of("install_requires", "tests_require");
    private static final String EXTRAS = "options.extras_require";

    private final Found found;
    private String section = "";
    private boolean reading;

    private SetupCfg(Found found) {
        this.found = found;
    }

    static void read(String text, Found found) {
        SetupCfg file = new SetupCfg(found);
        Lines.each(text, '\0', found, file::line);
    }

    private void line(String line, int number) {
        String words = line.strip();
        if (words.isEmpty() || words.startsWith("#") || words.startsWith(";")) {
            return;
        }
        if (Character.isWhitespace(line.charAt(0))) {
            if (reading) {
                RequirementsFile.line(words, number, found);
            }
        } else if (words.startsWith("[")) {
            section = words.substring(1, Math.max(1, words.indexOf(']'))).strip();
            reading = false;
        } else {
            property(words, number);
        }
    }

    private void property(String words, int number) {
        int end = sign(words);
        String name = words.substring(0, end).strip().replace('-', '_');
        reading = section.equals(EXTRAS) || (section.equals("options") && PROPERTIES.contains(name));
        if (reading && end < words.length()) {
            for (String each : words.substring(end + 1).split(";", -1)) {
                marker(each, number);
            }
        }
    }

    /** On one line ';' stands between requirements; what has quotes is a marker that somebody wrote there. */
    private void marker(String written, int number) {
        if (written.indexOf('"') < 0 && written.indexOf('\'') < 0) {
            RequirementsFile.line(written, number, found);
        }
    }

    private static int sign(String words) {
        for (int i = 0; i < words.length(); i++) {
            if (words.charAt(i) == '=' || words.charAt(i) == ':') {
                return i;
            }
        }
        return words.length();
    }
}
