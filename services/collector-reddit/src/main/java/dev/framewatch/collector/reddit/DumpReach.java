package dev.framewatch.collector.reddit;

import dev.framewatch.collector.Span;
import java.time.Instant;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * From when to when a dump has what was written in the subreddits that are followed. A dump is sorted by creation, so a
 * file that is not, such as a selection by score, reaches over nothing.
 */
final class DumpReach {
    private final List<String> followed;
    private final Map<ListingTask.Listing, Reach> reaches = new EnumMap<>(ListingTask.Listing.class);

    private static final class Reach {
        private final Set<String> tasks = new HashSet<>();
        private @Nullable Span span;
        private boolean sorted = true;
    }

    DumpReach(List<String> followed) {
        this.followed = List.copyOf(followed);
    }

    void add(RedditThing thing) {
        ListingTask.Listing listing = thing.isPost() ? ListingTask.Listing.posts : ListingTask.Listing.comments;
        Reach reach = reaches.computeIfAbsent(listing, _ -> new Reach());
        Instant created = thing.createdAt();
        Span span = reach.span == null ? new Span(created, created) : reach.span;
        reach.sorted &= !created.isBefore(span.to());
        reach.span = span.with(created);
        String subreddit = thing.fields().text("subreddit");
        followed.stream()
                .filter(name -> name.equalsIgnoreCase(subreddit))
                .forEach(name -> reach.tasks.add(ListingTask.name(listing, name)));
    }

    /** The stretches by the names of the tasks. */
    Map<String, Span> spans() {
        Map<String, Span> spans = new TreeMap<>();
        for (Reach reach : reaches.values()) {
            Span span = reach.span;
            if (reach.sorted && span != null) {
                reach.tasks.forEach(task -> spans.put(task, span));
            }
        }
        return spans;
    }
}
