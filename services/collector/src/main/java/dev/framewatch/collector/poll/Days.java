package dev.framewatch.collector.poll;

import java.time.LocalDate;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A range of days in UTC.
 *
 * @param from the first
 * @param to the one after the last
 */
public record Days(LocalDate from, LocalDate to) {
    public Days {
        if (!from.isBefore(to)) {
            throw new IllegalArgumentException("from is " + from + " and to is " + to + "; to must be later");
        }
    }

    /** What is wrong with them as the days of a source that has nothing before a day; empty where nothing is. */
    Optional<String> fault(@Nullable LocalDate since, LocalDate today) {
        if (since != null && from.isBefore(since)) {
            return Optional.of("from is " + from + ", and the source has nothing before " + since + ".");
        }
        return to.isAfter(today)
                ? Optional.of(
                        "to is " + to + ", and only days that are over can be fetched: it is the day after the last"
                                + " one, so at most today, " + today + " (UTC).")
                : Optional.empty();
    }
}
