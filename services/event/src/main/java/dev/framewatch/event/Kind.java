package dev.framewatch.event;

import java.util.Locale;

/** What happened; the first five count in shares, the others are series of their own. */
public enum Kind {
    REPOSITORY(true),
    CODE(true),
    PAPER(true),
    POST(true),
    COMMENT(true),
    RELEASE(false),
    STARS(false),
    MODELS(false),
    ACTIVITY(false);

    private final boolean countsInShares;

    Kind(boolean countsInShares) {
        this.countsInShares = countsInShares;
    }

    /** Whether one such event is one vote in a share. */
    public boolean countsInShares() {
        return countsInShares;
    }

    /** The name in JSON and queries: lower case. */
    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
