package dev.framewatch.collector.reddit;

import dev.framewatch.collector.Item;
import dev.framewatch.collector.ItemReader;
import dev.framewatch.collector.Outcomes;
import java.time.Clock;
import java.util.Objects;

/** One file of a dump. */
record RedditDump(RedditEvents events, DumpReach reach, Clock clock) implements ItemReader {
    @Override
    public void read(Item item, Outcomes outcomes) {
        RedditThing thing = new RedditThing(item.fields(), true);
        String fault = events.fault(thing).orElse(null);
        if (fault != null) {
            outcomes.rejected(fault, Objects.requireNonNullElse(thing.id(), ""));
            return;
        }
        reach.add(thing);
        outcomes.event(events.event(thing, clock.instant()));
    }

    @Override
    public void end(Outcomes outcomes) {
        reach.spans().forEach(outcomes::covers);
    }
}
