package dev.framewatch.collector.reddit;

import dev.framewatch.collector.KeyedHash;
import dev.framewatch.event.AdoptionEvent;
import dev.framewatch.event.Draft;
import dev.framewatch.event.Flag;
import dev.framewatch.event.Metric;
import dev.framewatch.event.Precision;
import dev.framewatch.event.Source;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Makes events of submissions and comments. */
record RedditEvents(KeyedHash hash) {
    /** What is wrong with a thing of which no event can be; empty where one can. */
    Optional<String> fault(RedditThing thing) {
        if (!thing.isPost() && !thing.isComment()) {
            return Optional.of("Neither a submission nor a comment");
        }
        return thing.id() == null
                ? Optional.of("No id")
                : thing.created() == null ? Optional.of("No created_utc") : Optional.empty();
    }

    /** The event of a thing without fault, as of its creation or last edit, or of the last look of a dump. */
    AdoptionEvent event(RedditThing thing, Instant now) {
        return event(thing, now, thing.changed(now), false);
    }

    /** The same; without its former author where it was edited before his account went. */
    List<AdoptionEvent> told(RedditThing thing, Instant now) {
        AdoptionEvent event = event(thing, now);
        boolean edited = thing.changed(now).isAfter(thing.createdAt());
        return thing.orphaned() && edited && !event.removed() ? alone(event) : List.of(event);
    }

    /** An event behind the removal of all that is older, a millisecond before it, which erases that. */
    static List<AdoptionEvent> alone(AdoptionEvent event) {
        Instant before = Instant.ofEpochMilli(event.revision() - 1);
        return List.of(Draft.removal(event, before, event.observedAt()), event);
    }

    /**
     * The same as of another time, such as that of a look at its score, of which it tells no time.
     *
     * @param byBot whether its author is known to be a program
     */
    AdoptionEvent event(RedditThing thing, Instant now, Instant revision, boolean byBot) {
        Draft draft = AdoptionEvent.draft(Source.REDDIT, thing.kind(), String.valueOf(thing.id()))
                .occurred(thing.createdAt(), Precision.DAY)
                .revision(revision)
                .observed(revision.isBefore(now) ? revision : now);
        if (thing.removed()) {
            return draft.removed().event();
        }
        thing.topics().forEach(draft::topic);
        return draft.url(thing.url())
                .title(thing.title())
                .text(thing.text())
                .metric(Metric.SCORE, thing.fields().number("score"))
                .metric(Metric.COMMENTS, thing.fields().count("num_comments"))
                .author(hash.of(Source.REDDIT, thing.fields().text("author")))
                .flag(Flag.BOT, byBot || thing.isByBot())
                .flag(Flag.REPOST, thing.isRepost())
                .event();
    }
}
