package dev.framewatch.collector.reddit;

import dev.framewatch.collector.ImportFormat;
import dev.framewatch.collector.ImportOptions;
import dev.framewatch.collector.ItemReader;
import java.time.Clock;
import java.util.List;

/** Dumps of submissions and comments, as Pushshift made them and Arctic Shift does: an event of each. */
final class RedditDumps implements ImportFormat {
    private final RedditEvents events;
    private final List<String> followed;
    private final Clock clock;

    /** @param followed the subreddits that are followed live, whose gaps a dump fills */
    RedditDumps(RedditEvents events, List<String> followed, Clock clock) {
        this.events = events;
        this.followed = followed;
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
        return new RedditDump(events, new DumpReach(followed), clock);
    }
}
