package dev.framewatch.collector.poll;

import dev.framewatch.event.AdoptionEvent;
import dev.framewatch.kafka.Rejection;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a poll brought. */
public sealed interface Poll {
    /**
     * Something to publish, or only a step of the cursor. Events, rejections, gaps, erasures and cursor are
     * committed in one transaction. An event whose id and revision were ever published is left out.
     *
     * @param events what was found
     * @param cursor where the task stands behind it
     * @param more whether the next page is to be fetched in the same run
     * @param fetched how many items the source sent, for the figures: those that became no event included
     * @param rejections what can never be an event
     * @param gaps what was found to lack, or filled
     * @param erasures whose bytes are to go
     * @param sourceTime up to when in the source's own time everything was seen, for the lag; {@code null} if unknown
     */
    record Page(
            List<AdoptionEvent> events,
            Cursor cursor,
            boolean more,
            int fetched,
            List<Rejection> rejections,
            List<Gap> gaps,
            List<Erasure> erasures,
            @Nullable Instant sourceTime)
            implements Poll {
        public Page {
            events = List.copyOf(events);
            rejections = List.copyOf(rejections);
            gaps = List.copyOf(gaps);
            erasures = List.copyOf(erasures);
        }

        /** A page of events. */
        public static Page of(List<AdoptionEvent> events, Cursor cursor, boolean more) {
            return new Page(events, cursor, more, events.size(), List.of(), List.of(), List.of(), null);
        }

        /** The same with rejections. */
        public Page rejecting(List<Rejection> added) {
            return new Page(events, cursor, more, fetched, added, gaps, erasures, sourceTime);
        }

        /** The same with gaps. */
        public Page lacking(List<Gap> added) {
            return new Page(events, cursor, more, fetched, rejections, added, erasures, sourceTime);
        }

        /** The same with erasures. */
        public Page erasing(List<Erasure> added) {
            return new Page(events, cursor, more, fetched, rejections, gaps, added, sourceTime);
        }

        /** The same with the number of items that the source sent. */
        public Page fetching(int items) {
            return new Page(events, cursor, more, items, rejections, gaps, erasures, sourceTime);
        }

        /** The same with the time up to which everything was seen. */
        public Page upTo(@Nullable Instant time) {
            return new Page(events, cursor, more, fetched, rejections, gaps, erasures, time);
        }
    }

    /**
     * The source has nothing new; it ends the run.
     *
     * @param cursor where the task stands, such as with a newer ETag
     * @param sourceTime up to when in the source's own time everything was seen, for the lag; {@code null}: as before
     */
    record NotModified(Cursor cursor, @Nullable Instant sourceTime) implements Poll {
        /** One that says nothing of the lag. */
        public NotModified(Cursor cursor) {
            this(cursor, null);
        }
    }

    /**
     * The source wants to be left alone. Nothing is committed but that; the same is tried again from then on.
     *
     * @param until when it may be asked again, by the context's clock
     * @param reason what the source said, in words for the user
     * @param budgets whose spending stops for every task until then, such as all of one token; none: for this task only
     */
    record LimitedUntil(Instant until, String reason, List<Budget> budgets) implements Poll {
        public LimitedUntil {
            budgets = List.copyOf(budgets);
        }

        /** One that only this task heeds. */
        public LimitedUntil(Instant until, String reason) {
            this(until, reason, List.of());
        }
    }
}
