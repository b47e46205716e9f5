package dev.framewatch.collector.github;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.framewatch.collector.KeyedHash;
import dev.framewatch.collector.TestBroker;
import dev.framewatch.collector.held.HeldBatch;
import dev.framewatch.collector.held.HeldEvents;
import dev.framewatch.collector.held.HeldReader;
import dev.framewatch.collector.http.SourceClients;
import dev.framewatch.collector.http.TestClients;
import dev.framewatch.collector.poll.Costs;
import dev.framewatch.collector.poll.Cursor;
import dev.framewatch.collector.poll.LaneByHand;
import dev.framewatch.collector.poll.Poll;
import dev.framewatch.collector.poll.PollContext;
import dev.framewatch.collector.poll.PollTask;
import dev.framewatch.collector.poll.Schedule;
import dev.framewatch.collector.poll.TestLoop;
import dev.framewatch.event.AdoptionEvent;
import dev.framewatch.event.Draft;
import dev.framewatch.event.Kind;
import dev.framewatch.event.Metric;
import dev.framewatch.event.Precision;
import dev.framewatch.event.Source;
import dev.framewatch.event.Tag;
import dev.framewatch.event.Topic;
import dev.framewatch.kafka.EventRecords;
import dev.framewatch.kafka.KafkaClients;
import dev.framewatch.simulator.Mischief;
import dev.framewatch.simulator.SimulatorServer;
import dev.framewatch.simulator.SimulatorSettings;
import dev.framewatch.simulator.Traffic;
import dev.framewatch.simulator.Truth;
import dev.framewatch.simulator.WorldSize;
import dev.framewatch.taxonomy.Classifier;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntSupplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Papers' repositories as the simulator's GitHub tells of them, on a real broker. */
class PaperCodeTaskTest {
    private static final Duration NEVER = Duration.ofDays(10_000);
    private static final Duration HOUR = Duration.ofHours(1);

    @TempDir
    @SuppressWarnings("NullAway.Init") // JUnit sets it
    private static Path data;

    @SuppressWarnings("NullAway.Init") // set before the first test
    private static TestBroker broker;

    @SuppressWarnings("NullAway.Init") // set before the first test
    private static KafkaClients kafka;

    @SuppressWarnings("NullAway.Init") // set before the first test
    private static LaneByHand lane;

    private static int worlds;

    private final AtomicInteger unchanged = new AtomicInteger();

    private final SourceClients clients = TestClients.patient();

    @SuppressWarnings("NullAway.Init") // set before each test
    private SimulatorServer simulator;

    @BeforeAll
    static void start() throws ExecutionException, InterruptedException {
        broker = TestBroker.start(data);
        kafka = broker.clients();
        lane = new LaneByHand(kafka);
    }

    /** Each test has a world of its own, so that it finds nothing of the others on the broker. */
    @BeforeEach
    void begin() {
        lane.pass(HOUR);
        WorldSize size = new WorldSize(1_000, 1, 900, NEVER, NEVER, NEVER);
        simulator = SimulatorServer.start(SimulatorSettings.of(5 + worlds++).with(size), lane.clock());
    }

    @AfterEach
    void end() {
        simulator.close();
        clients.close();
    }

    @AfterAll
    static void stop() {
        lane.close();
        kafka.close();
        broker.close();
    }

    /** A task as a process has it that just started. */
    private PaperCodeTask task(String... tokens) {
        GitHub gitHub =
                new GitHub(new GitHubSettings(simulator.github(), List.of(tokens), Duration.ofDays(1)), clients);
        Observation observation = new Observation(new KeyedHash("a key"), SimulatedGitHub.TAXONOMY, lane.clock());
        return new PaperCodeTask(
                new RepositoryDetails(gitHub, observation),
                new HeldEvents(kafka, lane.clock()).raw(Kind.CODE, PaperCode::isRaw)::next);
    }

    /** A task whose requests are counted that were answered and brought nothing. */
    private record Watched(PollTask task, IntSupplier asked, AtomicInteger unchanged) implements PollTask {
        @Override
        public String name() {
            return task.name();
        }

        @Override
        public String lane() {
            return task.lane();
        }

        @Override
        public Schedule schedule() {
            return task.schedule();
        }

        @Override
        public Optional<String> off() {
            return task.off();
        }

        @Override
        public Poll poll(Cursor cursor, PollContext context) {
            int before = asked.getAsInt();
            Poll poll = task.poll(cursor, context);
            boolean nothing = poll instanceof Poll.NotModified
                    || (poll instanceof Poll.Page page && page.events().isEmpty());
            unchanged.addAndGet(nothing ? asked.getAsInt() - before : 0);
            return poll;
        }
    }

    /** Lets it run for so many hours, in each in another process that ends after a few pages. */
    private void run(int hours) {
        for (int i = 0; i < hours; i++) {
            lane.turns(
                    new Watched(task("a-token"), () -> simulator.traffic().all().requests(), unchanged), 5);
            lane.pass(HOUR);
        }
    }

    private static void publish(Stream<AdoptionEvent> events) {
        send(events.map(EventRecords::collected));
    }

    private static void send(Stream<ProducerRecord<byte[], byte[]>> records) {
        TestBroker.commit(kafka, records.toList());
    }

    private static Map<String, AdoptionEvent> newest() {
        HeldReader reader = new HeldEvents(kafka, lane.clock()).of(Kind.CODE);
        Map<String, AdoptionEvent> newest = new TreeMap<>();
        String place = null;
        do {
            HeldBatch batch = reader.next(place, 1_000);
            batch.events().forEach(event -> newest.put(event.id(), event));
            place = batch.next();
        } while (place != null);
        return newest;
    }

    private AdoptionEvent newest(Truth.Made pair) {
        return Objects.requireNonNull(newest().get(pair.id()));
    }

    private List<String> published(Truth.Made pair) {
        return broker.committed(Topic.COLLECTED, pair.id());
    }

    /** A pair whose repository says what it was made with. */
    private Truth.Made telling() {
        return simulator.truth().code().stream()
                .filter(pair -> !pair.frameworks().isEmpty())
                .findFirst()
                .orElseThrow();
    }

    private static Draft copy(Truth.Made pair, Duration behind) {
        return AdoptionEvent.draft(Source.PAPERS, Kind.CODE, pair.id().substring("papers:code:".length()))
                .title("[generated] a paper")
                .url("https://" + pair.id().substring(pair.id().indexOf('#') + 1))
                .occurred(pair.occurred(), Precision.DAY)
                .revision(pair.occurred().truncatedTo(ChronoUnit.DAYS).minus(behind))
                .observed(pair.occurred());
    }

    private static AdoptionEvent live(Truth.Made pair) {
        return copy(pair, Duration.ofDays(31)).event();
    }

    private static AdoptionEvent archived(Truth.Made pair) {
        return copy(pair, Duration.ZERO).declared("tf").event();
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void whatPapersUseIsSeenInTheirRepositoriesAndAgreesWithTheTruth(boolean badly) {
        simulator.behave(badly ? Mischief.FULL : Mischief.NONE);
        List<Truth.Made> made = simulator.truth().code();
        List<String> before = broker.committed(Topic.COLLECTED, "papers:code:");
        publish(made.stream().map(PaperCodeTaskTest::live));
        run(badly ? 16 : 5);

        Map<String, AdoptionEvent> newest = newest();
        newest.keySet().retainAll(made.stream().map(Truth.Made::id).toList());
        assertThat(made).hasSizeGreaterThan(250).allSatisfy(pair -> {
            AdoptionEvent event = Objects.requireNonNull(newest.get(pair.id()));
            assertThat(event.occurredAt()).isEqualTo(pair.occurred());
            assertThat(event.title()).isEqualTo("[generated] a paper");
            assertThat(seen(event)).isEqualTo(Set.copyOf(pair.frameworks()));
        });
        assertThat(shares(newest.values().stream().map(PaperCodeTaskTest::seen)))
                .isEqualTo(shares(made.stream().map(pair -> Set.copyOf(pair.frameworks()))));
        Traffic.Count all = simulator.traffic().all();
        assertThat(all.beyond() + all.impatient()).isZero();
        long told = newest.values().stream()
                .filter(event -> !PaperCode.isRaw(event))
                .count();
        List<String> published = new ArrayList<>(broker.committed(Topic.COLLECTED, "papers:code:"));
        before.forEach(published::remove);
        assertThat(published).as("by this test").doesNotHaveDuplicates();
        String source = "github:paper-code" + (badly ? " (misbehaving)" : "");
        System.out.println(Costs.line(source, all.requests(), (int) told, unchanged.get()) + "free=n/a (no 304)");
    }

    /** The pair is of the day of its paper, whatever GitHub tells; when its repository was made is told by an event of that. */
    @Test
    void aPaperAndItsRepositoryKeepTheirOwnDates() {
        TestLoop searched = new TestLoop();
        searched.context.now = lane.clock().instant();
        GitHub gitHub =
                new GitHub(new GitHubSettings(simulator.github(), List.of("a-token"), Duration.ofDays(1)), clients);
        Observation observation = new Observation(new KeyedHash("a key"), SimulatedGitHub.TAXONOMY, searched.context);
        RepositorySearch search =
                new RepositorySearch(new RepositoryDetails(gitHub, observation), SimulatedGitHub.QUERIES, "pushed");
        searched.run(new RepositoriesTask(search, Duration.ofDays(20 * 365)));
        Map<String, AdoptionEvent> repositories = new TreeMap<>();
        searched.newest()
                .values()
                .forEach(event -> repositories.put(
                        "#github.com/" + String.valueOf(event.title()).toLowerCase(Locale.ROOT), event));
        Map<String, Instant> made = simulator.truth().repositories().stream()
                .collect(Collectors.toMap(Truth.Made::id, Truth.Made::occurred));
        List<Truth.Made> both = simulator.truth().code().stream()
                .filter(pair ->
                        repositories.containsKey(pair.id().substring(pair.id().lastIndexOf('#'))))
                .toList();
        publish(both.stream().map(PaperCodeTaskTest::live));
        run(6);

        Map<String, AdoptionEvent> pairs = newest();
        assertThat(both).hasSizeGreaterThan(20).allSatisfy(pair -> {
            AdoptionEvent repository = Objects.requireNonNull(
                    repositories.get(pair.id().substring(pair.id().lastIndexOf('#'))));
            AdoptionEvent told = Objects.requireNonNull(pairs.get(pair.id()));
            assertThat(PaperCode.isRaw(told)).as("GitHub was asked").isFalse();
            assertThat(told.occurredAt()).isEqualTo(pair.occurred());
            assertThat(repository.occurredAt()).isEqualTo(made.get(repository.id()));
        });
        assertThat(both)
                .anyMatch(pair -> !Objects.requireNonNull(
                                repositories.get(pair.id().substring(pair.id().lastIndexOf('#'))))
                        .day()
                        .equals(LocalDate.ofInstant(pair.occurred(), ZoneOffset.UTC)));
    }

    @Test
    void whatAnArchiveDeclaresIsKeptWhenItIsImportedLater() {
        Truth.Made pair = telling();
        publish(Stream.of(live(pair)));
        run(1);
        assertThat(newest(pair).declared()).isEmpty();

        publish(Stream.of(archived(pair)));
        run(1);

        assertThat(published(pair)).hasSize(4);
        assertThat(newest(pair)).satisfies(event -> {
            assertThat(event.declared()).containsExactly("tf");
            assertThat(event.text()).contains("[generated]");
            assertThat(event.metrics()).containsKeys(Metric.STARS, Metric.FORKS);
        });
    }

    @Test
    void aLiveCopyOfWhatAnArchiveToldChangesNothing() {
        Truth.Made pair = telling();
        publish(Stream.of(archived(pair)));
        run(1);
        AdoptionEvent told = newest(pair);

        publish(Stream.of(live(pair), archived(pair)));
        run(1);

        assertThat(PaperCode.isRaw(told)).isFalse();
        assertThat(newest(pair)).isEqualTo(told);
        assertThat(told.declared()).containsExactly("tf");
    }

    @Test
    void aRepositoryThatIsGoneIsLookedForAgainAfterAMonth() {
        Truth.Made pair = telling();
        AdoptionEvent gone = AdoptionEvent.draft(Source.PAPERS, Kind.CODE, "a-paper#github.com/nobody/nothing")
                .occurred(pair.occurred(), Precision.DAY)
                .revision(pair.occurred())
                .observed(pair.occurred())
                .event();
        AdoptionEvent elsewhere = AdoptionEvent.draft(Source.PAPERS, Kind.CODE, "a-paper#gitlab.com/some/thing")
                .occurred(pair.occurred(), Precision.DAY)
                .revision(pair.occurred())
                .observed(pair.occurred())
                .event();
        lane.pass(Duration.ofDays(31));
        publish(Stream.of(gone, elsewhere, live(pair)));
        run(1);

        int requests = simulator.traffic().all().requests();
        assertThat(newest().get(gone.id())).isEqualTo(gone);
        assertThat(PaperCode.isRaw(newest(pair))).isFalse();
        lane.pass(Duration.ofDays(28));
        run(1);
        assertThat(simulator.traffic().all().requests()).isEqualTo(requests);
        lane.pass(Duration.ofDays(2));
        run(1);
        assertThat(simulator.traffic().all().requests()).isGreaterThan(requests);
    }

    @Test
    void aRepositoryThatIsThereAgainIsReadAgain() {
        Truth.Made pair = telling();
        publish(Stream.of(live(pair)));
        run(1);
        AdoptionEvent told = newest(pair);

        List<AdoptionEvent> without = PaperCode.told(told)
                .map(code -> code.without(lane.clock().instant()))
                .orElseThrow();
        publish(without.stream());
        send(Stream.of(new ProducerRecord<>(Topic.COLLECTED.name(), told.key().getBytes(UTF_8), null)));
        assertThat(newest(pair)).isEqualTo(without.getLast());
        run(1);

        assertThat(newest(pair).text()).isEqualTo(told.text());
        assertThat(newest(pair).revision()).isGreaterThan(without.getLast().revision());
    }

    @Test
    void withoutATokenItIsOffAndSaysWhatToDo() {
        assertThat(task().off()).hasValueSatisfying(reason -> assertThat(reason).contains("framewatch.github.tokens"));
        assertThat(task("a-token").off()).isEmpty();
    }

    private static Set<String> seen(AdoptionEvent event) {
        Classifier classifier = SimulatedGitHub.TAXONOMY.classifier();
        return classifier.classify(event).stream()
                .filter(tag -> !tag.implied() && tag.framework() != null)
                .map(Tag::framework)
                .collect(Collectors.toSet());
    }

    private static Map<String, Double> shares(Stream<Set<String>> events) {
        List<Set<String>> any = events.filter(each -> !each.isEmpty()).toList();
        Map<String, Double> shares = new TreeMap<>();
        any.forEach(each -> each.forEach(framework -> shares.merge(framework, 1.0 / any.size(), Double::sum)));
        shares.replaceAll((_, share) -> Math.round(share * 1e6) / 1e6);
        return shares;
    }
}
