package dev.framewatch.event;

import java.time.LocalDate;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;

/** Where an event comes from. */
public enum Source {
    GITHUB(2007, EnumSet.of(Kind.REPOSITORY, Kind.RELEASE, Kind.STARS, Kind.ACTIVITY)),
    REDDIT(2005, EnumSet.of(Kind.POST, Kind.COMMENT)),
    PAPERS(1950, EnumSet.of(Kind.PAPER, Kind.CODE)),
    HUGGINGFACE(2016, EnumSet.of(Kind.MODELS));

    private final LocalDate began;
    private final Set<Kind> kinds;

    Source(int began, Set<Kind> kinds) {
        this.began = LocalDate.of(began, 1, 1);
        this.kinds = kinds;
    }

    /** The first day (UTC) on which something can have happened there. */
    public LocalDate began() {
        return began;
    }

    /** Whether events of this kind come from here. */
    public boolean has(Kind kind) {
        return kinds.contains(kind);
    }

    /** The name in JSON, index names and queries: lower case. */
    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
