package dev.framewatch.collector.reddit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.framewatch.collector.Span;
import dev.framewatch.collector.http.SourceClients;
import dev.framewatch.collector.http.TestClients;
import dev.framewatch.collector.poll.Costs;
import dev.framewatch.collector.poll.Gap;
import dev.framewatch.collector.poll.TestLoop;
import dev.framewatch.collector.reddit.ListingTask.Listing;
import dev.framewatch.event.AdoptionEvent;
import dev.framewatch.event.Kind;
import dev.framewatch.simulator.Mischief;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.http.HttpStatus;
import tools.jackson.databind.json.JsonMapper;

class ListingTaskTest {
    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void everythingThatIsNewIsPublishedOnceHoweverRedditBehaves(boolean badly) {
        Mischief mischief = badly ? Mischief.FULL : Mischief.NONE;
        try (SimulatedReddit reddit = new SimulatedReddit(7, mischief, 2_000, Duration.ofSeconds(20))) {
            List<ListingTask> tasks = reddit.listings();
            tasks.forEach(reddit.loop::run);
            int first = reddit.server.traffic().all().requests();
            int history = reddit.loop.events.size();
            Costs costs = reddit.costs();
            for (int minute = 0; minute < 90; minute++) {
                reddit.loop.context.pass(Duration.ofMinutes(1));
                tasks.forEach(costs::run);
            }
            reddit.server.stopWorld();
            tasks.forEach(costs::run);

            assertThat(reddit.loop.newest()).containsKeys(reddit.present().toArray(String[]::new));
            assertThat(reddit.loop.gaps).isEmpty();
            assertThat(reddit.unwanted()).isZero();
            costs.print("reddit:posts+comments" + (badly ? " (misbehaving)" : ""));
            System.out.printf(
                    "reddit, %s: %d requests for the first %d things; then %.2f requests a new event, in runs each"
                            + " minute of which %.1f things are new%n",
                    badly ? "misbehaving" : "well behaved",
                    first,
                    history,
                    costs.requests() / (double) costs.news(),
                    costs.news() / 91.0);
        }
    }

    @Test
    void whatAPageEndedWithMayBeDeletedBeforeTheNextOne() {
        try (SimulatedReddit reddit = new SimulatedReddit(11, Mischief.NONE, 6_000, Duration.ofHours(1))) {
            List<ListingTask> tasks = reddit.listings();
            boolean more = true;
            while (more) {
                more = false;
                for (ListingTask task : tasks) {
                    more |= reddit.loop.step(task);
                }
                reddit.loop.context.pass(Duration.ofHours(20));
            }

            List<String> history = reddit.server.truth().things().stream()
                    .filter(made -> !made.removed() && made.occurred().isBefore(reddit.began))
                    .map(made -> made.id())
                    .toList();
            assertThat(reddit.loop.newest()).containsKeys(history.toArray(String[]::new));
        }
    }

    @Test
    void textsComeAsTheyWereWritten() {
        try (SimulatedReddit reddit = new SimulatedReddit(3, Mischief.NONE, 1_500, Duration.ofHours(1))) {
            reddit.listings().forEach(reddit.loop::run);

            assertThat(reddit.loop.events)
                    .extracting(AdoptionEvent::text)
                    .anySatisfy(text -> assertThat(text).contains("(edited & checked)"))
                    .noneSatisfy(text -> assertThat(text).contains("&amp;"));
            assertThat(reddit.loop.events).extracting(AdoptionEvent::kind).contains(Kind.POST, Kind.COMMENT);
        }
    }

    @Test
    void whatAListingIsTooShortForIsAGap() {
        try (SimulatedReddit reddit = new SimulatedReddit(5, Mischief.NONE, 50, Duration.ofSeconds(2))) {
            ListingTask task = reddit.task(Listing.posts, "MachineLearning");
            reddit.loop.run(task);
            reddit.loop.context.pass(Duration.ofDays(1));
            reddit.loop.run(task);

            assertThat(reddit.loop.gaps).singleElement().satisfies(gap -> {
                assertThat(gap.reason()).contains("after 1000 things", "import a dump");
                assertThat(gap.kinds()).containsExactly(Kind.POST);
                Span span = Objects.requireNonNull(gap.span());
                assertThat(gap.name()).isEqualTo(span.from().toString());
                assertThat(span.to()).isAfter(span.from()).isBefore(reddit.loop.context.now);
            });
            assertThat(task.remedy())
                    .hasValueSatisfying(words -> assertThat(words).contains("dump"));
            reddit.loop.context.pass(Duration.ofMinutes(1));
            reddit.loop.run(task);
            assertThat(reddit.loop.gaps).hasSize(1);
        }
    }

    /** A task on a Reddit whose listing is one page of things that were created then. */
    private static void list(TestLoop loop, CannedReddit reddit, ListingTask task, String... created) {
        String things = Stream.of(created)
                .map(Instant::parse)
                .map(at ->
                        "{\"kind\":\"t3\",\"data\":{\"name\":\"t3_%1$d\",\"id\":\"%1$d\",\"title\":\"A title\",\"created_utc\":%1$d}}"
                                .formatted(at.getEpochSecond()))
                .collect(Collectors.joining(",", "{\"data\":{\"after\":null,\"children\":[", "]}}"));
        reddit.answers(HttpStatus.OK, JsonMapper.shared().createObjectNode(), things);
        loop.run(task);
    }

    @Test
    void aShortListingThatEndsBeforeWhatWasKnownIsAGapAndAnEmptyOneTellsNothing() throws IOException {
        try (CannedReddit reddit = new CannedReddit();
                SourceClients clients = TestClients.local()) {
            TestLoop loop = new TestLoop();
            ListingTask task = SimulatedReddit.task(reddit.address(), clients);
            list(loop, reddit, task, "2026-10-15T11:30:00Z", "2026-10-15T11:20:00Z");
            list(loop, reddit, task);
            list(loop, reddit, task, "2026-10-15T11:40:00Z", "2026-10-15T11:30:00Z");
            assertThat(loop.gaps).isEmpty();

            loop.context.pass(Duration.ofHours(6));
            list(loop, reddit, task, "2026-10-15T17:50:00Z", "2026-10-15T16:00:00Z");

            assertThat(loop.gaps)
                    .singleElement()
                    .satisfies(gap -> assertThat(gap.reason()).contains("after 2 things"))
                    .extracting(Gap::span)
                    .isEqualTo(new Span(Instant.parse("2026-10-15T11:40:00Z"), Instant.parse("2026-10-15T16:00:00Z")));
        }
    }

    @Test
    void oneThingFromTheFutureHidesNoGap() throws IOException {
        try (CannedReddit reddit = new CannedReddit();
                SourceClients clients = TestClients.local()) {
            TestLoop loop = new TestLoop();
            ListingTask task = SimulatedReddit.task(reddit.address(), clients);
            list(loop, reddit, task, "2031-01-01T00:00:00Z", "2026-10-15T11:30:00Z");

            loop.context.pass(Duration.ofHours(6));
            list(loop, reddit, task, "2031-01-01T00:00:00Z", "2026-10-15T17:00:00Z");

            assertThat(loop.gaps)
                    .singleElement()
                    .extracting(Gap::span)
                    .isEqualTo(new Span(Instant.parse("2026-10-15T12:00:00Z"), Instant.parse("2026-10-15T17:00:00Z")));
        }
    }

    @Test
    void whoEditedBeforeHisAccountWentIsNotNamedByWhatWasThereBefore() throws IOException {
        try (CannedReddit reddit = new CannedReddit();
                SourceClients clients = TestClients.local()) {
            TestLoop loop = new TestLoop();
            ListingTask task = SimulatedReddit.task(reddit.address(), clients);
            String thing = "{\"data\":{\"children\":[{\"data\":{\"name\":\"t3_a\",\"id\":\"a\",\"title\":\"A title\","
                    + "\"created_utc\":1792063800,\"author\":\"%s\",\"edited\":%s}}]}}";
            reddit.answers(thing.formatted("somebody", "false"), () -> {});
            loop.run(task);
            reddit.answers(thing.formatted("[deleted]", "1792064400.0"), () -> {});
            loop.run(task);

            assertThat(loop.events)
                    .extracting(AdoptionEvent::removed, AdoptionEvent::revision)
                    .containsExactly(
                            tuple(false, 1_792_063_800_000L),
                            tuple(true, 1_792_064_399_999L),
                            tuple(false, 1_792_064_400_000L));
            assertThat(loop.events.getFirst().author()).isNotNull();
            assertThat(loop.events.getLast().author()).isNull();
        }
    }
}
