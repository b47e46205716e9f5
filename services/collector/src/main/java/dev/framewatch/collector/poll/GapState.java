package dev.framewatch.collector.poll;

import dev.framewatch.collector.Span;
import dev.framewatch.event.Kind;
import java.time.Instant;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What is known of a gap.
 *
 * @param state what is wrong with it, or that it was filled
 * @param reason the same in words
 * @param kinds of which kinds it lacks events; none: that is not known
 * @param span when these happened; {@code null} where it is no stretch of time
 * @param usual how many items its neighbour has; 0 where that is not known
 * @param found when it was found
 * @param looked when it was looked at last
 * @param looks how often it was looked at
 * @param next when it is looked at again; {@code null} once it is filled, or where the task cannot fill it
 * @param remedy what fills it where the task cannot, in words; {@code null}: looking again
 */
record GapState(
        Gap.State state,
        String reason,
        @Nullable Set<Kind> kinds,
        @Nullable Span span,
        long usual,
        Instant found,
        Instant looked,
        int looks,
        @Nullable Instant next,
        @Nullable String remedy) {
    @Override
    public Set<Kind> kinds() {
        return kinds == null ? Set.of() : kinds;
    }

    /** What is known after it was looked at; a gap that only a remedy fills is not looked at again. */
    static GapState seen(@Nullable GapState before, Gap gap, @Nullable String remedy, Instant now) {
        int looks = before == null ? 1 : before.looks + 1;
        boolean open = gap.state() != Gap.State.FILLED;
        Span span = gap.span() == null && before != null ? before.span : gap.span();
        long usual = gap.usual() == 0 && before != null ? before.usual : gap.usual();
        Set<Kind> kinds = gap.kinds().isEmpty() && before != null ? before.kinds() : gap.kinds();
        return new GapState(
                gap.state(),
                gap.reason(),
                kinds,
                span,
                usual,
                before == null ? now : before.found,
                now,
                looks,
                open && remedy == null ? now.plus(Pauses.OF_GAPS.after(looks)) : null,
                open ? remedy : null);
    }

    /** The same, looked at again at a later time. */
    GapState later(Instant until) {
        return new GapState(state, reason, kinds, span, usual, found, looked, looks, until, remedy);
    }

    /** The same, looked at in vain: that could not be seen. */
    GapState missed(Instant now) {
        Instant again = now.plus(Pauses.OF_GAPS.after(looks + 1));
        return new GapState(state, reason, kinds, span, usual, found, now, looks + 1, again, remedy);
    }

    /** The same, filled by somebody else than its task, who looked at nothing. */
    GapState filled(String how) {
        return new GapState(Gap.State.FILLED, how, kinds, span, usual, found, looked, looks, null, null);
    }

    /** The gap of a name of which this is known. */
    Gap gap(String name) {
        return new Gap(name, state, reason, kinds(), span, usual);
    }

    boolean isOpen() {
        return state != Gap.State.FILLED;
    }

    boolean due(Instant now) {
        return next != null && !next.isAfter(now);
    }
}
