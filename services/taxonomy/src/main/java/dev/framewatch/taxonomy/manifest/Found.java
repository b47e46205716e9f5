package dev.framewatch.taxonomy.manifest;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/** What has been found in one file so far. */
final class Found {
    /** The most names that an event takes, and the longest. */
    private static final int MOST = 2_000;

    private static final int LONGEST = 214;
    private static final int MOST_PROBLEMS = 20;
    private static final int LONGEST_QUOTE = 60;
    private static final Pattern SEPARATORS = Pattern.compile("[-_.]+");

    private final String file;
    private final Set<String> packages = new LinkedHashSet<>();
    private final Set<String> modules = new LinkedHashSet<>();
    private final Set<String> images = new LinkedHashSet<>();
    private final List<String> problems = new ArrayList<>();
    private int untold;

    Found(String file) {
        this.file = file;
    }

    /** A package of PyPI's, by the rule of PEP 503. */
    void pypi(String name) {
        add(packages, SEPARATORS.matcher(name).replaceAll("-"));
    }

    /** A package or module of another kind. */
    void named(String name) {
        add(packages, name);
    }

    /** A module inside another. */
    void module(String name) {
        add(modules, name);
    }

    void image(String name) {
        add(images, name);
    }

    /** One of pip's requirements, as a file's line has it. */
    void requirement(String written, int line) {
        requirement(written, "line " + line + ": ");
    }

    /** One of pip's requirements, of a file whose lines are not known. */
    void requirement(String written) {
        requirement(written, "");
    }

    private void requirement(String written, String place) {
        switch (Requirement.of(written)) {
            case Requirement.Named(String name) -> pypi(name);
            case Requirement.Nameless() -> {}
            case Requirement.Unreadable() ->
                problem(place + "'" + quote(written) + "' is no requirement; write name, name==1.0 or name @ URL");
        }
    }

    private void add(Set<String> names, String name) {
        String lower = name.toLowerCase(Locale.ROOT);
        if (lower.isEmpty() || lower.length() > LONGEST || !lower.chars().allMatch(c -> c > ' ' && c < 127)) {
            problem("'" + quote(name) + "' is no package's name; write at most " + LONGEST + " ASCII characters");
        } else if (names.size() < MOST) {
            names.add(lower);
        } else if (!names.contains(lower) && untold == 0) {
            problems.add(file + " names more than " + MOST + " packages; the others are left out");
            untold++;
        }
    }

    void problem(int line, String what) {
        problem("line " + line + ": " + what);
    }

    void problem(String what) {
        if (problems.size() < MOST_PROBLEMS) {
            problems.add(file + ", " + what);
        } else if (problems.size() == MOST_PROBLEMS) {
            problems.add(file + " has more that cannot be read");
        }
    }

    /** Words of the file that a message may show: on one line, and not too many. */
    static String quote(String written) {
        String shown = written.length() <= LONGEST_QUOTE ? written : written.substring(0, LONGEST_QUOTE) + "…";
        StringBuilder clean = new StringBuilder();
        shown.strip().chars().forEach(c -> clean.append(Character.isISOControl(c) ? '?' : (char) c));
        return clean.toString();
    }

    Dependencies dependencies() {
        return new Dependencies(List.copyOf(packages), List.copyOf(modules), List.copyOf(images), problems);
    }
}
