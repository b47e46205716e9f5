package dev.framewatch.query;

import dev.framewatch.query.DailyRows.Rows;

/**
 * The rows that a figure is made of.
 *
 * @param events those of events
 * @param owners those of owners, each of whom counts once
 */
record FigureRows(DailyRows events, OwnerRows owners) {
    /** The rows of a query. */
    Rows read(ShareQuery query) {
        return query.owners() ? owners.read(query) : events.read(query);
    }
}
