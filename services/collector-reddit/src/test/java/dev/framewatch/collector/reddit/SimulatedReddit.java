package dev.framewatch.collector.reddit;

import dev.framewatch.collector.KeyedHash;
import dev.framewatch.collector.http.SourceClients;
import dev.framewatch.collector.http.TestClients;
import dev.framewatch.collector.poll.Costs;
import dev.framewatch.collector.poll.TestLoop;
import dev.framewatch.simulator.Mischief;
import dev.framewatch.simulator.SimulatorServer;
import dev.framewatch.simulator.SimulatorSettings;
import dev.framewatch.simulator.Traffic;
import dev.framewatch.simulator.Truth;
import dev.framewatch.simulator.WorldSize;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;

/** The simulator's Reddit and what follows it, by a clock that is set by hand. */
final class SimulatedReddit implements AutoCloseable {
    static final String SECRET = "canary-secret";
    static final RedditEvents EVENTS = new RedditEvents(new KeyedHash("a key"));
    static final List<String> SUBREDDITS = settings(URI.create("http://localhost"), URI.create("http://localhost"))
            .subreddits();

    final TestLoop loop = new TestLoop();
    final SimulatorServer server;
    final Instant began = loop.context.now;
    private final SourceClients clients = TestClients.patient();
    private final Reddit reddit;

    SimulatedReddit(long seed, Mischief mischief, int things, Duration every) {
        Duration never = Duration.ofDays(10_000);
        WorldSize size = new WorldSize(1, things, 1, never, every, never);
        this.server =
                SimulatorServer.start(SimulatorSettings.of(seed).with(size).with(mischief), loop.context);
        this.loop.mayDiffer = true;
        this.reddit = new Reddit(settings(server.reddit(), server.redditTokens()), clients);
    }

    static RedditSettings settings(URI address, URI tokens) {
        return new RedditSettings(
                address,
                tokens,
                "an-app",
                SECRET,
                "linux:dev.framewatch.test:1.0 (by /u/nobody)",
                List.of(
                        "MachineLearning",
                        "deeplearning",
                        "pytorch",
                        "tensorflow",
                        "learnmachinelearning",
                        "LocalLLaMA",
                        "computervision",
                        "LanguageTechnology"));
    }

    Reddit client() {
        return reddit;
    }

    /** The task of a subreddit's posts on a Reddit elsewhere. */
    static ListingTask task(URI address, SourceClients clients) {
        return new ListingTask(
                new Reddit(settings(address, address), clients), EVENTS, ListingTask.Listing.posts, "pytorch");
    }

    ListingTask task(ListingTask.Listing listing, String subreddit) {
        return new ListingTask(reddit, EVENTS, listing, subreddit);
    }

    List<ListingTask> listings() {
        return SUBREDDITS.stream()
                .flatMap(subreddit -> Stream.of(ListingTask.Listing.values()).map(listing -> task(listing, subreddit)))
                .toList();
    }

    /** What came since this began and is there still. */
    List<String> present() {
        return server.truth().things().stream()
                .filter(made -> !made.removed() && made.occurred().isAfter(began))
                .map(Truth.Made::id)
                .toList();
    }

    /** Counts what polls cost from now on. */
    Costs costs() {
        return new Costs(
                loop,
                () -> server.traffic().all().requests(),
                () -> server.traffic().all().unchanged());
    }

    /** Requests that Reddit did not want: beyond a budget, or during a pause. */
    int unwanted() {
        Traffic.Count all = server.traffic().all();
        return all.beyond() + all.impatient();
    }

    @Override
    public void close() {
        clients.close();
        server.close();
    }
}
