package dev.framewatch.collector.poll;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.framewatch.collector.ImportFormat;
import dev.framewatch.collector.ImportListener;
import dev.framewatch.collector.ImportOptions;
import dev.framewatch.collector.ImportRequest;
import dev.framewatch.collector.Item;
import dev.framewatch.collector.ItemReader;
import dev.framewatch.collector.Outcomes;
import dev.framewatch.collector.Span;
import dev.framewatch.collector.TestBroker;
import dev.framewatch.event.AdoptionEvent;
import dev.framewatch.event.Kind;
import dev.framewatch.event.Source;
import dev.framewatch.event.Topic;
import dev.framewatch.kafka.EventRecords;
import dev.framewatch.kafka.Rejection;
import dev.framewatch.operations.EventMeters;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.InvalidProducerEpochException;
import org.apache.kafka.common.errors.ProducerFencedException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** One lane on a real broker, a turn at a time. */
class LaneSessionTest {
    private static final BudgetShares SHARES = new BudgetShares(0.8, 0.25);

    @TempDir
    @SuppressWarnings("NullAway.Init") // JUnit sets it
    private static Path data;

    @SuppressWarnings("NullAway.Init") // set before the first test
    private static TestBroker broker;

    @SuppressWarnings("NullAway.Init") // set before the first test
    private static Ledger ledger;

    @SuppressWarnings("NullAway.Init") // set before the first test
    private static Published published;

    private final SetClock clock = new SetClock("2026-01-01T00:00:30Z");
    private final SimpleMeterRegistry registry = new SimpleMeterRegistry();
    private final List<LanePublisher> opened = new ArrayList<>();

    @BeforeAll
    static void start() throws ExecutionException, InterruptedException {
        broker = TestBroker.start(data);
        ledger = new Ledger(broker.clients());
        ledger.start();
        published = new Published(broker.clients());
        published.start();
    }

    @AfterAll
    static void stop() {
        published.close();
        ledger.close();
        broker.close();
    }

    @AfterEach
    void close() {
        opened.forEach(LanePublisher::close);
    }

    private LaneSession hold(PollTask... tasks) {
        String lane = tasks[0].lane();
        LanePublisher publisher = LanePublisher.open(broker.clients(), lane);
        opened.add(publisher);
        List<LaneTask> all =
                Stream.of(tasks).map(task -> LaneTask.of(task, null)).toList();
        PollMeters meters = new PollMeters(registry, ledger, SHARES, clock);
        return LaneSession.takeOver(lane, all, ledger, published, SHARES, meters, clock, publisher);
    }

    private PagedSource source(String name, int items) {
        return new PagedSource(name + ":items", name, clock, items, 1000);
    }

    private TaskState state(PollTask task) throws ExecutionException, InterruptedException {
        ledger.caughtUp().get();
        return ledger.read(LaneTask.of(task, null).key(LaneKey.Kind.task), TaskState.class)
                .orElseThrow();
    }

    private Orders orders() {
        return new Orders(broker.clients(), ledger, clock);
    }

    private static void finish(LaneSession session) {
        for (int turns = 0; session.turn(); turns++) {
            assertThat(turns).isLessThan(1000);
        }
    }

    private static List<String> published(PagedSource source) {
        return broker.committed(Topic.COLLECTED, source.event(0).id().replaceFirst("-0$", "-"));
    }

    @Test
    void aRunPublishesEachEventOnceThoughPagesOverlap() throws Exception {
        PagedSource source = source("happy", 95);
        finish(hold(source));

        assertThat(published(source)).containsExactlyInAnyOrderElementsOf(source.keys());
        TaskState state = state(source);
        assertThat(state.run()).isNull();
        assertThat(state.last()).satisfies(run -> {
            assertThat(run.outcome()).isEqualTo(Run.Outcome.complete);
            assertThat(run.polls()).isEqualTo(10);
            assertThat(run.published()).isEqualTo(95);
            assertThat(run.repeated()).isEqualTo(27);
            assertThat(run.spent()).isEqualTo(10);
        });
        assertThat(state.plan().next()).isEqualTo(Instant.parse("2026-01-01T01:00:00Z"));
        assertThat(state.sourceTime()).isEqualTo(PagedSource.AT.plusSeconds(95));
    }

    @Test
    void whatWasEverPublishedIsLeftOutWhoeverFindsItAgain() throws Exception {
        PagedSource source = source("again", 95);
        finish(hold(source));
        PagedSource other = new PagedSource("again:backfill", "again", clock, 95, 1000) {
            @Override
            AdoptionEvent event(int number) {
                return source.event(number);
            }
        };
        finish(hold(other));

        assertThat(other.asked).hasSize(10);
        assertThat(published(source)).containsExactlyInAnyOrderElementsOf(source.keys());
        assertThat(state(other).last())
                .satisfies(run -> assertThat(run.published()).isZero());
    }

    @Test
    void whoTakesALaneOverGoesOnBehindTheLastCommittedPage() throws Exception {
        PagedSource source = source("takeover", 50);
        LaneSession dead = hold(source);
        dead.turn();
        dead.turn();

        finish(hold(source));

        assertThat(source.asked).containsExactly(0, 10, 20, 30, 40);
        assertThat(published(source)).containsExactlyInAnyOrderElementsOf(source.keys());
        assertThat(state(source).last())
                .satisfies(run -> assertThat(run.polls()).isEqualTo(5));
    }

    @Test
    void aHolderThatWasFencedOffPublishesNothingMore() throws Exception {
        PagedSource source = source("zombie", 50);
        LaneSession zombie = hold(source);
        zombie.turn();
        LaneSession[] successor = new LaneSession[1];
        source.beforeAnswer = () -> {
            source.beforeAnswer = () -> {};
            successor[0] = hold(source);
        };

        assertFenced(zombie);
        assertThatThrownBy(zombie::turn).isInstanceOf(KafkaException.class);
        finish(successor[0]);

        assertThat(source.asked).containsExactly(0, 10, 10, 20, 30, 40);
        assertThat(published(source)).containsExactlyInAnyOrderElementsOf(source.keys());
    }

    private static void assertFenced(LaneSession zombie) {
        assertThatThrownBy(zombie::turn)
                .isInstanceOfAny(ProducerFencedException.class, InvalidProducerEpochException.class);
    }

    @Test
    void aFencedHolderSpendsNothing() {
        PagedSource source = source("fenced", 50);
        LaneSession zombie = hold(source);
        LaneSession successor = hold(source);

        assertFenced(zombie);

        assertThat(source.asked).isEmpty();
        assertThat(successor.turn()).isTrue();
    }

    @Test
    void whatWasSentButNotCommittedBeforeACrashIsPublishedOnce() throws Exception {
        PagedSource source = source("crash", 30);
        hold(source).turn();
        try (OpenTransaction dead = new OpenTransaction(broker.clients(), "crash")) {
            dead.send(EventRecords.collected(source.event(10)));

            finish(hold(source));
        }

        assertThat(published(source)).containsExactlyInAnyOrderElementsOf(source.keys());
    }

    @Test
    void anOpenTransactionOfAnotherLaneHidesNothing() throws Exception {
        PagedSource source = source("seen", 30);
        LaneSession first = hold(source);
        int home = LaneKey.partition("seen", 4);
        try (OpenTransaction other = new OpenTransaction(broker.clients(), "neighbour")) {
            other.send(new ProducerRecord<>(
                    Topic.CURSORS.name(), home, "neighbour@task:x".getBytes(UTF_8), "{}".getBytes(UTF_8)));
            first.turn();

            CompletableFuture<Void> read = ledger.caughtUp();
            assertThatThrownBy(() -> read.get(500, TimeUnit.MILLISECONDS)).isInstanceOf(TimeoutException.class);
            other.abort();
            read.get();
        }
        finish(hold(source));

        assertThat(published(source)).containsExactlyInAnyOrderElementsOf(source.keys());
        assertThat(source.asked).containsExactly(0, 10, 20);
    }

    @Test
    void aFailureIsShownAndTriedAgainAfterPausesThatGrow() throws Exception {
        PagedSource source = source("failing", 5);
        LaneSession session = hold(source);
        source.beforeAnswer = () -> {
            throw new PollFailed("example.org answered 502");
        };

        assertThat(session.turn()).isTrue();
        assertThat(session.turn()).isFalse();
        Trouble first = state(source).trouble();
        clock.pass(Duration.ofSeconds(2));
        assertThat(session.turn()).isTrue();
        Trouble second = state(source).trouble();
        source.beforeAnswer = () -> {};
        clock.pass(Duration.ofSeconds(3));
        assertThat(session.turn()).isFalse();
        clock.pass(Duration.ofSeconds(1));
        assertThat(session.turn()).isTrue();

        assertThat(first).satisfies(trouble -> {
            assertThat(trouble.reason()).isEqualTo("example.org answered 502");
            assertThat(trouble.kind()).isEqualTo(Trouble.Kind.failing);
        });
        assertThat(second).satisfies(trouble -> assertThat(trouble.attempts()).isEqualTo(2));
        assertThat(state(source).trouble()).isNull();
        assertThat(state(source).last())
                .satisfies(run -> assertThat(run.failed()).isEqualTo(2));
    }

    @Test
    void aPollIsToldOfTheLimitsInARowAndAFailureIsNone() throws Exception {
        PagedSource source = source("counting", 5);
        List<Integer> told = new ArrayList<>();
        for (boolean fails : List.of(true, true, false, false, true, false, false)) {
            source.beforeAnswer = () -> {
                if (fails) {
                    throw new PollFailed("example.org answered 502");
                }
            };
            source.instead =
                    new Poll.LimitedUntil(clock.instant().plusSeconds(1), "too many requests", List.of(source.budget));
            assertThat(hold(source).turn()).isTrue();
            told.add(source.limits);
            clock.pass(Duration.ofMinutes(1));
        }

        assertThat(told).containsExactly(0, 0, 0, 1, 2, 0, 1);
        assertThat(state(source).trouble())
                .satisfies(trouble -> assertThat(trouble.attempts()).isEqualTo(7))
                .satisfies(trouble -> assertThat(trouble.limits()).isEqualTo(2));
    }

    @Test
    void aRunEndsAfterTenLimitsInARowAndFailuresAreNone() throws Exception {
        PagedSource source = source("ending", 5);
        LaneSession session = hold(source);
        for (int misses = 1; misses <= 13; misses++) {
            boolean fails = misses <= 3;
            source.beforeAnswer = () -> {
                if (fails) {
                    throw new PollFailed("example.org answered 502");
                }
            };
            source.instead = new Poll.LimitedUntil(clock.instant().plusSeconds(1), "too many requests");
            assertThat(session.turn()).isTrue();
            if (misses < 13) {
                assertThat(state(source).last()).as("after %d misses", misses).isNull();
            }
            clock.pass(Duration.ofMinutes(1));
        }

        assertThat(state(source).last())
                .satisfies(run -> assertThat(run.outcome()).isEqualTo(Run.Outcome.limited));
    }

    @Test
    void whatIsUnchangedIsSeenUpToTheTimeThatItTells() throws Exception {
        PagedSource source = source("unchanged", 5);
        source.instead = new Poll.NotModified(Cursor.NONE, PagedSource.AT);
        LaneSession session = hold(source);
        finish(session);
        assertThat(state(source).sourceTime()).isEqualTo(PagedSource.AT);

        source.instead = new Poll.NotModified(Cursor.NONE);
        clock.pass(Duration.ofHours(1));
        finish(session);
        assertThat(source.asked).hasSize(2);
        assertThat(state(source).sourceTime()).isEqualTo(PagedSource.AT);
    }

    @Test
    void aFaultOfASourceStopsNoOtherTask() throws Exception {
        PagedSource faulty = source("faults", 5);
        PagedSource sound = new PagedSource("faults:other", "faults", clock, 5, 1000);
        faulty.beforeAnswer = () -> {
            throw new IllegalStateException("token ghp_canary");
        };

        finish(hold(faulty, sound));

        assertThat(published(sound)).hasSize(5);
        assertThat(state(faulty).trouble())
                .satisfies(trouble -> assertThat(trouble.reason()).doesNotContain("canary"));
    }

    @Test
    void aSourceThatLimitsUsIsLeftAloneByEveryTaskOfTheBudget() throws Exception {
        PagedSource limited = source("limits", 5);
        PagedSource other = new PagedSource("limits:other", "limits", clock, 5, 1000);
        limited.instead =
                new Poll.LimitedUntil(clock.instant().plusSeconds(300), "secondary limit", List.of(limited.budget));
        LaneSession session = hold(limited, other);

        finish(session);

        assertThat(limited.asked).hasSize(1);
        assertThat(other.asked).isEmpty();
        assertThat(state(limited).trouble())
                .isEqualTo(new Trouble(
                        Trouble.Kind.limited,
                        "secondary limit",
                        1,
                        1,
                        clock.instant().plusSeconds(300)));
        clock.pass(Duration.ofSeconds(299));
        assertThat(hold(limited, other).turn()).as("a successor").isFalse();
        clock.pass(Duration.ofSeconds(2));
        limited.instead = null;
        finish(hold(limited, other));
        assertThat(published(limited)).hasSize(5);
        assertThat(published(other)).hasSize(5);
    }

    @Test
    void aPausedTaskRestsAlsoAfterARestartUntilItIsResumed() throws Exception {
        PagedSource source = source("paused", 50);
        LaneSession session = hold(source);
        session.turn();
        orders().pause("paused", source.name());

        assertThat(session.turn()).isFalse();
        LaneSession restarted = hold(source);
        assertThat(restarted.turn()).isFalse();
        orders().resume("paused", source.name());
        finish(restarted);

        assertThat(published(source)).hasSize(50);
        assertThat(source.asked).containsExactly(0, 10, 20, 30, 40);
    }

    @Test
    void aRunThatIsAskedForBeginsAtOnceAndOnce() throws Exception {
        PagedSource source = source("asked", 5);
        LaneSession session = hold(source);
        finish(session);

        orders().run("asked", source.name(), null);
        finish(session);
        finish(hold(source));

        assertThat(source.asked).hasSize(2);
        assertThat(state(source).last())
                .satisfies(run -> assertThat(run.asked()).isTrue());
    }

    @Test
    void theHistoryOfRunsSurvives() throws Exception {
        PagedSource source = source("history", 5);
        finish(hold(source));
        for (int hour = 0; hour < 3; hour++) {
            clock.pass(Duration.ofHours(1));
            finish(hold(source));
        }

        ledger.caughtUp().get();
        Runs runs = ledger.read(LaneTask.of(source, null).key(LaneKey.Kind.runs), Runs.class)
                .orElseThrow();
        assertThat(runs.runs()).hasSize(4);
        assertThat(runs.runs().getFirst().started()).isEqualTo(clock.instant());
        assertThat(runs.runs()).isSortedAccordingTo((a, b) -> b.started().compareTo(a.started()));
    }

    @Test
    void rejectionsGoToRejected() {
        PagedSource source = source("rejects", 5);
        source.instead = Poll.Page.of(List.of(), Cursor.of(new PagedSource.Place(1)), false)
                .rejecting(List.of(Rejection.collected("rejects:items/7", "no id", clock.instant(), new byte[] {1})));

        finish(hold(source));

        assertThat(broker.committed(Topic.REJECTED, "rejects:items")).containsExactly("collector:rejects:items/7");
    }

    @Test
    void aGapIsKeptAndFilledWhenTheSourceIsBack() throws Exception {
        Gap missing = new Gap("2024-01-03-5", Gap.State.MISSING, "no such hour").beside(4_000);
        GappySource source = new GappySource(source("gaps", 5));
        source.items().instead = Poll.Page.of(List.of(), Cursor.NONE, false).lacking(List.of(missing));
        LaneSession session = hold(source);
        finish(session);
        assertThat(gap(source, missing)).get().satisfies(gap -> {
            assertThat(gap.state()).isEqualTo(Gap.State.MISSING);
            assertThat(gap.gap(missing.name())).isEqualTo(missing);
            assertThat(gap.next()).isEqualTo(clock.instant().plus(Duration.ofHours(1)));
        });

        source.items().instead = new Poll.NotModified(Cursor.NONE);
        source.answer = Poll.Page.of(List.of(), Cursor.NONE, false).lacking(List.of(missing));
        clock.pass(Duration.ofMinutes(61));
        LaneSession successor = hold(source);
        finish(successor);
        assertThat(gap(source, missing))
                .get()
                .satisfies(gap -> assertThat(gap.looks()).isEqualTo(2));

        source.answer = Poll.Page.of(List.of(source.items().event(3)), Cursor.NONE, false)
                .lacking(List.of(new Gap("2024-01-03-5", Gap.State.FILLED, "1 event")));
        clock.pass(Duration.ofMinutes(121));
        finish(successor);

        assertThat(gap(source, missing)).get().satisfies(gap -> {
            assertThat(gap.state()).isEqualTo(Gap.State.FILLED);
            assertThat(gap.next()).isNull();
        });
        assertThat(published(source.items())).hasSize(1);
        assertThat(source.filled).containsExactly("2024-01-03-5", "2024-01-03-5");
    }

    @Test
    void aGapThatCannotBeLookedAtIsTriedAgainAfterThePausesOfGaps() throws Exception {
        Gap missing = new Gap("2024-01-03-5", Gap.State.MISSING, "no such hour");
        GappySource source = new GappySource(source("unseen", 5));
        source.items().instead = Poll.Page.of(List.of(), Cursor.NONE, false).lacking(List.of(missing));
        LaneSession session = hold(source);
        finish(session);
        source.items().instead = new Poll.NotModified(Cursor.NONE);
        source.beforeFilling = () -> {
            throw new PollFailed("example.org answered 502");
        };
        List<Integer> looks = new ArrayList<>();
        for (int hour = 0; hour < 24; hour++) {
            clock.pass(Duration.ofHours(1));
            finish(session);
            looks.add(source.filled.size());
        }

        assertThat(looks.subList(0, 8)).containsExactly(1, 1, 2, 2, 2, 2, 3, 3);
        assertThat(source.filled).as("after 1, 3, 7 and 15 hours").hasSize(4);
        assertThat(gap(source, missing)).get().satisfies(gap -> {
            assertThat(gap.state()).isEqualTo(Gap.State.MISSING);
            assertThat(gap.looks()).isEqualTo(5);
        });
        assertThat(counted("failed", source)).isEqualTo(4);
    }

    @Test
    void aGapThatItsTaskCannotFillIsNeverLookedAtAgainButFilledByAnImportThatReachesOverIt() throws Exception {
        Instant hole = Instant.parse("2026-01-01T05:00:00Z");
        Gap missing = new Gap("hole", Gap.State.MISSING, "the listing ended")
                .of(new Span(hole, hole.plus(Duration.ofHours(2))), Kind.POST);
        GappySource source = new GappySource(source("helpless", 5));
        source.remedy = "the import of a dump";
        source.items().instead = Poll.Page.of(List.of(), Cursor.NONE, false).lacking(List.of(missing));
        LaneSession session = hold(source);
        finish(session);
        source.items().instead = new Poll.NotModified(Cursor.NONE);
        imported(source.name(), hole, hole.plus(Duration.ofHours(1)));
        clock.pass(Duration.ofDays(40));
        finish(session);

        assertThat(source.filled).isEmpty();
        assertThat(gap(source, missing)).get().satisfies(gap -> {
            assertThat(gap.state()).isEqualTo(Gap.State.MISSING);
            assertThat(gap.looks()).isOne();
            assertThat(gap.next()).isNull();
            assertThat(gap.remedy()).isEqualTo("the import of a dump");
        });

        imported(source.name(), hole.plus(Duration.ofHours(1)), hole.plus(Duration.ofHours(3)));
        finish(session);

        assertThat(gap(source, missing)).get().satisfies(gap -> {
            assertThat(gap.state()).isEqualTo(Gap.State.FILLED);
            assertThat(gap.looks()).isOne();
            assertThat(gap.remedy()).isNull();
            assertThat(gap.kinds()).containsExactly(Kind.POST);
        });
        assertThat(source.filled).isEmpty();
    }

    /** Imports a file that reaches over a stretch of time of a task. */
    private void imported(String task, Instant from, Instant to) throws Exception {
        Path file = Files.writeString(data.resolve("dump-" + from.toEpochMilli()), "{}");
        ImportFormat format = new ImportFormat() {
            @Override
            public String name() {
                return "covering";
            }

            @Override
            public String description() {
                return "a file for tests";
            }

            @Override
            public ItemReader open(ImportOptions options) {
                return new ItemReader() {
                    @Override
                    public void read(Item item, Outcomes outcomes) {
                        outcomes.passed();
                    }

                    @Override
                    public void end(Outcomes outcomes) {
                        outcomes.covers(task, new Span(from, to));
                    }
                };
            }
        };
        TestBroker.importer(broker.clients(), 10)
                .run(new ImportRequest(format, ImportOptions.NONE, List.of(file), false), ImportListener.SILENT);
        ledger.caughtUp().get();
    }

    private Optional<GapState> gap(PollTask task, Gap gap) throws Exception {
        ledger.caughtUp().get();
        return ledger.read(LaneTask.of(task, null).key(LaneKey.Kind.gap, gap.name()), GapState.class);
    }

    @Test
    void aBackfillRunsWhenAskedAndLeavesTheLargerPartToWhatIsLive() throws Exception {
        PagedSource live = source("past", 2000);
        PagedSource past = new PagedSource("past:days", "past", clock, 2000, 100);
        past.schedule = new Schedule.Backfill();
        PagedSource only = new PagedSource("past:live", "past", clock, 2000, 100);
        LaneSession session = hold(only, past);
        only.instead = new Poll.NotModified(Cursor.NONE);
        finish(session);
        assertThat(past.asked).as("before it is asked for").isEmpty();

        Days days = new Days(LocalDate.parse("2024-01-01"), LocalDate.parse("2024-02-01"));
        orders().run("past", past.name(), days);
        finish(session);

        assertThat(past.asked).as("a quarter of 80").hasSize(20);
        assertThat(state(past).days()).isEqualTo(days);
        assertThat(state(past).trouble())
                .satisfies(trouble -> assertThat(trouble.kind()).isEqualTo(Trouble.Kind.spent));
        only.instead = null;
        orders().run("past", only.name(), null);
        finish(session);
        assertThat(only.asked).as("the rest of 80, in the same minute").hasSize(60);
        assertThat(live.asked).isEmpty();
    }

    @Test
    void whatIsDoneInTheBackgroundHasABackfillsPartAndATurnInTenUntilNothingIsLive() throws Exception {
        PagedSource behind = new PagedSource("behind:background", "behind", clock, 2000, 100);
        behind.schedule = new Schedule.Background("0 0 * * * *", Duration.ZERO);
        PagedSource live = new PagedSource("behind:live", "behind", clock, 300, 100);
        live.beforeAnswer = () -> assertThat(behind.asked).hasSize((live.asked.size() - 1) / 9);

        finish(hold(behind, live));

        assertThat(live.asked).hasSize(30);
        assertThat(behind.asked).as("a quarter of 80, though no more is live").hasSize(20);
        assertThat(state(behind).trouble())
                .satisfies(trouble -> assertThat(trouble.kind()).isEqualTo(Trouble.Kind.spent));
        assertThat(state(behind).plan().goesFirst()).isFalse();
        assertThat(state(live).plan().goesFirst()).isTrue();
    }

    private CollectorStatus.Word word(PollTask task, Duration silence) throws Exception {
        ledger.caughtUp().get();
        Clock wall = Clock.fixed(ledger.heard(task.lane()).orElseThrow().plus(silence), ZoneOffset.UTC);
        return new CollectorTasks(new Lanes(Map.of()), ledger, SHARES, clock, wall)
                .find(task.name())
                .orElseThrow()
                .state();
    }

    @Test
    void whatIsOverdueOnALaneThatIsSilentIsUnattended() throws Exception {
        Duration soon = Duration.ofMinutes(9);
        Duration late = Duration.ofMinutes(11);
        PagedSource source = source("dead", 25);
        LaneSession session = hold(source);
        session.turn();
        assertThat(word(source, late)).isEqualTo(CollectorStatus.Word.running);
        assertThat(word(source, Duration.ofMinutes(36))).isEqualTo(CollectorStatus.Word.unattended);
        finish(session);
        assertThat(word(source, late)).as("nothing is due").isEqualTo(CollectorStatus.Word.waiting);
        clock.pass(Duration.ofMinutes(71));
        assertThat(word(source, soon)).isEqualTo(CollectorStatus.Word.waiting);
        assertThat(word(source, late)).isEqualTo(CollectorStatus.Word.unattended);

        source.beforeAnswer = () -> {
            throw new PollFailed("example.org answered 502");
        };
        finish(session);
        assertThat(word(source, late)).as("nothing is due").isEqualTo(CollectorStatus.Word.failing);
        clock.pass(late);
        assertThat(word(source, late)).isEqualTo(CollectorStatus.Word.unattended);
        orders().pause(source.lane(), source.name());
        assertThat(word(source, late)).isEqualTo(CollectorStatus.Word.paused);
    }

    private double counted(String what, PollTask task) {
        return registry.get("framewatch.collector." + what)
                .tags("task", task.name(), "source", task.lane())
                .counter()
                .count();
    }

    @Test
    void whatTasksDoIsCounted() throws Exception {
        PagedSource source = source("counted", 30);
        LaneSession session = hold(source);
        session.turn();
        source.instead = new Poll.LimitedUntil(clock.now.plusSeconds(60), "It says so");
        session.turn();
        clock.pass(Duration.ofSeconds(61));
        source.beforeAnswer = () -> {
            throw new PollFailed("It failed");
        };
        session.turn();
        clock.pass(Duration.ofSeconds(61));
        source.beforeAnswer = () -> {};
        source.instead = null;
        finish(session);
        clock.pass(Duration.ofHours(1));
        source.instead = new Poll.NotModified(Cursor.of(new PagedSource.Place(30)));
        finish(session);

        EventMeters events = new EventMeters(registry);
        assertThat(events.collected("counted", source.name()).count()).isEqualTo(30);
        assertThat(counted("limited", source)).isOne();
        assertThat(counted("failed", source)).isOne();
        assertThat(counted("unchanged", source)).isOne();
        assertThat(events.rejectedByTask(source.name()).count()).isZero();
        assertThat(counted("free", source)).isZero();
        assertThat(counted("requests", source)).isEqualTo(source.asked.size());
        ledger.caughtUp().get();
        assertThat(registry.get("framewatch.collector.budget.left")
                        .tags("budget", "counted:requests", "source", "counted")
                        .gauge()
                        .value())
                .isEqualTo(799);
    }

    private double shown(String what, String... tags) {
        return registry.get("framewatch.collector." + what).tags(tags).gauge().value();
    }

    private double age(Source source) {
        return registry.get("framewatch.events.age")
                .tag("source", source.toString())
                .gauge()
                .value();
    }

    @Test
    void howFarBehindTheSourceTasksAreAndHowOldWhatTheyPublishedIsShown() throws Exception {
        PagedSource source = source("behindhand", 30);
        PagedSource idle = source("idle", 30);
        Lanes lanes = new Lanes(Map.of(
                source.lane(), List.of(LaneTask.of(source, null)), idle.lane(), List.of(LaneTask.of(idle, null))));
        new PollMeters(registry, ledger, SHARES, clock).show(lanes, published);
        finish(hold(source));
        ledger.caughtUp().get();
        published.caughtUp().get();

        clock.now = PagedSource.AT.plusSeconds(30).plus(Duration.ofMinutes(5));
        assertThat(shown("lag", "task", source.name(), "source", "behindhand")).isEqualTo(300);
        assertThat(shown("lag", "task", idle.name(), "source", "idle")).isNaN();
        clock.now = published.newest(Source.REDDIT).orElseThrow().plusMillis(90_500);
        assertThat(age(Source.REDDIT)).isEqualTo(90.5);
        assertThat(age(Source.HUGGINGFACE)).isNaN();
    }

    @Test
    void whatThereIsToSayOfTheDaysOfABackfillIsNotedWhenTheyAreAskedFor() throws Exception {
        GappySource source = new GappySource(source("noted", 5));
        source.backfill = true;
        LaneSession session = hold(source);
        assertThat(state(source).plan().note()).isNull();

        Days days = new Days(LocalDate.parse("2026-01-01"), LocalDate.parse("2026-01-03"));
        orders().run(source.lane(), source.name(), days);
        finish(session);

        assertThat(state(source).plan().note()).isEqualTo("from 2026-01-01");
        assertThat(hold(source).turn()).isFalse();
        assertThat(state(source).plan().note()).isEqualTo("from 2026-01-01");
    }

    @Test
    void aTaskThatIsOffSaysWhyAndIsNotAsked() throws Exception {
        PagedSource items = source("off", 5);
        GappySource source = new GappySource(items);
        source.off = "No credentials; set framewatch.example.token";

        finish(hold(source));

        assertThat(items.asked).isEmpty();
        assertThat(state(source).plan().off()).isEqualTo(source.off);
    }
}
