package dev.framewatch.allinone;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URLDecoder;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.concurrent.Executors;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The page in a browser, whose server has no figures and writes down what it is asked. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class BenchViewTest {
    /** What only a process with collectors answers, and what never ends. */
    private static final Set<String> OTHERS = Set.of("/api/v1/collectors", "/api/v1/gaps", "/api/v1/live");

    private final Set<String> asked = new ConcurrentSkipListSet<>();
    private HttpServer server;
    private Browser browser;

    @BeforeAll
    void start() throws IOException {
        browser = Browser.start();
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/", this::answer);
        server.start();
    }

    @AfterAll
    void stop() {
        if (server != null) {
            server.stop(0);
        }
        if (browser != null) {
            browser.close();
        }
    }

    private void answer(HttpExchange exchange) throws IOException {
        URI address = exchange.getRequestURI();
        String path = address.getPath();
        try (exchange;
                InputStream file = BenchViewTest.class.getResourceAsStream(
                        "/META-INF/resources" + (path.equals("/") ? "/index.html" : path))) {
            if (file == null) {
                asked.add(address.toString());
                exchange.sendResponseHeaders(503, -1);
                return;
            }
            String type = path.endsWith(".js") ? "text/javascript" : path.endsWith(".css") ? "text/css" : "text/html";
            exchange.getResponseHeaders().set("Content-Type", type);
            exchange.sendResponseHeaders(200, 0);
            file.transferTo(exchange.getResponseBody());
        }
    }

    static Stream<Map<String, String>> views() {
        return Stream.of(
                Map.of(),
                Map.of("source", "papers", "window", "30d", "forks", "false"),
                Map.of("kind", "code", "series", "code", "by", "month", "confidence", "0.8"),
                Map.of("kind", "post", "series", "post", "from", "2023-01-01", "to", "2026-01-01", "keras", "own"),
                Map.of("series", "repository", "form", "stacked"),
                Map.of("series", "repository", "by", "week"),
                Map.of("frameworks", "theano,jax", "from", "2023-01-01"),
                Map.of("owners", "once"),
                Map.of("owners", "once", "kind", "comment", "series", "comment"));
    }

    @ParameterizedTest
    @MethodSource("views")
    void asksWhatThePageAsks(Map<String, String> chosen) {
        BenchView view = new BenchView(chosen, LocalDate.now(Clock.systemUTC()));
        String address = chosen.entrySet().stream()
                .map(each -> each.getKey() + "=" + each.getValue())
                .collect(Collectors.joining("&"));
        asked.clear();

        try (Browser.Tab tab = browser.tab(1280, 900)) {
            tab.open("http://127.0.0.1:" + server.getAddress().getPort() + "/?" + address);
        }

        Set<String> toldOf = view.questions().stream()
                .map(question -> sorted(question.address()))
                .collect(Collectors.toSet());
        Set<String> heard = asked.stream()
                .filter(each -> each.startsWith("/api/"))
                .filter(each -> !OTHERS.contains(each))
                .map(BenchViewTest::sorted)
                .collect(Collectors.toSet());
        assertThat(heard).isEqualTo(toldOf);
    }

    /** The address with its parameters decoded and in the order of their names. */
    private static String sorted(String address) {
        String[] parts = address.split("\\?", 2);
        return parts[0] + "?"
                + Stream.of(parts.length == 1 ? new String[0] : parts[1].split("&", -1))
                        .map(each -> URLDecoder.decode(each, UTF_8))
                        .sorted()
                        .collect(Collectors.joining("&"));
    }
}
