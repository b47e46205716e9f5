package dev.framewatch.collector.poll;

import java.time.LocalDate;

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
}
