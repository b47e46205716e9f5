package dev.framewatch.event;

import java.time.LocalDate;
import java.util.Locale;

/** Where an event comes from. */
public enum Source {
    GITHUB(2007),
    REDDIT(2005),
    PAPERS(1950),
    HUGGINGFACE(2016);

    private final LocalDate began;
    private final String text = name().toLowerCase(Locale.ROOT);

    Source(int began) {
        this.began = LocalDate.of(began, 1, 1);
    }

    /** The first day (UTC) on which something can have happened there. */
    public LocalDate began() {
        return began;
    }

    /** The name in JSON, index names and queries: lower case. */
    @Override
    public String toString() {
        return text;
    }
}
