package dev.framewatch.collector.poll;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What is known of a gap.
 *
 * @param state what is wrong with it, or that it was filled
 * @param reason the same in words
 * @param found when it was found
 * @param looked when it was looked at last
 * @param looks how often it was looked at
 * @param next when it is looked at again; {@code null} once it is filled
 */
record GapState(
        Gap.State state,
        String reason,
        Instant found,
        Instant looked,
        int looks,
        @Nullable Instant next) {
    /** What is known after it was looked at. */
    static GapState seen(@Nullable GapState before, Gap gap, Instant now) {
        int looks = before == null ? 1 : before.looks + 1;
        Instant next = gap.state() == Gap.State.FILLED ? null : now.plus(Pauses.OF_GAPS.after(looks));
        return new GapState(gap.state(), gap.reason(), before == null ? now : before.found, now, looks, next);
    }

    /** The same, looked at again at a later time. */
    GapState later(Instant until) {
        return new GapState(state, reason, found, looked, looks, until);
    }

    boolean due(Instant now) {
        return next != null && !next.isAfter(now);
    }
}
