package dev.framewatch.event;

import java.util.Locale;

/** What a framework is to an event. */
public enum Role {
    /** The framework's own repository. */
    IS(true),
    USES(true),
    MENTIONS(false),
    COMPARES(false),
    MOVES_FROM(false),
    MOVES_TO(true);

    private final boolean countsAsUse;
    private final String text = name().toLowerCase(Locale.ROOT).replace('_', '-');

    Role(boolean countsAsUse) {
        this.countsAsUse = countsAsUse;
    }

    /** Whether a tag in this role is a vote for its framework in a share. */
    public boolean countsAsUse() {
        return countsAsUse;
    }

    /** The name in JSON: lower case with hyphens. */
    @Override
    public String toString() {
        return text;
    }
}
