package dev.framewatch.collector.poll;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.framewatch.collector.TestBroker;
import dev.framewatch.event.Topic;
import dev.framewatch.kafka.Deployment;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Several instances on a real broker, whose consumer group shares the lanes among them. */
class PollLoopTest {
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    @TempDir
    @SuppressWarnings("NullAway.Init") // JUnit sets it
    private static Path data;

    @SuppressWarnings("NullAway.Init") // set before the first test
    private static TestBroker broker;

    private final SetClock clock = new SetClock("2026-01-01T00:00:30Z");
    private final List<Instance> instances = new ArrayList<>();

    private record Instance(Ledger ledger, Published published, PollLoop loop) {
        void stop() {
            loop.stop();
            published.close();
            ledger.close();
        }
    }

    @BeforeAll
    static void start() throws ExecutionException, InterruptedException {
        broker = TestBroker.start(data);
    }

    @AfterAll
    static void stop() {
        broker.close();
    }

    @AfterEach
    void end() {
        instances.forEach(Instance::stop);
    }

    private Instance instance(List<PagedSource> sources) {
        PollSettings settings = new PollSettings(true, 0.8, 0.25, Map.of());
        Ledger ledger = new Ledger(broker.clients());
        Lanes lanes = Lanes.of(List.copyOf(sources), settings);
        Published published = new Published(broker.clients());
        Instance instance = new Instance(
                ledger,
                published,
                new PollLoop(
                        lanes,
                        broker.clients(),
                        new Deployment(null, null),
                        ledger,
                        published,
                        new PollMeters(new SimpleMeterRegistry(), ledger, settings.shares(), clock),
                        settings,
                        clock));
        instance.loop().start();
        instances.add(instance);
        return instance;
    }

    private static List<String> published(PagedSource source) {
        return broker.committed(Topic.COLLECTED, source.event(0).id().replaceFirst("-0$", "-"));
    }

    @Test
    void lanesGoOverWithoutLossOrRepetitionWhileInstancesComeAndGo() {
        List<PagedSource> sources = IntStream.range(0, 6)
                .mapToObj(i -> new PagedSource("moving" + i + ":items", "moving" + i, clock, 400, 10_000))
                .toList();
        CountDownLatch half = new CountDownLatch(6 * 15);
        sources.forEach(source -> source.beforeAnswer = half::countDown);
        Instance first = instance(sources);
        instance(sources);
        await().atMost(PATIENCE).until(() -> half.getCount() == 0);
        first.stop();
        instance(sources);

        await().atMost(PATIENCE).until(() -> sources.stream().allMatch(source -> source.asked.contains(390)));
        instances.forEach(Instance::stop);

        assertThat(sources).allSatisfy(source -> {
            assertThat(published(source)).containsExactlyInAnyOrderElementsOf(source.keys());
            assertThat(source.asked).as("no page twice").doesNotHaveDuplicates();
        });
    }

    @Test
    void aLaneGetsOnUntilItsThreadEndsAndOthersDoNotMind() {
        PagedSource sound = new PagedSource("sound:items", "sound", clock, 30, 1000);
        PagedSource broken = new PagedSource("broken:items", "broken", clock, 30, 1000);
        broken.beforeAnswer = () -> {
            throw new StackOverflowError("what a source should never do");
        };
        PollLoop loop = instance(List.of(sound, broken)).loop();
        await().dontCatchUncaughtExceptions()
                .atMost(PATIENCE)
                .until(() -> sound.asked.size() == 3 && !broken.asked.isEmpty());

        await().dontCatchUncaughtExceptions().atMost(PATIENCE).until(() -> !loop.getsOn("broken"));
        assertThat(loop.getsOn("broken")).isFalse();
        await().dontCatchUncaughtExceptions().atMost(PATIENCE).until(() -> loop.getsOn("sound"));
        await("again").dontCatchUncaughtExceptions().atMost(PATIENCE).until(() -> loop.getsOn("sound"));
    }

    @Test
    void aStopLetsThePageBeFinished() {
        PagedSource source = new PagedSource("stopped:items", "stopped", clock, 30, 1000);
        CountDownLatch asked = new CountDownLatch(1);
        CountDownLatch stopping = new CountDownLatch(1);
        AtomicInteger answered = new AtomicInteger();
        Instance instance = instance(List.of(source));
        source.beforeAnswer = () -> {
            asked.countDown();
            await().until(() -> stopping.getCount() == 0);
            answered.incrementAndGet();
        };
        await().atMost(PATIENCE).until(() -> asked.getCount() == 0);

        Thread ending = Thread.ofVirtual().start(instance::stop);
        await().atMost(PATIENCE).until(() -> ending.getState() == Thread.State.TIMED_WAITING);
        stopping.countDown();
        await().atMost(PATIENCE).until(() -> !ending.isAlive());

        assertThat(answered).hasValue(1);
        assertThat(published(source)).hasSize(10);
    }

    @Test
    void noBudgetIsExceededByTwoInstancesThatTakeTurns() {
        PagedSource source = new PagedSource("thrifty:items", "thrifty", clock, 1000, 20);
        Instance last = instance(List.of(source));
        for (int turn = 0; turn < 5; turn++) {
            clock.pass(Duration.ofSeconds(61));
            int before = source.asked.size();
            await().atMost(PATIENCE).until(() -> source.asked.size() > before);
            Instance next = instance(List.of(source));
            last.stop();
            last = next;
        }
        await().atMost(PATIENCE).until(() -> source.most() == 16);

        assertThat(source.most()).isLessThanOrEqualTo(16);
        assertThat(source.asked).doesNotHaveDuplicates();
    }

    @Test
    void whoLacksALanesTasksLeavesItToThoseWhoHaveThem() {
        PagedSource one = new PagedSource("apart1:items", "apart1", clock, 200, 10_000);
        PagedSource other = new PagedSource("apart2:items", "apart2", clock, 200, 10_000);
        instance(List.of(one));
        instance(List.of(other));

        await().atMost(PATIENCE).until(() -> one.asked.contains(190) && other.asked.contains(190));
    }

    @Test
    void aBudgetWhoseWindowsAreNotToldIsKeptWhereverTheyBegin() {
        PagedSource source = new PagedSource("silent:items", "silent", clock, 100_000, 20);
        source.tells = false;
        instance(List.of(source));
        for (int step = 0; step < 12; step++) {
            int asked = source.asked.size();
            clock.pass(Duration.ofSeconds(25));
            if (step % 3 == 2) {
                await().atMost(PATIENCE).until(() -> source.asked.size() > asked);
            }
        }

        assertThat(source.most()).isBetween(1, 16);
    }
}
