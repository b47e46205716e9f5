package dev.framewatch.collector.http;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import com.sun.net.httpserver.HttpServer;
import dev.framewatch.collector.poll.PollFailed;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.service.annotation.GetExchange;

class SourceClientsTest {
    private static final String SECRET = "ghp_canary";

    private final List<String> asked = new CopyOnWriteArrayList<>();
    private final CountDownLatch over = new CountDownLatch(1);
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final SourceClients clients = TestClients.local();

    @SuppressWarnings("NullAway.Init") // set before each test
    private HttpServer server;

    interface Api {
        @GetExchange("/{path}?key=" + SECRET)
        ResponseEntity<byte[]> get(@PathVariable String path);

        @GetExchange
        ResponseEntity<byte[]> at(URI address, @RequestHeader("If-None-Match") String etag);
    }

    @BeforeEach
    void start() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(threads);
        server.start();
    }

    @AfterEach
    void stop() {
        over.countDown();
        clients.close();
        server.stop(0);
        threads.close();
    }

    private String host() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    private Api api() {
        return clients.client(Api.class, address());
    }

    private SourceAddress address() {
        return SourceAddress.of(URI.create(host()), "framewatch-test").authorizedBy(() -> "Bearer " + SECRET);
    }

    private void serve(String path, HttpHandler handler) {
        server.createContext(path, exchange -> {
            asked.add(exchange.getRequestURI().getPath() + " "
                    + exchange.getRequestHeaders().getFirst("Authorization") + " "
                    + exchange.getRequestHeaders().getFirst("User-Agent"));
            try (exchange) {
                handler.handle(exchange);
            }
        });
    }

    private static void answer(HttpExchange exchange, int status, byte[] body) throws IOException {
        exchange.sendResponseHeaders(status, body.length == 0 ? -1 : body.length);
        exchange.getResponseBody().write(body);
    }

    @Test
    void everyStatusIsAnAnswerWithItsHeaders() {
        serve("/limited", exchange -> {
            exchange.getResponseHeaders().add("Retry-After", "61");
            exchange.getResponseHeaders().add("Link", "<" + host() + "/a>; rel=\"prev\", </b?page=2>; rel=\"next\"");
            answer(exchange, 403, "{\"message\":\"slow down\"}".getBytes(UTF_8));
        });

        Answer answer = Answer.of(api().get("limited"));

        assertThat(answer.status()).isEqualTo(403);
        assertThat(answer.retryAfter()).contains(Duration.ofSeconds(61));
        assertThat(answer.next()).contains(URI.create(host() + "/b?page=2"));
        assertThat(answer.json().path("message").asString()).isEqualTo("slow down");
        assertThat(asked).containsExactly("/limited Bearer " + SECRET + " framewatch-test");
    }

    @Test
    void an304HasNoBody() {
        serve("/same", exchange -> {
            assertThat(exchange.getRequestHeaders().getFirst("If-None-Match")).isEqualTo("\"e\"");
            answer(exchange, 304, new byte[0]);
        });

        assertThat(Answer.of(api().at(URI.create(host() + "/same"), "\"e\"")).isNotModified())
                .isTrue();
    }

    @Test
    void redirectsOnTheSameHostAreFollowedAndTheNewAddressIsKnown() {
        serve("/old", exchange -> {
            exchange.getResponseHeaders().add("Location", "/new");
            answer(exchange, 301, new byte[0]);
        });
        serve("/new", exchange -> answer(exchange, 200, "{}".getBytes(UTF_8)));

        Answer answer = Answer.of(api().get("old"));

        assertThat(answer.isOk()).isTrue();
        assertThat(answer.address().getPath()).isEqualTo("/new");
        assertThat(asked).hasSize(2);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://localhost:%d/new",
                "https://127.0.0.1:%d/new",
                "http://127.0.0.1:1/new",
                "//evil.example/"
            })
    void noOtherHostIsAskedByARedirect(String location) {
        serve("/old", exchange -> {
            exchange.getResponseHeaders()
                    .add("Location", location.formatted(server.getAddress().getPort()));
            answer(exchange, 302, new byte[0]);
        });
        serve("/new", exchange -> answer(exchange, 200, "{}".getBytes(UTF_8)));

        assertThatThrownBy(() -> api().get("old"))
                .isInstanceOf(PollFailed.class)
                .hasMessageContaining("another host")
                .hasMessageNotContaining(SECRET);
        assertThat(asked).hasSize(1);
    }

    @Test
    void noOtherHostIsAskedByALink() {
        assertThatThrownBy(() -> api().at(URI.create("http://localhost:1/x?key=" + SECRET), ""))
                .isInstanceOf(PollFailed.class)
                .hasMessage("GET localhost/x was not asked, since it is not on 127.0.0.1");
    }

    @Test
    void redirectsInACircleEnd() {
        serve("/loop", exchange -> {
            exchange.getResponseHeaders().add("Location", "/loop");
            answer(exchange, 302, new byte[0]);
        });

        assertThatThrownBy(() -> api().get("loop")).hasMessageContaining("more than 5 times");
    }

    @Test
    void privateAddressesAreRefusedUnlessAllowed() {
        serve("/x", exchange -> answer(exchange, 200, new byte[0]));
        try (SourceClients strict = new SourceClients(TestClients.settings(false))) {
            assertThatThrownBy(() -> strict.client(Api.class, address()).get("x"))
                    .isInstanceOf(PollFailed.class)
                    .hasMessageContaining("framewatch.collectors.http.private-addresses=true")
                    .hasMessageNotContaining(SECRET);
        }
        assertThat(asked).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "127.0.0.1",
                "10.1.2.3",
                "172.16.0.1",
                "192.168.1.1",
                "169.254.169.254",
                "100.64.0.1",
                "0.0.0.0",
                "::1",
                "fe80::1",
                "fd00::1",
                "::ffff:10.0.0.1",
                "::10.0.0.1",
                "64:ff9b::a00:1",
                "2002:a00:1::",
                "224.0.0.1",
                "255.255.255.255",
                "198.18.0.1"
            })
    void addressesThatAreNotPublicAreKnown(String address) throws UnknownHostException {
        assertThat(PublicAddresses.isPrivate(InetAddress.getByName(address))).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"140.82.112.5", "2606:50c0:8000::153", "172.15.0.1", "100.63.0.1", "192.1.0.1"})
    void publicAddressesAreAsked(String address) throws UnknownHostException {
        assertThat(PublicAddresses.isPrivate(InetAddress.getByName(address))).isFalse();
    }

    @Test
    void anAnswerWithoutEndIsEnded() {
        serve("/endless", exchange -> {
            exchange.sendResponseHeaders(200, 0);
            OutputStream out = exchange.getResponseBody();
            while (over.getCount() > 0) {
                out.write(new byte[8192]);
            }
        });

        assertThatThrownBy(() -> api().get("endless"))
                .isInstanceOf(PollFailed.class)
                .hasMessage("GET 127.0.0.1/endless failed: the answer has more than 65536 bytes");
    }

    @Test
    void aBombIsMeasuredUnpacked() {
        serve("/bomb", exchange -> {
            ByteArrayOutputStream packed = new ByteArrayOutputStream();
            try (OutputStream out = new GZIPOutputStream(packed)) {
                out.write(new byte[1024 * 1024]);
            }
            exchange.getResponseHeaders().add("Content-Encoding", "gzip");
            answer(exchange, 200, packed.toByteArray());
        });

        assertThatThrownBy(() -> api().get("bomb")).hasMessageContaining("more than 65536 bytes");
    }

    @Test
    void anAnswerThatIsCutOffOrSilentOrSlowFailsWithWords() {
        serve("/cut", exchange -> {
            exchange.sendResponseHeaders(200, 100);
            exchange.getResponseBody().write(1);
            exchange.getResponseBody().flush();
        });
        serve("/silent", exchange -> await(over, 10_000));
        serve("/slow", exchange -> {
            exchange.sendResponseHeaders(200, 0);
            for (int i = 0; i < 100 && !await(over, 50); i++) {
                exchange.getResponseBody().write(1);
                exchange.getResponseBody().flush();
            }
        });

        assertThatThrownBy(() -> api().get("cut")).hasMessage("GET 127.0.0.1/cut failed: the answer was cut off");
        assertThatThrownBy(() -> api().get("silent"))
                .hasMessage("GET 127.0.0.1/silent failed: it did not answer in time");
        assertThatThrownBy(() -> api().get("slow"))
                .isInstanceOf(PollFailed.class)
                .hasMessageContaining("took more than 1 s");
    }

    @Test
    void aSourceThatIsDownFailsWithWordsAndWithoutSecrets() {
        server.stop(0);

        assertThatThrownBy(() -> api().get("x"))
                .isInstanceOf(PollFailed.class)
                .hasMessage("GET 127.0.0.1/x failed: it refuses connections")
                .satisfies(failure ->
                        assertThat(String.valueOf(failure.getCause())).doesNotContain(SECRET));
    }

    @Test
    void whatIsNoJsonFails() {
        serve("/html", exchange -> answer(exchange, 200, "<html>".getBytes(UTF_8)));

        assertThatThrownBy(() -> Answer.of(api().get("html")).json())
                .isInstanceOf(PollFailed.class)
                .hasMessage("127.0.0.1/html answered 200 with what is no JSON, 6 bytes");
    }

    private static boolean await(CountDownLatch latch, int millis) {
        try {
            return latch.await(millis, TimeUnit.MILLISECONDS);
        } catch (InterruptedException ended) {
            return true;
        }
    }
}
