package dev.framewatch.collector.reddit;

import dev.framewatch.collector.ImportFormat;
import dev.framewatch.collector.ImportOptions;
import dev.framewatch.collector.Item;
import dev.framewatch.collector.ItemReader;
import dev.framewatch.collector.KeyedHash;
import dev.framewatch.collector.Outcomes;
import dev.framewatch.event.AdoptionEvent;
import dev.framewatch.event.Draft;
import dev.framewatch.event.Metric;
import dev.framewatch.event.Precision;
import dev.framewatch.event.Source;
import java.time.Clock;
import java.time.Instant;

/** Dumps of submissions and comments, as Pushshift made them and Arctic Shift does: an event of each. */
final class RedditDumps implements ImportFormat {
    private final KeyedHash hash;
    private final Clock clock;

    RedditDumps(KeyedHash hash, Clock clock) {
        this.hash = hash;
        this.clock = clock;
    }

    @Override
    public String name() {
        return "reddit";
    }

    @Override
    public String description() {
        return "dumps of Reddit's submissions or comments, one JSON a line";
    }

    @Override
    public ItemReader open(ImportOptions options) {
        return this::read;
    }

    private void read(Item item, Outcomes outcomes) {
        RedditThing thing = new RedditThing(item.fields());
        String id = thing.id();
        Instant created = thing.created();
        if (!thing.isPost() && !thing.isComment()) {
            outcomes.rejected("Neither a submission nor a comment", "it has neither title nor body");
        } else if (id == null) {
            outcomes.rejected("No id", "");
        } else if (created == null) {
            outcomes.rejected("No created_utc", id);
        } else {
            outcomes.event(event(thing, id, created));
        }
    }

    private AdoptionEvent event(RedditThing thing, String id, Instant created) {
        Instant now = clock.instant();
        Instant changed = thing.changed(created, now);
        Draft draft = AdoptionEvent.draft(Source.REDDIT, thing.kind(), id)
                .occurred(created, Precision.DAY)
                .revision(changed)
                .observed(changed.isBefore(now) ? changed : now);
        if (thing.removed()) {
            return draft.removed().event();
        }
        thing.topics().forEach(draft::topic);
        return draft.url(thing.url(id))
                .title(thing.title())
                .text(thing.text())
                .metric(Metric.SCORE, thing.fields().number("score"))
                .metric(Metric.COMMENTS, thing.fields().count("num_comments"))
                .author(hash.of(Source.REDDIT, thing.fields().text("author")))
                .event();
    }
}
