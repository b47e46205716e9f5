package dev.framewatch.query;

import java.time.LocalDate;

/**
 * One window of a query.
 *
 * @param name 2026, 2026-Q3, 2026-11, 2026-W47 or 2026-11-23; 30d; or a range as 2026-01-01/2026-07-01
 * @param days its days, as far as the query's range reaches
 * @param cut whether the range ends within it
 */
record Window(String name, Days days, boolean cut) {
    /** Whether its figures are not those of the whole window: it is not over yet, or the range cuts it. */
    boolean partial(LocalDate today) {
        LocalDate end = days.to();
        return cut || end == null || end.isAfter(today);
    }
}
