package dev.framewatch.collector.poll;

import java.time.LocalDate;
import java.util.Optional;

/**
 * Something that is polled again and again. The loop calls it from one thread at a time, on one instance at a time; it
 * keeps no state of its own but in its cursor, so that any instance can go on with it after any page.
 */
public interface PollTask {
    /**
     * Names it everywhere and for ever, such as {@code github:repositories} or {@code reddit:posts:MachineLearning}:
     * letters, digits, {@code : . _ -}, at most 150 characters.
     */
    String name();

    /**
     * The lane on which it runs, such as {@code github}, in the same form. The tasks of a lane run one page after
     * another, on one instance; all tasks that draw from one budget have to be on one lane.
     */
    String lane();

    /** When it runs. */
    Schedule schedule();

    /** Why it cannot run at all, in words for the user that say what to do; empty where it can. */
    default Optional<String> off() {
        return Optional.empty();
    }

    /** What hampers it although it runs, in words for the user that say what to do; empty where nothing does. */
    default Optional<String> note() {
        return Optional.empty();
    }

    /** The same of a backfill that was asked for these days, such as what changed in the source in the middle of them. */
    default Optional<String> note(Days days) {
        return note();
    }

    /** The first day of which a backfill can fetch anything; empty where that is not known, or for what is no backfill. */
    default Optional<LocalDate> since() {
        return Optional.empty();
    }

    /**
     * Does one request's worth of work, or the few requests that only make sense together. Each unit of a budget is
     * taken from the context before it is spent.
     *
     * @param cursor where it stands, as it was committed; empty at the very first time, and at the start of a backfill
     * @throws PollFailed if a request failed; the same is tried again after a pause that grows
     */
    Poll poll(Cursor cursor, PollContext context);

    /**
     * What fills its gaps where {@link #fill} cannot, in words for the user; such gaps are never looked at again. Empty
     * where it can, or where it has none.
     */
    default Optional<String> remedy() {
        return Optional.empty();
    }

    /** The same of one gap, where some can be filled by looking again and others cannot. */
    default Optional<String> remedy(Gap gap) {
        return remedy();
    }

    /**
     * Looks again for what a gap lacks, which was open long enough. The answer's page names the gap once more, filled or
     * not; its cursor is the one that came in. Not called where there is a remedy.
     */
    default Poll fill(Gap gap, Cursor cursor, PollContext context) {
        throw new IllegalStateException(
                name() + " lacks " + gap.name() + ", and has neither a way to fill it nor a remedy");
    }
}
