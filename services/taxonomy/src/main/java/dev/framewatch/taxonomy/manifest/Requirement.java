package dev.framewatch.taxonomy.manifest;

import java.util.Locale;

/**
 * A requirement as pip takes it: PEP 508's name with extras, versions and a marker, or an address, or a path. What
 * follows the name is not checked, since old and generated files write it in many ways.
 */
sealed interface Requirement {
    /** It names a package, as written. */
    record Named(String name) implements Requirement {}

    /** It is in order, and names no package: a folder, another file, an address of an index. */
    record Nameless() implements Requirement {}

    /** It is none. */
    record Unreadable() implements Requirement {}

    /** What may follow a name at once. */
    String AFTER = "=<>!~;([@#,*";

    static Requirement of(String written) {
        String text = written.strip();
        if (text.isEmpty() || text.startsWith("#")) {
            return new Nameless();
        }
        if (Link.is(text)) {
            return Link.requirement(text);
        }
        int end = nameEnd(text);
        if (end == 0) {
            return "./~$".indexOf(text.charAt(0)) >= 0 ? new Nameless() : new Unreadable();
        }
        String name = text.substring(0, end);
        String rest = text.substring(end);
        if (follows(rest)) {
            return named(name);
        }
        return "/\\:".indexOf(rest.charAt(0)) >= 0 ? new Nameless() : new Unreadable();
    }

    private static Requirement named(String name) {
        String lower = name.toLowerCase(Locale.ROOT);
        if (lower.endsWith(".txt") || lower.endsWith(".in") || lower.endsWith(".cfg")) {
            return new Nameless();
        }
        return lower.chars().anyMatch(Character::isLetter) ? new Named(name) : new Unreadable();
    }

    /** A version without a sign, or an option of pip's, may follow after a blank. */
    private static boolean follows(String rest) {
        String next = rest.stripLeading();
        if (next.isEmpty() || AFTER.indexOf(next.charAt(0)) >= 0) {
            return true;
        }
        return next.length() < rest.length() && (next.charAt(0) == '-' || Character.isDigit(next.charAt(0)));
    }

    /** Where the name at the text's beginning ends; 0 where there is none. */
    static int nameEnd(String text) {
        int end = 0;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c < 127 && Character.isLetterOrDigit(c)) {
                end = i + 1;
            } else if (end == 0 || "-_.".indexOf(c) < 0) {
                break;
            }
        }
        return end;
    }
}
