package dev.framewatch.collector.github;

import dev.framewatch.collector.KeyedHash;
import dev.framewatch.collector.held.HeldBatch;
import dev.framewatch.collector.http.SourceClients;
import dev.framewatch.collector.http.TestClients;
import dev.framewatch.collector.poll.Costs;
import dev.framewatch.collector.poll.TestContext;
import dev.framewatch.collector.poll.TestLoop;
import dev.framewatch.event.AdoptionEvent;
import dev.framewatch.simulator.SimulatorServer;
import dev.framewatch.simulator.SimulatorSettings;
import dev.framewatch.simulator.Traffic;
import dev.framewatch.simulator.WorldSize;
import dev.framewatch.taxonomy.Taxonomy;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** The simulator's GitHub, and a loop that asks it by a clock that is set by hand, without Kafka. */
final class SimulatedGitHub implements AutoCloseable {
    static final Taxonomy TAXONOMY = Taxonomy.builtIn();
    static final FrameworkQueries QUERIES = FrameworkQueries.of(TAXONOMY);

    final TestLoop loop = new TestLoop();
    final TestContext context = loop.context;
    final List<AdoptionEvent> events = loop.events;
    final SimulatorServer server;
    private final SourceClients clients;

    SimulatedGitHub(SimulatorSettings settings, int repositories) {
        this(settings, repositories, Duration.ofMinutes(1));
    }

    /** One in whose world a repository is created every so often. */
    SimulatedGitHub(SimulatorSettings settings, int repositories, Duration every) {
        this(settings, repositories, every, TestClients.patient());
    }

    /** One that is asked by clients which wait half a second, and not longer than a second and a half for a whole answer. */
    static SimulatedGitHub askedInHaste(SimulatorSettings settings, int repositories) {
        return new SimulatedGitHub(settings, repositories, Duration.ofMinutes(1), TestClients.local());
    }

    private SimulatedGitHub(SimulatorSettings settings, int repositories, Duration every, SourceClients clients) {
        this.clients = clients;
        Duration never = Duration.ofDays(10_000);
        WorldSize size = new WorldSize(repositories, 1, 1, every, never, never);
        this.server = SimulatorServer.start(settings.with(size), context);
    }

    GitHub client(String... tokens) {
        return new GitHub(new GitHubSettings(server.github(), List.of(tokens), Duration.ofDays(1)), clients);
    }

    Observation observation() {
        return new Observation(new KeyedHash("a key"), TAXONOMY, context);
    }

    /** Those of the taxonomy's own repositories that the world has, under all their names. */
    OwnRepositories own(String... tokens) {
        return new OwnRepositories(
                client(tokens),
                TAXONOMY.ownRepositories().stream()
                        .filter(name ->
                                server.truth().stars(name, context.instant()).isPresent())
                        .toList());
    }

    RepositorySearch search(String changed, String... tokens) {
        return new RepositorySearch(details(tokens), QUERIES, changed);
    }

    RepositoryDetails details(String... tokens) {
        return new RepositoryDetails(client(tokens), observation());
    }

    /** Hands out the newest of what was published and not removed, as it was when this is called. */
    Held held() {
        Map<String, AdoptionEvent> newest = new TreeMap<>();
        events.forEach(event ->
                newest.merge(event.id(), event, (one, other) -> one.revision() > other.revision() ? one : other));
        List<AdoptionEvent> held =
                newest.values().stream().filter(event -> !event.removed()).toList();
        return (place, atMost) -> {
            int from = place == null ? 0 : Integer.parseInt(place);
            int to = Math.min(held.size(), from + atMost);
            return new HeldBatch(held.subList(from, to), to == held.size() ? null : String.valueOf(to));
        };
    }

    /** The newest revision of each thing that was published, in seconds. */
    Map<String, Long> newest() {
        Map<String, Long> newest = new TreeMap<>();
        events.forEach(event -> newest.merge(event.id(), event.revision() / 1000, Math::max));
        return newest;
    }

    /** Which of them were published with what their files say. */
    Set<String> told() {
        return events.stream()
                .filter(event -> String.valueOf(event.text()).contains("\n\n# "))
                .map(AdoptionEvent::id)
                .collect(Collectors.toSet());
    }

    /** When what the searches find changed last, in seconds. */
    Map<String, Long> truth() {
        Map<String, Long> truth = new TreeMap<>();
        for (String words : QUERIES.words()) {
            server.truth()
                    .repositories(words)
                    .forEach(made -> truth.put(made.id(), made.changed().getEpochSecond()));
        }
        return truth;
    }

    /** Counts what polls cost from now on. */
    Costs costs() {
        return new Costs(
                loop,
                () -> server.traffic().all().requests(),
                () -> server.traffic().all().unchanged());
    }

    int searches() {
        return server.traffic().of("github search").requests();
    }

    /** Requests that GitHub did not want: beyond a budget, or during a pause. */
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
