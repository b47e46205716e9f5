package dev.framewatch.event;

import java.util.Locale;

/** The side of the comparison on which a product stands. */
public enum Axis {
    RESEARCH,
    MODEL_AVAILABILITY,
    DEPLOYMENT,
    ECOSYSTEM,
    COMMUNITY;

    private final String text = name().toLowerCase(Locale.ROOT).replace('_', '-');

    /** The name in JSON: lower case with hyphens. */
    @Override
    public String toString() {
        return text;
    }
}
