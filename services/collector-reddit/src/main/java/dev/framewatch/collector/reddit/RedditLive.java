package dev.framewatch.collector.reddit;

import dev.framewatch.collector.held.HeldEvents;
import dev.framewatch.collector.http.SourceClients;
import dev.framewatch.collector.poll.PollTask;
import dev.framewatch.collector.poll.PolledSource;
import dev.framewatch.event.Source;
import java.util.ArrayList;
import java.util.List;

/** Reddit's tasks: two for each subreddit, and the one that looks again. */
record RedditLive(RedditSettings settings, SourceClients clients, RedditEvents events, HeldEvents held)
        implements PolledSource {
    @Override
    public List<PollTask> tasks() {
        List<PollTask> tasks = new ArrayList<>();
        String off = settings.off().orElse(null);
        Reddit reddit = off == null ? new Reddit(settings, clients) : null;
        for (String subreddit : settings.subreddits()) {
            for (ListingTask.Listing listing : ListingTask.Listing.values()) {
                tasks.add(
                        reddit == null
                                ? new OffTask(
                                        ListingTask.name(listing, subreddit),
                                        ListingTask.schedule(listing),
                                        String.valueOf(off))
                                : new ListingTask(reddit, events, listing, subreddit));
            }
        }
        tasks.add(
                reddit == null
                        ? new OffTask(LooksTask.NAME, LooksTask.SCHEDULE, String.valueOf(off))
                        : new LooksTask(reddit, events, held.of(Source.REDDIT).present()));
        return tasks;
    }
}
