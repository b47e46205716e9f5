package dev.framewatch.collector.reddit;

import dev.framewatch.collector.held.HeldBatch;
import dev.framewatch.event.AdoptionEvent;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Where looking again stands.
 *
 * @param next the place of the next batch; {@code null}: at the beginning
 * @param missing the fullnames of that batch that an answer left out, which alone are asked for once more
 * @param landmarks by subreddit the fullname of what an answer held last: since what is removed is erased, an answer that
 *     lacks this one is not believed about what else of the subreddit is gone
 */
record LooksPlace(
        @Nullable String next,
        @Nullable List<String> missing,
        @Nullable Map<String, String> landmarks) {
    static final LooksPlace START = new LooksPlace(null, null, null);

    /** Of how many subreddits an answer about what is missing is believed. */
    static final int MOST_LANDMARKS = 10;

    @Override
    public Map<String, String> landmarks() {
        return Objects.requireNonNullElse(landmarks, Map.of());
    }

    /** Whether things are asked for once more. */
    boolean again() {
        return missing != null && !missing.isEmpty();
    }

    /** Whether a thing is asked for now. */
    boolean asksFor(String fullname) {
        return missing == null || !again() || missing.contains(fullname);
    }

    /** The names to ask for: those of things, and behind them the landmarks of what is asked for once more. */
    Stream<String> names(Map<String, AdoptionEvent> things) {
        Stream<String> beside = again() ? landmarksOf(things.values()) : Stream.empty();
        return Stream.concat(things.keySet().stream(), beside).distinct();
    }

    private Stream<String> landmarksOf(Collection<AdoptionEvent> things) {
        return things.stream()
                .map(thing -> landmarks().get(subreddit(thing.topics())))
                .filter(Objects::nonNull)
                .distinct()
                .limit(MOST_LANDMARKS);
    }

    /** Whether an answer that held these is believed that a thing is gone. */
    boolean believes(Set<String> answered, AdoptionEvent thing) {
        String landmark = landmarks().get(subreddit(thing.topics()));
        return landmark != null && answered.contains(landmark);
    }

    /** The same with what an answer held for landmarks. */
    LooksPlace seeing(List<RedditThing> things) {
        Map<String, String> all = new HashMap<>(landmarks());
        things.forEach(thing -> all.put(subreddit(thing.topics()), thing.fullname()));
        return new LooksPlace(next, missing, all);
    }

    /** Before the things of the same batch that are asked for once more: those that have a landmark. */
    LooksPlace missing(Map<String, AdoptionEvent> things) {
        List<String> names = things.entrySet().stream()
                .filter(thing ->
                        landmarks().containsKey(subreddit(thing.getValue().topics())))
                .map(Map.Entry::getKey)
                .toList();
        return new LooksPlace(next, names, landmarks);
    }

    /** Behind a batch. */
    LooksPlace behind(HeldBatch batch) {
        return new LooksPlace(batch.next(), null, landmarks);
    }

    /** A thing's first topic is its subreddit. */
    private static String subreddit(List<String> topics) {
        return topics.isEmpty() ? "" : topics.getFirst();
    }
}
