package dev.framewatch.collector.papers;

import dev.framewatch.collector.Fields;
import dev.framewatch.collector.http.Answer;
import dev.framewatch.collector.poll.Poll.LimitedUntil;
import dev.framewatch.collector.poll.PollContext;
import dev.framewatch.event.AdoptionEvent;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** A source that lists the papers of a day, page by page. */
interface PaperLists {
    /** How it is called in words for the user. */
    String source();

    /** The lane of all that draws from its budget. */
    String lane();

    /** Asks for a page of a day, the first one being 0, unless it is as it was under that ETag. */
    Answer ask(LocalDate day, int page, @Nullable String etag, PollContext context);

    /** Whether it wants to be left alone. */
    Optional<LimitedUntil> limited(Answer answer, PollContext context);

    /** What an answer lists. */
    Listed listed(LocalDate day, int page, Answer answer);

    /** The events of a row; {@link dev.framewatch.event.InvalidEvent} if no event can be made of it. */
    List<AdoptionEvent> read(Fields row, Instant now);

    /** What of an event changes under the same revision or with every look; empty where nothing does. */
    default Optional<Long> content(AdoptionEvent event) {
        return Optional.empty();
    }

    /**
     * A page.
     *
     * @param rows what it lists
     * @param more whether there is another page behind it
     * @param doubt why it cannot be all of the day, or not of this day; {@code null} if nothing says so
     */
    record Listed(
            List<JsonNode> rows, boolean more, @Nullable String doubt) {}
}
