package dev.framewatch.event;

import java.util.Locale;

/** How finely the source tells when something happened. */
public enum Precision {
    DAY,
    MONTH,
    YEAR;

    /** The name in JSON: lower case. */
    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
