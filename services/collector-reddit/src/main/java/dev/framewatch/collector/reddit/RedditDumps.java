package dev.framewatch.collector.reddit;

import dev.framewatch.collector.ImportFormat;
import dev.framewatch.collector.ImportOptions;
import dev.framewatch.collector.Item;
import dev.framewatch.collector.ItemReader;
import dev.framewatch.collector.Outcomes;
import java.time.Clock;
import java.util.Objects;

/** Dumps of submissions and comments, as Pushshift made them and Arctic Shift does: an event of each. */
final class RedditDumps implements ImportFormat {
    private final RedditEvents events;
    private final Clock clock;

    RedditDumps(RedditEvents events, Clock clock) {
        this.events = events;
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
        RedditThing thing = new RedditThing(item.fields(), true);
        events.fault(thing)
                .ifPresentOrElse(
                        fault -> outcomes.rejected(fault, Objects.requireNonNullElse(thing.id(), "")),
                        () -> outcomes.event(events.event(thing, clock.instant())));
    }
}
