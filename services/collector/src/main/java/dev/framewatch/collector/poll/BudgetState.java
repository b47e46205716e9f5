package dev.framewatch.collector.poll;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What was taken from a budget in its current window, as it is on record before it is spent.
 *
 * @param limit how many units a window has
 * @param seconds how long a window is
 * @param told whether an answer ever said so. Otherwise only half is used: the source's windows may begin at other times
 *     than ours, and two of ours then overlap one of its
 * @param ends when the window ends
 * @param used what was taken, or is gone by what the source said
 * @param backfill how much of that was for what is not live
 * @param limitedUntil until when the source wants to be left alone
 */
record BudgetState(
        int limit,
        long seconds,
        boolean told,
        Instant ends,
        int used,
        int backfill,
        @Nullable Instant limitedUntil) {
    /** Our clock and the source's need not end a window at the same moment. */
    private static final Duration GUARD = Duration.ofSeconds(1);

    static BudgetState fresh(Budget budget, Instant now) {
        return new BudgetState(
                budget.limit(), budget.window().toSeconds(), false, now.plus(budget.window()), 0, 0, null);
    }

    /** The state at a moment: of a new window, where the last one is over. */
    BudgetState at(Instant now) {
        Instant limited = limitedUntil != null && limitedUntil.isAfter(now) ? limitedUntil : null;
        return now.isBefore(ends)
                ? new BudgetState(limit, seconds, told, ends, used, backfill, limited)
                : new BudgetState(limit, seconds, told, now.plusSeconds(seconds), 0, 0, limited);
    }

    /** How many units of a window may be taken at all, with a margin of at least one below the limit. */
    int usable(BudgetShares shares) {
        int margin = Math.max(1, limit / 50);
        int most = Math.min((int) (limit * shares.used()), limit - margin);
        return Math.max(1, told ? most : most / 2);
    }

    int left(BudgetShares shares, boolean live) {
        int left = limitedUntil != null ? 0 : usable(shares) - used;
        int ofBackfill = Math.max(1, (int) (usable(shares) * shares.backfill())) - backfill;
        return Math.max(0, live ? left : Math.min(left, ofBackfill));
    }

    /** When there may be more. */
    Instant renewed() {
        return limitedUntil != null && limitedUntil.isAfter(ends) ? limitedUntil : ends;
    }

    BudgetState taken(int units, boolean live) {
        return new BudgetState(
                limit, seconds, told, ends, used + units, live ? backfill : backfill + units, limitedUntil);
    }

    BudgetState given(int units, boolean live) {
        return new BudgetState(
                limit,
                seconds,
                told,
                ends,
                Math.max(0, used - units),
                live ? backfill : Math.max(0, backfill - units),
                limitedUntil);
    }

    /** What the source says holds, but what we know to be taken in the same window is never forgotten. */
    BudgetState after(BudgetReading reading, Instant now) {
        Instant end = now.plus(reading.resetsIn()).plus(GUARD);
        int gone = Math.max(0, reading.limit() - reading.remaining());
        boolean same =
                told && Duration.between(ends, end).abs().compareTo(Duration.ofSeconds(Math.max(5, seconds / 10))) < 0;
        return new BudgetState(
                Math.max(1, reading.limit()),
                seconds,
                true,
                same && ends.isAfter(end) ? ends : end,
                same ? Math.max(used, gone) : gone,
                same || !told ? backfill : 0,
                limitedUntil);
    }

    BudgetState limited(Instant until) {
        Instant later = limitedUntil != null && limitedUntil.isAfter(until) ? limitedUntil : until;
        return new BudgetState(limit, seconds, told, ends, used, backfill, later);
    }
}
