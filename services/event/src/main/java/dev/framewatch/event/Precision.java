package dev.framewatch.event;

import java.util.Locale;

/** How finely the source tells when something happened. */
public enum Precision {
    DAY,
    MONTH,
    YEAR;

    private final String text = name().toLowerCase(Locale.ROOT);

    /** The name in JSON: lower case. */
    @Override
    public String toString() {
        return text;
    }
}
