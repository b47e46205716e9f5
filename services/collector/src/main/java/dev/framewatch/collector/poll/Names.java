package dev.framewatch.collector.poll;

import java.util.regex.Pattern;

/** The form of what is named for ever: it is part of keys and addresses. */
final class Names {
    private static final Pattern FORM = Pattern.compile("[A-Za-z0-9:._-]{1,150}");

    private Names() {}

    static void check(String what, String name) {
        if (!FORM.matcher(name).matches()) {
            throw new IllegalArgumentException(
                    "The name of a " + what + " is '" + name + "'; it has 1 to 150 letters, digits and : . _ -");
        }
    }
}
