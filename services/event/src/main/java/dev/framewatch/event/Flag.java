package dev.framewatch.event;

import java.util.Locale;

/** What may be left out of a count by a switch; in JSON a property of its own that is {@code true} or absent. */
public enum Flag {
    /** A fork of another repository. */
    FORK,
    /** Owned by an organisation of a framework's vendor. */
    VENDOR,
    /** The paper's own repository, not somebody else's. */
    OFFICIAL,
    /** By a program's account, or owned by one. */
    BOT,
    /** A repository that was made from a template or by a machine. */
    GENERATED,
    /** Somebody's post again, in another place. */
    REPOST;

    private final String text = name().toLowerCase(Locale.ROOT);

    /** The property's name in JSON: lower case. */
    @Override
    public String toString() {
        return text;
    }
}
