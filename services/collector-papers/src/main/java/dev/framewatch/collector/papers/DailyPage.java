package dev.framewatch.collector.papers;

import dev.framewatch.collector.poll.Gap;
import dev.framewatch.collector.poll.Poll.LimitedUntil;
import dev.framewatch.event.AdoptionEvent;
import dev.framewatch.kafka.Rejection;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What Hugging Face answered about a day of daily papers. */
sealed interface DailyPage {
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
            @Nullable Gap gap) implements DailyPage {}

    /** The day is as it was. */
    record Unchanged() implements DailyPage {}

    /** It wants to be left alone. */
    record Limited(LimitedUntil until) implements DailyPage {}

    /**
     * A day as it was last seen.
     *
     * @param etag names its state; {@code null} if it has none
     * @param papers a check sum of each event's content by its id
     */
    record Seen(@Nullable String etag, Map<String, Long> papers) {
        static final Seen NEVER = new Seen(null, Map.of());
    }
}
