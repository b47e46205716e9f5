package dev.framewatch.collector.github;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.framewatch.collector.KeyedHash;
import dev.framewatch.collector.TestBroker;
import dev.framewatch.collector.held.HeldBatch;
import dev.framewatch.collector.held.HeldEvents;
import dev.framewatch.collector.http.SourceClients;
import dev.framewatch.collector.http.TestClients;
import dev.framewatch.collector.poll.Cursor;
import dev.framewatch.collector.poll.LaneByHand;
import dev.framewatch.collector.poll.Poll;
import dev.framewatch.collector.poll.PollFailed;
import dev.framewatch.collector.poll.TestContext;
import dev.framewatch.event.AdoptionEvent;
import dev.framewatch.event.Flag;
import dev.framewatch.event.Kind;
import dev.framewatch.event.Metric;
import dev.framewatch.event.Precision;
import dev.framewatch.event.Source;
import dev.framewatch.event.Topic;
import dev.framewatch.kafka.EventRecords;
import dev.framewatch.kafka.KafkaClients;
import dev.framewatch.simulator.Mischief;
import dev.framewatch.simulator.SimulatorServer;
import dev.framewatch.simulator.SimulatorSettings;
import dev.framewatch.simulator.Traffic;
import dev.framewatch.simulator.Truth;
import dev.framewatch.simulator.WorldSize;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PaperCodeRecheckTest {
    private static final Duration NEVER = Duration.ofDays(10_000);
    private static final Instant AT = Instant.parse("2025-01-01T00:00:00Z");

    /** A pair that holds what GitHub told of its repository some time ago. */
    private static AdoptionEvent told(String id) {
        return AdoptionEvent.draft(Source.PAPERS, Kind.CODE, id.substring("papers:code:".length()))
                .occurred(AT, Precision.DAY)
                .revision(AT)
                .observed(AT)
                .title("A paper")
                .url("https://" + id.substring(id.indexOf('#') + 1))
                .owner("a hash")
                .flag(Flag.OFFICIAL, true)
                .declared("tf")
                .text("What the README says")
                .language("Python")
                .topic("deep-learning")
                .dependency("torch")
                .metric(Metric.STARS, 7L)
                .metric(Metric.FORKS, 1L)
                .event();
    }

    private static PaperCodeRecheck task(GitHub gitHub, Held held, Clock clock) {
        Observation observation = new Observation(new KeyedHash("a key"), SimulatedGitHub.TAXONOMY, clock);
        return new PaperCodeRecheck(new RepositoryDetails(gitHub, observation), held);
    }

    @ParameterizedTest
    @CsvSource({"false, 1", "true, 40"})
    void whatAGoneRepositorySaidIsTakenBackAndThePairStays(boolean badly, int hours, @TempDir Path data)
            throws ExecutionException, InterruptedException {
        try (TestBroker broker = TestBroker.start(data);
                KafkaClients kafka = broker.clients();
                LaneByHand lane = new LaneByHand(kafka);
                SourceClients clients = TestClients.patient();
                SimulatorServer simulator = SimulatorServer.start(
                        SimulatorSettings.of(5)
                                .with(new WorldSize(1_000, 1, 900, NEVER, NEVER, NEVER))
                                .with(badly ? Mischief.FULL : Mischief.NONE),
                        lane.clock())) {
            List<String> pairs =
                    simulator.truth().code().stream().map(Truth.Made::id).toList();
            Set<String> gone = simulator.truth().codeless();
            TestBroker.commit(
                    kafka,
                    pairs.stream()
                            .map(PaperCodeRecheckTest::told)
                            .map(EventRecords::collected)
                            .toList());
            HeldEvents held = new HeldEvents(kafka, lane.clock());
            GitHub gitHub =
                    new GitHub(new GitHubSettings(simulator.github(), List.of("a-token"), Duration.ofDays(1)), clients);
            for (int i = 0; i < hours; i++) {
                lane.turns(task(gitHub, held.of(Kind.CODE).present()::next, lane.clock()), 20);
                lane.pass(Duration.ofHours(1));
            }

            assertThat(gone).hasSizeBetween(1, 20);
            assertThat(broker.committed(Topic.COLLECTED, "papers:code:"))
                    .doesNotHaveDuplicates()
                    .hasSize(pairs.size() + 2 * gone.size());
            List<AdoptionEvent> newest = held(held);
            assertThat(newest).hasSize(pairs.size()).allSatisfy(event -> {
                boolean taken = gone.contains(event.id());
                assertThat(PaperCode.isRaw(event)).isEqualTo(taken);
                assertThat(event.title()).isEqualTo("A paper");
                assertThat(event.declared()).containsExactly("tf");
                assertThat(event.flags()).containsExactly(Flag.OFFICIAL);
                assertThat(event.text() == null).isEqualTo(taken);
                assertThat(event.language() == null).isEqualTo(taken);
                assertThat(event.topics().isEmpty()).isEqualTo(taken);
                assertThat(event.dependencies().isEmpty()).isEqualTo(taken);
                assertThat(event.metrics().isEmpty()).isEqualTo(taken);
            });
            Traffic.Count all = simulator.traffic().all();
            assertThat(all.beyond() + all.impatient()).isZero();
        }
    }

    private static List<AdoptionEvent> held(HeldEvents held) {
        HeldBatch batch = held.of(Kind.CODE).next(null, 1_000);
        List<AdoptionEvent> all = new ArrayList<>(batch.events());
        while (batch.next() != null) {
            batch = held.of(Kind.CODE).next(batch.next(), 1_000);
            all.addAll(batch.events());
        }
        return all;
    }

    @Test
    void whoeverDoesNotFindWhatIsSurelyThereIsNotBelieved() throws IOException {
        TestContext context = new TestContext();
        HeldBatch held = new HeldBatch(List.of(told("papers:code:1706.03762#github.com/some/thing")), null);
        try (CannedGitHub elsewhere = new CannedGitHub()) {
            elsewhere.answers("/graphql", 200, "{\"data\":{\"known\":null,\"r0\":null}}");

            assertThatThrownBy(() -> task(elsewhere.client("token"), (_, _) -> held, context)
                            .poll(Cursor.NONE, context))
                    .isInstanceOf(PollFailed.class)
                    .hasMessageContaining("pytorch/pytorch");
        }
    }

    @Test
    void whatAnswersAloneIsNotGone() throws IOException {
        TestContext context = new TestContext();
        HeldBatch held = new HeldBatch(List.of(told("papers:code:1706.03762#github.com/some/thing")), null);
        try (CannedGitHub gitHub = new CannedGitHub()) {
            gitHub.answers("/graphql", 200, "{\"data\":{\"known\":{\"databaseId\":1},\"r0\":null}}");
            gitHub.answers("/repos/some/thing", 200, "{\"id\":7}");

            Poll poll = task(gitHub.client("token"), (_, _) -> held, context).poll(Cursor.NONE, context);

            assertThat(poll).isInstanceOfSatisfying(Poll.Page.class, page -> {
                assertThat(page.events()).isEmpty();
                assertThat(page.more()).isFalse();
                assertThat(page.sourceTime()).isEqualTo(context.now);
            });
        }
    }

    @Test
    void withoutATokenItIsOffAndSaysWhatToDo() throws IOException {
        try (CannedGitHub gitHub = new CannedGitHub()) {
            assertThat(task(gitHub.client(), (_, _) -> new HeldBatch(List.of(), null), new TestContext())
                            .off())
                    .hasValueSatisfying(reason -> assertThat(reason).contains("framewatch.github.tokens"));
        }
    }
}
