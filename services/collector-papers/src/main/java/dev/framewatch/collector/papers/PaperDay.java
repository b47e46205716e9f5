package dev.framewatch.collector.papers;

import dev.framewatch.collector.poll.Gap;
import dev.framewatch.collector.poll.Poll.LimitedUntil;
import dev.framewatch.event.AdoptionEvent;
import dev.framewatch.kafka.Rejection;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What a source answered about the papers of a day. */
sealed interface PaperDay {
    /**
     * The day's papers.
     *
     * @param events those that changed since the day was last seen
     * @param fetched how many rows there were
     * @param seen the day as it is now
     * @param rejections rows that can never be events
     * @param gap what is wrong with the day; {@code null} if nothing
     */
    record Papers(
            List<AdoptionEvent> events,
            int fetched,
            Seen seen,
            List<Rejection> rejections,
            @Nullable Gap gap) implements PaperDay {}

    /** The day is as it was. */
    record Unchanged() implements PaperDay {}

    /** It wants to be left alone. */
    record Limited(LimitedUntil until) implements PaperDay {}

    /**
     * A day as it was last seen.
     *
     * @param etags name the states of its pages, in their order; empty ones where a page has none
     * @param papers a check sum of each event's content by its id, of those that change
     */
    record Seen(List<String> etags, Map<String, Long> papers) {
        static final Seen NEVER = new Seen(List.of(), Map.of());

        /** What older cursors hold has no list of ETags. */
        @SuppressWarnings("NullAway") // read from JSON
        public Seen {
            etags = etags == null ? List.of() : List.copyOf(etags);
        }

        int pages() {
            return etags.size();
        }

        @Nullable
        String etag(int page) {
            return page < etags.size() && !etags.get(page).isEmpty() ? etags.get(page) : null;
        }
    }
}
