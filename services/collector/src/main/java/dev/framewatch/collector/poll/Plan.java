package dev.framewatch.collector.poll;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * When a task runs, for those who look at it.
 *
 * @param schedule the cron expression; {@code null} for a backfill
 * @param off why it cannot run; {@code null} where it can
 * @param next when the next run begins; {@code null} where that is open
 */
record Plan(
        @Nullable String schedule,
        @Nullable String off,
        @Nullable Instant next) {
    Plan then(@Nullable Instant later) {
        return new Plan(schedule, off, later);
    }
}
