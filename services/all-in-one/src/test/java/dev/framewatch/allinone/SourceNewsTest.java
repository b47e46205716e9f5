package dev.framewatch.allinone;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What a person at the terminal is told of the collectors, which a server of the test makes up. */
class SourceNewsTest {
    private static final String WELL = task("a:one", "a", "waiting", null, null);

    private final ByteArrayOutputStream said = new ByteArrayOutputStream();
    private volatile String answer = "";
    private volatile int status = 200;
    private final HttpServer api;
    private final SourceNews news;

    SourceNewsTest() throws IOException {
        api = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        PrintStream err = new PrintStream(said, true, UTF_8);
        news = new SourceNews(
                "http://127.0.0.1:" + api.getAddress().getPort(), new Terminal(System.out, err, false, false));
    }

    @BeforeEach
    void serve() {
        api.createContext("/api/v1/collectors", exchange -> {
            byte[] body = answer.getBytes(UTF_8);
            exchange.sendResponseHeaders(status, body.length);
            exchange.getResponseBody().write(body);
            exchange.close();
        });
        api.start();
    }

    @AfterEach
    void end() {
        api.stop(0);
    }

    @Test
    void ofTasksThatAreWellItSaysNothing() throws Exception {
        assertThat(look(WELL)).isEmpty();
    }

    @Test
    void tasksThatAreOffForOneReasonAreToldInOneLineAndOnce() throws Exception {
        String[] off = {
            task("a:one", "a", "off", "No credentials", null), task("a:two", "a", "off", "No credentials", null)
        };

        assertThat(look(off)).containsExactly("a:one and 1 more are off: No credentials.");
        assertThat(look(off)).hasSize(1);
    }

    @Test
    void theFirstFailureOfALaneIsToldAndNoOther() throws Exception {
        String first = task("a:one", "a", "failing", "it refuses connections", null);

        assertThat(look(first))
                .containsExactly("a cannot be asked now: it refuses connections. It is tried again by itself;"
                        + " ./framewatch collectors shows how it does.");
        assertThat(look(first, task("a:two", "a", "failing", "it is slow", null)))
                .hasSize(1);
        assertThat(look(WELL)).hasSize(1);
        assertThat(look(first)).hasSize(1);
        assertThat(look(task("b:one", "b", "limited", "it answered 429", null))).hasSize(2);
    }

    @Test
    void whatHampersATaskIsToldOnce() throws Exception {
        assertThat(look(task("a:one", "a", "running", null, "It is slow. Set a-token")))
                .containsExactly("It is slow. Set a-token.");
        assertThat(look(task("a:one", "a", "waiting", null, "It is slow. Set a-token")))
                .hasSize(1);
    }

    @Test
    void anApiThatDoesNotAnswerIsAskedAgain() throws Exception {
        status = 503;
        assertThat(look(task("a:one", "a", "off", "No credentials", null))).isEmpty();

        status = 200;
        assertThat(look(task("a:one", "a", "off", "No credentials", null))).hasSize(1);
    }

    /** Everything that was said up to now, after a look at tasks that are so. */
    private List<String> look(String... tasks) throws InterruptedException {
        answer = List.of(tasks).stream().collect(Collectors.joining(",", "{\"collectors\":[", "]}"));
        news.look();
        return said.toString(UTF_8).lines().toList();
    }

    private static String task(String name, String lane, String state, @Nullable String reason, @Nullable String note) {
        return "{\"task\":\"%s\",\"lane\":\"%s\",\"state\":\"%s\",\"reason\":%s,\"note\":%s}"
                .formatted(name, lane, state, json(reason), json(note));
    }

    private static String json(@Nullable String text) {
        return text == null ? "null" : '"' + text + '"';
    }
}
