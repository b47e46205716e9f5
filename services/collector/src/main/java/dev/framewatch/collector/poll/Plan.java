package dev.framewatch.collector.poll;

import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * When a task runs, for those who look at it.
 *
 * @param schedule the cron expression; {@code null} for a backfill
 * @param off why it cannot run; {@code null} where it can
 * @param note what hampers it although it runs; {@code null} where nothing does
 * @param next when the next run begins; {@code null} where that is open
 * @param live whether it may take what a backfill may not; {@code null}: whatever has a schedule may
 * @param since the first day of which a backfill can fetch anything; {@code null} where that is not known
 */
record Plan(
        @Nullable String schedule,
        @Nullable String off,
        @Nullable String note,
        @Nullable Instant next,
        @Nullable Boolean live,
        @Nullable LocalDate since) {
    boolean goesFirst() {
        return live == null ? schedule != null : live;
    }

    Plan noting(@Nullable String other) {
        return new Plan(schedule, off, other, next, live, since);
    }

    Plan then(@Nullable Instant later) {
        return new Plan(schedule, off, note, later, live, since);
    }
}
