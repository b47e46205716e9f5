package dev.framewatch.collector.reddit;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import dev.framewatch.collector.http.SourceClients;
import dev.framewatch.collector.http.TestClients;
import dev.framewatch.collector.poll.PollFailed;
import dev.framewatch.collector.poll.TestContext;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RedditTest {
    private static final String TOKEN = "/api/v1/access_token";
    private static final String INFO = "/api/info";

    private final TestContext context = new TestContext();
    private final SourceClients clients = TestClients.local();
    private final List<String> asked = new CopyOnWriteArrayList<>();
    private final Map<String, String> bodies =
            new ConcurrentHashMap<>(Map.of(TOKEN, "{\"access_token\":\"one\",\"expires_in\":3600}", INFO, "{}"));
    private final Map<String, Integer> statuses = new ConcurrentHashMap<>();
    private final Map<String, String> headers = new ConcurrentHashMap<>();

    @SuppressWarnings("NullAway.Init") // set before each test
    private HttpServer server;

    @SuppressWarnings("NullAway.Init") // set before each test
    private Reddit reddit;

    @BeforeEach
    void start() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", exchange -> {
            String path = exchange.getRequestURI().getPath();
            asked.add(path + " " + exchange.getRequestHeaders().getFirst("Authorization"));
            headers.forEach(exchange.getResponseHeaders()::set);
            byte[] bytes = bodies.getOrDefault(path, "{}").getBytes(UTF_8);
            exchange.sendResponseHeaders(statuses.getOrDefault(path, 200), bytes.length);
            exchange.getResponseBody().write(bytes);
            exchange.close();
        });
        server.start();
        URI address = URI.create("http://127.0.0.1:" + server.getAddress().getPort());
        reddit = new Reddit(SimulatedReddit.settings(address, address), clients);
    }

    @AfterEach
    void stop() {
        server.stop(0);
        clients.close();
    }

    private Reddit.Asked ask() {
        return reddit.ask(context, "what is held", api -> api.info("t3_a"));
    }

    @Test
    void aTokenIsAskedForOnceAndAgainBeforeItEnds() {
        ask();
        ask();
        context.pass(Duration.ofMinutes(59));
        ask();

        assertThat(asked)
                .containsExactly(
                        TOKEN + " Basic YW4tYXBwOmNhbmFyeS1zZWNyZXQ=",
                        INFO + " bearer one",
                        INFO + " bearer one",
                        TOKEN + " Basic YW4tYXBwOmNhbmFyeS1zZWNyZXQ=",
                        INFO + " bearer one");
        assertThat(context.taken.values()).containsExactly(5);
    }

    @Test
    void aTokenThatRedditNoLongerTakesIsReplacedOnce() {
        statuses.put(INFO, 401);

        assertThatThrownBy(this::ask).isInstanceOf(PollFailed.class).hasMessageContaining("401");
        assertThat(asked).hasSize(4);
    }

    @ParameterizedTest
    @CsvSource({"401, {}, does not know framewatch.reddit.client-id", "200, {\"error\":\"x\"}, the error x"})
    void aRefusedAppIsSaidSoWithoutItsSecret(int status, String body, String words) {
        statuses.put(TOKEN, status);
        bodies.put(TOKEN, body);

        assertThatThrownBy(this::ask)
                .isInstanceOf(PollFailed.class)
                .hasMessageContaining(words)
                .message()
                .doesNotContain(SimulatedReddit.SECRET, "YW4tYXBw");
    }

    @Test
    void aLimitIsHeededAsLongAsRedditSays() {
        statuses.put(INFO, 429);
        headers.putAll(Map.of("X-Ratelimit-Used", "996.0", "X-Ratelimit-Remaining", "0.0", "X-Ratelimit-Reset", "77"));

        assertThat(ask()).isInstanceOfSatisfying(Reddit.Asked.Limited.class, limited -> {
            assertThat(limited.until().until()).isEqualTo(context.now.plusSeconds(77));
            assertThat(limited.until().budgets()).hasSize(1);
        });
        assertThat(context.readings).singleElement().satisfies(reading -> {
            assertThat(reading.limit()).isEqualTo(996);
            assertThat(reading.remaining()).isZero();
        });
    }

    @Test
    void whatIsPrivateSaysSo() {
        statuses.put(INFO, 403);

        assertThatThrownBy(this::ask).isInstanceOf(PollFailed.class).hasMessageContaining("may be private");
    }
}
