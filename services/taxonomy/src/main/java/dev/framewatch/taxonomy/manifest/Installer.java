package dev.framewatch.taxonomy.manifest;

import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/** A program that installs packages, and how its command line is read. */
@SuppressWarnings("ImmutableEnumChecker") // the sets are immutable, though their type does not say so
enum Installer {
    PIP(
            "pip[0-9.]*|pipenv|poetry|pdm|uv|easy_install[0-9.-]*",
            Set.of("install", "add"),
            Set.of(
                    "-r",
                    "-c",
                    "-f",
                    "-i",
                    "-t",
                    "-d",
                    "--requirement",
                    "--constraint",
                    "--find-links",
                    "--index-url",
                    "--extra-index-url",
                    "--target",
                    "--prefix",
                    "--root",
                    "--trusted-host",
                    "--cache-dir",
                    "--proxy",
                    "--timeout",
                    "--default-timeout",
                    "--retries",
                    "--src",
                    "--platform",
                    "--python-version",
                    "--abi",
                    "--implementation",
                    "--progress-bar",
                    "--global-option",
                    "--install-option",
                    "--build-option",
                    "--config-settings",
                    "--only-binary",
                    "--no-binary",
                    "--upgrade-strategy",
                    "--log",
                    "--python",
                    "--group",
                    "-g",
                    "--extra")) {
        @Override
        void word(String word, Found found) {
            if (Requirement.of(word) instanceof Requirement.Named(String name)) {
                found.pypi(name);
            }
        }
    },
    CONDA(
            "conda|mamba|micromamba",
            Set.of("install", "create"),
            Set.of("-c", "--channel", "-n", "--name", "-p", "--prefix", "--file", "-f", "--solver", "--repodata-fn")) {
        @Override
        void word(String word, Found found) {
            if (Requirement.nameEnd(word) > 0 && Requirement.of(word) instanceof Requirement.Named) {
                CondaEnvironment.conda(word, 1, found);
            } else if (word.contains("::")) {
                CondaEnvironment.conda(word, 1, found);
            }
        }
    },
    NPM("npm|yarn|pnpm|bun", Set.of("install", "i", "add"), Set.of("--prefix", "--registry")) {
        private static final Pattern NAME = Pattern.compile("(@[a-z0-9~._-]+/)?[a-zA-Z0-9~_-][a-zA-Z0-9~._-]*");

        @Override
        void word(String word, Found found) {
            String name = PackageJson.withoutVersion(word);
            if (NAME.matcher(name).matches()) {
                found.named(name);
            }
        }
    };

    /** The most words between a program and its action. */
    private static final int MOST_OPTIONS = 20;

    private final Pattern program;
    private final Set<String> actions;
    private final Set<String> optionsWithValue;

    Installer(String program, Set<String> actions, Set<String> optionsWithValue) {
        this.program = Pattern.compile(program);
        this.actions = actions;
        this.optionsWithValue = optionsWithValue;
    }

    /** Takes one word of the command line that is no option; what names nothing is passed over. */
    abstract void word(String word, Found found);

    /** Reads a command's words; nothing where it installs nothing. */
    static void read(List<String> words, Found found) {
        for (int i = 0; i < words.size(); i++) {
            String program = words.get(i).substring(words.get(i).lastIndexOf('/') + 1);
            for (Installer each : values()) {
                int action = each.program.matcher(program).matches() ? each.action(words, i, program) : -1;
                if (action >= 0) {
                    each.arguments(words.subList(action + 1, words.size()), found);
                    return;
                }
            }
        }
    }

    /** Where the action stands: after the program and its options, and after {@code pip} in {@code uv pip install}. */
    private int action(List<String> words, int at, String program) {
        if (program.startsWith("easy_install")) {
            return at;
        }
        int last = Math.min(words.size(), at + MOST_OPTIONS);
        for (int i = at + 1; i < last; i++) {
            if (actions.contains(words.get(i))) {
                return i;
            }
            boolean option = words.get(i).startsWith("-") || words.get(i - 1).startsWith("-");
            if (!option && !(program.equals("yarn") && words.get(i).equals("global"))) {
                return -1;
            }
        }
        return -1;
    }

    private void arguments(List<String> words, Found found) {
        for (int i = 0; i < words.size(); i++) {
            String word = words.get(i);
            if (optionsWithValue.contains(word) || word.equals(">") || word.equals(">>")) {
                i++;
            } else if (!word.startsWith("-")) {
                word(word, found);
            }
        }
    }
}
