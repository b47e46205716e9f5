package dev.framewatch.query;

import static dev.framewatch.event.Events.tag;
import static dev.framewatch.query.Sample.event;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.framewatch.event.AdoptionEvent;
import dev.framewatch.event.Kind;
import dev.framewatch.event.Role;
import dev.framewatch.query.Listener.Heard;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.context.ConfigurableApplicationContext;

@ExtendWith(RunningApi.Start.class)
class LiveApiTest {
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    /** Another number in each test, by which it knows the figures of its own. */
    private static int posts;

    private final RunningApi api;

    LiveApiTest(RunningApi api) {
        this.api = api;
    }

    @BeforeEach
    void fill() throws IOException {
        api.clear();
        posts++;
        api.store(IntStream.range(100, 100 + posts)
                .mapToObj(i -> event(Kind.POST, i, "2026-11-20", tag("jax", Role.USES, 0.9)))
                .toList());
    }

    @Test
    void tellsTheFiguresAndWhatIsIndexedFromThenOn() throws Exception {
        try (Listener listener = listening()) {
            api.store(List.of(
                    event(Kind.REPOSITORY, 2, "2026-11-21", tag("pytorch", Role.USES, 0.9)),
                    event(Kind.REPOSITORY, 3, "2026-11-22"),
                    event(Kind.STARS, 4, "2026-11-22")));

            await().atMost(PATIENCE).untilAsserted(() -> {
                assertThat(events(listener, "repository")).hasSize(2);
                assertThat(listener.heard("figures").getLast().text())
                        .isEqualTo("""
                                {"today":"2026-11-23","generation":"1","taxonomy":"2026.1","events":%d,"tagged":%d,
                                "sources":[{"source":"github","events":2,"tagged":1,"leader":"pytorch","share":1.000000},
                                {"source":"reddit","events":%3$d,"tagged":%3$d,"leader":"jax","share":1.000000}]}""".replace("\n", "").formatted(posts + 2, posts + 1, posts));
            });
            assertThat(events(listener, "repository").get(1).text()).isEqualTo("""
                            {"id":"github:repository:n/2#x","source":"github","kind":"repository","title":"Number 2",
                            "url":"https://example.org/2","frameworks":["pytorch"],"occurredAt":"2026-11-21T02:30:00.000Z",
                            "link":"/api/v1/event?id=github%3Arepository%3An%2F2%23x"}""".replace("\n", ""));
            assertThat(listener.heard("state").getFirst().retry()).isEqualTo("3000");
            assertThat(listener.header("Content-Type")).isEqualTo("text/event-stream");
            assertThat(listener.header("Cache-Control")).isEqualTo("no-store");
        }
    }

    @Test
    void takesNothingForNewsThatWasThereBefore() throws Exception {
        api.store(IntStream.range(200, 230)
                .mapToObj(i -> event(Kind.POST, i, "2026-11-20"))
                .toList());
        try (ConfigurableApplicationContext begun = RunningApi.start(api.elasticsearch());
                Listener listener = new Listener(RunningApi.address(begun), null)) {
            await().atMost(PATIENCE).until(() -> !listener.heard("figures").isEmpty());

            api.index("1", List.of(event(Kind.PAPER, 60, "2026-11-22")));

            await().atMost(PATIENCE).until(() -> !listener.heard("event").isEmpty());
            assertThat(listener.heard("event"))
                    .singleElement()
                    .extracting(one -> one.data().path("kind").asString())
                    .isEqualTo("paper");
        }
    }

    @Test
    void sendsTheNewestOfManyAndSaysHowManyThereAreBeside() throws Exception {
        try (Listener listener = listening()) {
            List<AdoptionEvent> many = IntStream.range(10, 40)
                    .mapToObj(i -> event(Kind.PAPER, i, "2026-11-22"))
                    .toList();
            api.index("1", many);

            await().atMost(PATIENCE).until(() -> events(listener, "paper").size() >= 10);
            List<Heard> papers = events(listener, "paper");
            long leftOut = papers.stream()
                    .mapToLong(one -> one.data().path("leftOut").asLong(0))
                    .sum();
            assertThat(leftOut + papers.size()).isEqualTo(30);
            assertThat(papers).hasSize(10).doesNotHaveDuplicates();
        }
    }

    @Test
    void sendsWhoComesBackWhatWasMissed() throws Exception {
        try (Listener first = listening()) {
            api.index("1", List.of(event(Kind.PAPER, 50, "2026-11-22")));
            await().atMost(PATIENCE).until(() -> events(first, "paper").size() == 1);
            String last = events(first, "paper").getFirst().id();
            api.index("1", List.of(event(Kind.PAPER, 51, "2026-11-22"), event(Kind.PAPER, 52, "2026-11-22")));
            await().atMost(PATIENCE).until(() -> events(first, "paper").size() == 3);

            try (Listener again = new Listener(api.address(), last);
                    Listener fresh = new Listener(api.address(), "0123abcd-1")) {
                await().atMost(PATIENCE)
                        .until(() -> !again.heard("state").isEmpty()
                                && !fresh.heard("state").isEmpty());
                assertThat(events(again, "paper"))
                        .extracting(Heard::id)
                        .isEqualTo(events(first, "paper").stream()
                                .map(Heard::id)
                                .skip(1)
                                .toList());
                assertThat(events(fresh, "paper")).isEmpty();
            }
        }
    }

    @Test
    void letsNoMoreListenThanItCanServeAndNoticesWhoHasGone() throws Exception {
        try (Listener one = listening();
                Listener two = listening()) {
            try (Listener _ = listening();
                    Listener refused = new Listener(api.address(), null)) {
                assertThat(refused.status()).isEqualTo(503);
                assertThat(refused.header("Retry-After")).isEqualTo("10");
                assertThat(refused.header("Content-Type")).isEqualTo("application/problem+json");
            }
            await().atMost(PATIENCE).until(() -> {
                try (Listener third = new Listener(api.address(), null)) {
                    return third.status() == 200;
                }
            });
            assertThat(one.ended()).isFalse();
            assertThat(two.ended()).isFalse();
        }
    }

    @Test
    void saysThatElasticsearchIsAwayAndEndsWithTheService() throws Exception {
        ConfigurableApplicationContext alone = RunningApi.start(URI.create("http://127.0.0.1:1"));
        try (Listener listener = new Listener(RunningApi.address(alone), null)) {
            await().atMost(PATIENCE)
                    .until(() -> listener.heard("state").stream()
                            .anyMatch(
                                    one -> one.data().get("state").stringValue().equals("away")));
            long before = System.nanoTime();

            alone.close();

            await().atMost(PATIENCE).until(listener::ended);
            assertThat(Duration.ofNanos(System.nanoTime() - before)).isLessThan(Duration.ofSeconds(25));
        } finally {
            alone.close();
        }
    }

    /** The events of a kind; the posts that a test begins with may be news as well. */
    private static List<Heard> events(Listener listener, String kind) {
        return listener.heard("event").stream()
                .filter(one -> one.data().path("kind").asString("").equals(kind))
                .toList();
    }

    /** One who was told the figures as they are now, once there was room. */
    private Listener listening() throws Exception {
        Listener[] found = new Listener[1];
        await().atMost(PATIENCE).until(() -> {
            Listener listener = new Listener(api.address(), null);
            if (listener.status() != 200) {
                listener.close();
                return false;
            }
            found[0] = listener;
            return true;
        });
        await().atMost(PATIENCE)
                .until(() -> found[0].heard("figures").stream()
                        .anyMatch(one -> one.data().get("events").intValue() == posts));
        return found[0];
    }
}
