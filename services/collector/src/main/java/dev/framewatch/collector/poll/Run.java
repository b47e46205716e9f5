package dev.framewatch.collector.poll;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A run of a task: from a time of its schedule, or from when somebody asked, until its source has no more.
 *
 * @param started when it began
 * @param ended when it ended; {@code null} while it runs
 * @param outcome how it ended
 * @param asked whether somebody asked for it
 * @param polls how often the source was asked for a page
 * @param fetched how many items the source sent
 * @param published how many events were published
 * @param repeated how many events were left out as published before
 * @param failed how many polls failed or were limited
 * @param spent how many units of budgets were taken and not given back
 * @param free how many were given back, as an answer cost nothing
 */
record Run(
        Instant started,
        @Nullable Instant ended,
        @Nullable Outcome outcome,
        boolean asked,
        long polls,
        long fetched,
        long published,
        long repeated,
        long failed,
        long spent,
        long free) {
    /** How a run ended. */
    enum Outcome {
        /** The source had no more. */
        complete,
        /** Nothing had changed. */
        unchanged,
        /** The source limited us too often in a row; the next run goes on from the same cursor. */
        limited
    }

    static Run begun(Instant now, boolean asked) {
        return new Run(now, null, null, asked, 0, 0, 0, 0, 0, 0, 0);
    }

    Run paged(int items, int events, int known) {
        return new Run(
                started,
                ended,
                outcome,
                asked,
                polls + 1,
                fetched + items,
                published + events,
                repeated + known,
                failed,
                spent,
                free);
    }

    Run missed() {
        return new Run(
                started, ended, outcome, asked, polls + 1, fetched, published, repeated, failed + 1, spent, free);
    }

    Run costing(long units, long given) {
        return new Run(
                started,
                ended,
                outcome,
                asked,
                polls,
                fetched,
                published,
                repeated,
                failed,
                spent + units - given,
                free + given);
    }

    Run ended(Instant now, Outcome how) {
        return new Run(started, now, how, asked, polls, fetched, published, repeated, failed, spent, free);
    }
}
