package dev.framewatch.event;

import java.util.Locale;

/** What happened, each at one source; the first five count in shares, the others are series of their own. */
public enum Kind {
    REPOSITORY(Source.GITHUB, true),
    CODE(Source.PAPERS, true),
    PAPER(Source.PAPERS, true),
    POST(Source.REDDIT, true),
    COMMENT(Source.REDDIT, true),
    RELEASE(Source.GITHUB, false),
    STARS(Source.GITHUB, false),
    MODELS(Source.HUGGINGFACE, false),
    ACTIVITY(Source.GITHUB, false);

    private final Source source;
    private final boolean countsInShares;
    private final String text = name().toLowerCase(Locale.ROOT);

    Kind(Source source, boolean countsInShares) {
        this.source = source;
        this.countsInShares = countsInShares;
    }

    /** The source from which events of this kind come. */
    public Source source() {
        return source;
    }

    /** Whether one such event is one vote in a share. */
    public boolean countsInShares() {
        return countsInShares;
    }

    /** The name in JSON and queries: lower case. */
    @Override
    public String toString() {
        return text;
    }
}
