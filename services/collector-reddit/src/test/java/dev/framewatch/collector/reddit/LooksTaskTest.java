package dev.framewatch.collector.reddit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.framewatch.collector.TestBroker;
import dev.framewatch.collector.held.HeldEvents;
import dev.framewatch.collector.http.SourceClients;
import dev.framewatch.collector.http.TestClients;
import dev.framewatch.collector.poll.Cadence;
import dev.framewatch.collector.poll.Costs;
import dev.framewatch.collector.poll.Schedule;
import dev.framewatch.collector.poll.TestLoop;
import dev.framewatch.event.AdoptionEvent;
import dev.framewatch.event.Draft;
import dev.framewatch.event.Flag;
import dev.framewatch.event.Kind;
import dev.framewatch.event.Metric;
import dev.framewatch.event.Precision;
import dev.framewatch.event.Source;
import dev.framewatch.kafka.EventRecords;
import dev.framewatch.kafka.KafkaClients;
import dev.framewatch.simulator.Mischief;
import dev.framewatch.simulator.Truth;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Looks at what a real broker holds. */
class LooksTaskTest {
    @Test
    void itTakesABackfillsPartOfTheBudgetSoThatTheListingsDoNotWaitForIt() {
        assertThat(LooksTask.SCHEDULE).isInstanceOf(Schedule.Background.class);
    }

    /** As the sum counts in docs/adr/008-erasure.md. */
    @Test
    void itLooksEveryFourHours() {
        assertThat(Cadence.longest(LooksTask.SCHEDULE)).isEqualTo(Duration.ofHours(4));
    }

    @Test
    void whatRedditRemovedOrEditedIsSoHereAndScoresAreLookedAtTwice(@TempDir Path data) throws Exception {
        try (TestBroker broker = TestBroker.start(data);
                KafkaClients clients = broker.clients();
                SimulatedReddit reddit = new SimulatedReddit(9, Mischief.FULL, 300, Duration.ofMinutes(30))) {
            LooksTask looks = looks(reddit.client(), reddit.loop, clients);
            List<ListingTask> tasks = reddit.listings();
            Costs costs = reddit.costs();
            int sent = 0;
            for (int hours = 0; hours <= 9 * 24; hours += 27) {
                tasks.forEach(reddit.loop::run);
                sent = send(clients, reddit.loop.events, sent);
                costs.run(looks);
                sent = send(clients, reddit.loop.events, sent);
                reddit.loop.context.pass(Duration.ofHours(27));
            }
            reddit.server.stopWorld();
            tasks.forEach(reddit.loop::run);
            sent = send(clients, reddit.loop.events, sent);
            reddit.loop.run(looks);
            sent = send(clients, reddit.loop.events, sent);

            Map<String, Truth.Made> truth = reddit.server.truth().things().stream()
                    .collect(Collectors.toMap(Truth.Made::id, Function.identity()));
            Map<String, AdoptionEvent> newest = reddit.loop.newest();
            assertThat(newest).containsKeys(reddit.present().toArray(String[]::new));
            assertThat(newest.values())
                    .allSatisfy(event -> assertThat(truth.get(event.id())).satisfies(made -> {
                        assertThat(event.removed()).isEqualTo(made.removed());
                        assertThat(event.revision())
                                .isGreaterThanOrEqualTo(made.changed().toEpochMilli());
                    }));
            assertThat(newest.values()).anyMatch(AdoptionEvent::removed);
            noAuthorStaysWhoseAccountIsGone(reddit);
            assertThat(ofOneThatAged(reddit))
                    .extracting(event -> event.metrics().get(Metric.SCORE))
                    .doesNotHaveDuplicates();
            assertThat(reddit.unwanted()).isZero();

            costs.run(looks);
            assertThat(reddit.loop.events).as("nothing changed").hasSize(sent);
            costs.print("reddit:looks (misbehaving)");
        }
    }

    @Test
    void aScoreThatWasUnderWayWhenItsAgeCameIsLookedAtOnceMore(@TempDir Path data) throws Exception {
        TestLoop loop = new TestLoop();
        Instant created = loop.context.now.minus(Duration.ofDays(7)).plusSeconds(10);
        try (TestBroker broker = TestBroker.start(data);
                KafkaClients clients = broker.clients();
                SourceClients http = TestClients.patient();
                CannedReddit canned = new CannedReddit()) {
            LooksTask looks = looks(loop, clients, http, canned);
            loop.events.add(post("aged", created).metric(Metric.SCORE, 1L).event());
            int sent = send(clients, loop.events, 0);

            canned.answers(listing(created, 110), () -> loop.context.pass(Duration.ofSeconds(20)));
            loop.run(looks);
            assertThat(send(clients, loop.events, sent)).isEqualTo(2);
            canned.answers(listing(created, 111), () -> {});
            loop.run(looks);

            assertThat(loop.events)
                    .extracting(event -> event.metrics().get(Metric.SCORE))
                    .containsExactly(1L, 110L, 111L);
        }
    }

    @Test
    void aProgramStaysOneWhenItsAccountIsGone(@TempDir Path data) throws Exception {
        TestLoop loop = new TestLoop();
        Instant created = loop.context.now.minus(Duration.ofHours(1));
        try (TestBroker broker = TestBroker.start(data);
                KafkaClients clients = broker.clients();
                SourceClients http = TestClients.patient();
                CannedReddit canned = new CannedReddit()) {
            LooksTask looks = looks(loop, clients, http, canned);
            loop.events.add(post("aged", created)
                    .author("0123456789abcdef0123456789abcdef")
                    .flag(Flag.BOT, true)
                    .event());
            send(clients, loop.events, 0);

            canned.answers(listing(created, 1).replace("\"score\"", "\"author\":\"[deleted]\",\"score\""), () -> {});
            loop.run(looks);

            assertThat(loop.events).extracting(AdoptionEvent::removed).containsExactly(false, true, false);
            assertThat(loop.events.getLast().revision())
                    .isEqualTo(loop.events.get(1).revision() + 1);
            assertThat(loop.events.getLast().author()).isNull();
            assertThat(loop.events.getLast().flags()).containsExactly(Flag.BOT);
        }
    }

    @Test
    void whatASubredditLeavesOutIsGoneOnlyWhileItTellsOfSomethingElse(@TempDir Path data) throws Exception {
        TestLoop loop = new TestLoop();
        Instant created = loop.context.now.minus(Duration.ofHours(1));
        try (TestBroker broker = TestBroker.start(data);
                KafkaClients clients = broker.clients();
                SourceClients http = TestClients.patient();
                CannedReddit canned = new CannedReddit()) {
            LooksTask looks = looks(loop, clients, http, canned);
            for (String id : List.of("a", "b", "c")) {
                loop.events.add(post(id, created)
                        .topic(id.equals("c") ? "tensorflow" : "pytorch")
                        .event());
            }
            send(clients, loop.events, 0);

            canned.answers(things(), () -> {});
            loop.run(looks);
            canned.answers(things(thing("a", "PyTorch"), thing("b", "PyTorch"), thing("c", "tensorflow")), () -> {});
            loop.run(looks);
            canned.answers(things(thing("c", "tensorflow")), () -> {});
            loop.run(looks);
            canned.answers(things(), () -> {});
            loop.run(looks);
            assertThat(loop.events)
                    .as("an empty answer, or a private subreddit")
                    .hasSize(3);

            canned.answers(things(thing("b", "PyTorch"), thing("c", "tensorflow")), () -> {});
            loop.run(looks);
            assertThat(loop.events.subList(3, loop.events.size()))
                    .extracting(AdoptionEvent::id, AdoptionEvent::removed)
                    .containsExactly(tuple("reddit:post:a", true));
        }
    }

    private static String thing(String id, String subreddit) {
        return "{\"kind\":\"t3\",\"data\":{\"name\":\"t3_%s\",\"id\":\"%s\",\"title\":\"a title\",\"subreddit\":\"%s\",\"created_utc\":%d}}"
                .formatted(
                        id, id, subreddit, Instant.parse("2026-10-15T11:00:00Z").getEpochSecond());
    }

    private static String things(String... things) {
        return "{\"data\":{\"children\":[" + String.join(",", things) + "]}}";
    }

    @Test
    void answersThatLackEverythingRemoveNothing(@TempDir Path data) throws Exception {
        try (TestBroker broker = TestBroker.start(data);
                KafkaClients clients = broker.clients();
                SimulatedReddit reddit = new SimulatedReddit(9, Mischief.NONE, 300, Duration.ofDays(1))) {
            LooksTask looks = looks(reddit.client(), reddit.loop, clients);
            reddit.listings().forEach(reddit.loop::run);
            send(clients, reddit.loop.events, 0);
            reddit.loop.run(looks);
            int told = reddit.loop.events.size();

            reddit.server.behave(new Mischief(0, 0, 0, 0, 0, 0, 0, 1, 0, 0, 0));
            reddit.loop.run(looks);

            assertThat(reddit.loop.events).hasSize(told);
        }
    }

    private static LooksTask looks(TestLoop loop, KafkaClients clients, SourceClients http, CannedReddit canned) {
        return looks(new Reddit(SimulatedReddit.settings(canned.address(), canned.address()), http), loop, clients);
    }

    private static LooksTask looks(Reddit reddit, TestLoop loop, KafkaClients clients) {
        return new LooksTask(
                reddit,
                SimulatedReddit.EVENTS,
                new HeldEvents(clients, loop.context).of(Source.REDDIT).present());
    }

    private static String listing(Instant created, int score) {
        return """
                {"data":{"children":[{"kind":"t3","data":{"name":"t3_aged","id":"aged","title":"a title",
                "created_utc":%d,"score":%d}}]}}""".formatted(created.getEpochSecond(), score);
    }

    /** What a removal is newer than is erased. */
    private static void noAuthorStaysWhoseAccountIsGone(SimulatedReddit reddit) {
        Set<String> orphans = reddit.server.truth().orphans();
        assertThat(reddit.loop.newest().values())
                .filteredOn(event -> !event.removed())
                .allSatisfy(event ->
                        assertThat(event.author() == null).as(event.id()).isEqualTo(orphans.contains(event.id())));
        Map<String, Long> removals = reddit.loop.events.stream()
                .filter(AdoptionEvent::removed)
                .collect(Collectors.toMap(AdoptionEvent::id, AdoptionEvent::revision, Math::max));
        assertThat(reddit.loop.events)
                .filteredOn(event -> event.author() != null && orphans.contains(event.id()))
                .isNotEmpty()
                .allSatisfy(event -> assertThat(event.revision()).isLessThan(removals.getOrDefault(event.id(), 0L)));
    }

    /** The revisions of something that came when this began and that nobody edited: at first, after a day, a week. */
    private static List<AdoptionEvent> ofOneThatAged(SimulatedReddit reddit) {
        return reddit.loop.events.stream()
                .filter(event -> event.occurredAt().isAfter(reddit.began))
                .collect(Collectors.groupingBy(AdoptionEvent::id))
                .values()
                .stream()
                .filter(revisions -> revisions.size() == 3
                        && revisions.stream().noneMatch(AdoptionEvent::removed)
                        && revisions.stream()
                                        .map(AdoptionEvent::text)
                                        .distinct()
                                        .count()
                                == 1)
                .findFirst()
                .orElseThrow();
    }

    private static int send(KafkaClients clients, List<AdoptionEvent> events, int from) {
        TestBroker.commit(
                clients,
                events.subList(from, events.size()).stream()
                        .map(EventRecords::collected)
                        .toList());
        return events.size();
    }

    private static Draft post(String id, Instant created) {
        return AdoptionEvent.draft(Source.REDDIT, Kind.POST, id)
                .occurred(created, Precision.DAY)
                .revision(created)
                .observed(created)
                .title("a title");
    }
}
