package dev.framewatch.collector.erasure;

import static dev.framewatch.collector.erasure.Things.key;
import static dev.framewatch.collector.erasure.Things.removal;
import static dev.framewatch.collector.erasure.Things.revision;
import static org.assertj.core.api.Assertions.assertThat;

import dev.framewatch.collector.TestBroker;
import dev.framewatch.collector.poll.LaneByHand;
import dev.framewatch.event.AdoptionEvent;
import dev.framewatch.event.Topic;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Passes of the erasure on a real broker, whose compaction is hours away. */
class ErasureTaskTest {
    private static final List<Topic> EVENTS =
            List.of(Topic.COLLECTED, Topic.classified("1"), Topic.classified("of-another-spread"));

    @TempDir
    @SuppressWarnings("NullAway.Init") // JUnit sets it
    private static Path data;

    @SuppressWarnings("NullAway.Init") // set before the first test
    private static TestBroker broker;

    @SuppressWarnings("NullAway.Init") // set before the first test
    private static Things things;

    @SuppressWarnings("NullAway.Init") // set before the first test
    private static LaneByHand lane;

    @BeforeAll
    static void start() throws ExecutionException, InterruptedException {
        broker = TestBroker.start(data);
        things = new Things(broker, Map.of("1", 4, "of-another-spread", 3));
        lane = new LaneByHand(things.clients);
    }

    @AfterAll
    static void stop() {
        lane.close();
        things.close();
        broker.close();
    }

    private static void pass() {
        lane.pass(Duration.ofHours(5));
        lane.turns(things.task(1_000), 100);
    }

    private static long nulls(String word) {
        return EVENTS.stream()
                .flatMap(topic -> things.records(topic, word).stream())
                .filter(record -> record.endsWith(Things.NULL))
                .count();
    }

    @Test
    void onlyWhatIsOlderThanARemovalIsErased() {
        things.collect(revision("which.kept", 1, "old"), revision("which.kept", 2, "new"));
        things.collect(revision("which.gone", 1, "old"), revision("which.gone", 2, "new"), removal("which.gone", 3));
        things.collect(revision("which.back", 1, "old"), removal("which.back", 2), revision("which.back", 3, "again"));
        things.collect(
                revision("which.edited", 4, "after the removal"),
                revision("which.edited", 1, "old"),
                removal("which.edited", 2));

        pass();

        assertThat(EVENTS)
                .allSatisfy(topic -> assertThat(things.held(topic, "which."))
                        .containsExactlyInAnyOrder(
                                key("which.kept", 1),
                                key("which.kept", 2),
                                key("which.gone", 3),
                                key("which.back", 2),
                                key("which.back", 3),
                                key("which.edited", 2),
                                key("which.edited", 4)));
    }

    @Test
    void anOlderRevisionThatIsImportedLaterGoesInTheNextPass() {
        things.collect(removal("late.gone", 3));
        pass();
        things.collect(revision("late.gone", 1, "from an old dump"));
        pass();
        things.collect(revision("late.gone", 1, "from the same dump again"));
        pass();

        assertThat(EVENTS)
                .allSatisfy(topic -> assertThat(things.held(topic, "late.")).containsExactly(key("late.gone", 3)));
    }

    @Test
    void aRemovalThatIsNoNewerThanWhatItRemovesIsToldOnceMore() {
        things.collect(removal("equal.gone", 2), revision("equal.gone", 2, "of the same time"));
        pass();
        pass();

        assertThat(things.held(Topic.COLLECTED, "equal.")).hasSize(1);
        assertThat(things.records(Topic.COLLECTED, "equal.").getLast()).endsWith(Things.NULL);
    }

    @Test
    void anotherPassSendsOneNullForWhatStillLiesThere() {
        things.collect(IntStream.range(0, 50)
                .boxed()
                .flatMap(i -> Stream.of(revision("twice.gone" + i, 1, "text"), removal("twice.gone" + i, 2)))
                .toArray(AdoptionEvent[]::new));
        pass();
        assertThat(nulls("twice.")).isEqualTo(150);
        long before = nulls(":");

        pass();

        assertThat(nulls(":"))
                .as("one for each partition of collected on each that may hold the same")
                .isEqualTo(before + 4 + 4 + 4 * 3);
    }

    @Test
    void aPassThatIsInterruptedIsGoneOnWith() {
        things.collect(IntStream.range(0, 50)
                .boxed()
                .flatMap(i -> Stream.of(revision("halfway.gone" + i, 1, "text"), removal("halfway.gone" + i, 2)))
                .toArray(AdoptionEvent[]::new));

        lane.pass(Duration.ofHours(5));
        int turns = 0;
        for (int last = 3; last == 3; turns += last) {
            last = lane.turns(things.task(7), 3);
        }

        assertThat(turns).isGreaterThanOrEqualTo(150 / 7);
        assertThat(EVENTS)
                .allSatisfy(topic -> assertThat(things.held(topic, "halfway."))
                        .containsExactlyInAnyOrderElementsOf(IntStream.range(0, 50)
                                .mapToObj(i -> key("halfway.gone" + i, 2))
                                .toList()));
        assertThat(nulls("halfway."))
                .as("none twice but where an instance found no more")
                .isBetween(150L, 150L + 20);
    }

    @Test
    void rejectionsOfWhatIsRemovedGoWithIt() {
        things.collect(
                revision("rejected.gone", 1, "old"), removal("rejected.gone", 2), revision("rejected.kept", 1, "text"));
        things.reject("classified-1-0@1", key("rejected.gone", 1), "its text");
        things.reject("classified-1-0@2", key("rejected.gone", 2), "the removal");
        things.rejectAnswer("reddit:comments/7", "reddit:comment:rejected.gone");
        things.rejectAnswer("reddit:comments/8", "reddit:comment:rejected.kept");
        things.reject("classified-1-0@3", key("rejected.kept", 1), "another text");
        things.reject("classified-1-0@4", "no key", "a word");

        pass();

        assertThat(things.held(Topic.REJECTED, ":"))
                .containsExactly(
                        "classifier:classified-1-0@2",
                        "collector:reddit:comments/8",
                        "classifier:classified-1-0@3",
                        "classifier:classified-1-0@4");
    }

    @Test
    void wordsInATextRemoveNothing() {
        things.collect(revision("quotes.quotes", 2, "\"removed\":true"), revision("quotes.quotes", 1, "old"));

        pass();

        assertThat(nulls("quotes.")).isZero();
    }
}
