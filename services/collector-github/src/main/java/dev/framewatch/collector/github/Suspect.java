package dev.framewatch.collector.github;

import dev.framewatch.event.AdoptionEvent;
import dev.framewatch.event.Kind;
import dev.framewatch.event.Precision;
import dev.framewatch.event.Source;
import java.time.Instant;

/**
 * A repository that may be gone.
 *
 * @param number its number
 * @param occurred when it was created
 * @param precision how finely that is known
 */
record Suspect(String number, String occurred, Precision precision) {
    private static final String PREFIX = Source.GITHUB + ":" + Kind.REPOSITORY + ":";

    /** The one of an event. */
    static Suspect of(AdoptionEvent event) {
        return new Suspect(
                event.id().substring(PREFIX.length()), event.occurredAt().toString(), event.precision());
    }

    /** The event of its removal, at the time at which that was seen: GitHub tells none. */
    AdoptionEvent removed(Instant now) {
        return AdoptionEvent.draft(Source.GITHUB, Kind.REPOSITORY, number)
                .occurred(Instant.parse(occurred), precision)
                .revision(now)
                .observed(now)
                .removed()
                .event();
    }
}
