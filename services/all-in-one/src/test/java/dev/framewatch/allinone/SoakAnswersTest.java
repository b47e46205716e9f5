package dev.framewatch.allinone;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** On a process that answers as ours do, but for what a test has it say. */
class SoakAnswersTest {
    private static final String CANARY = "canary1x7";
    private static final String KEY = "key-" + CANARY;
    private static final String TASK = "/api/v1/collectors/papers%3Adaily";

    private final Map<String, String> bodies = new HashMap<>();
    private final Map<String, String> headers = new HashMap<>();
    private final HttpServer server;
    private final String address;

    SoakAnswersTest() throws IOException {
        this.server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        this.address = "http://127.0.0.1:" + server.getAddress().getPort();
    }

    @BeforeEach
    void start() {
        bodies.put("GET /api/v1/collectors", """
            {"collectors":[{"task":"papers:daily","state":"failing","reason":"it refuses connections"}]}\
            """);
        bodies.put("GET /actuator", """
            {"_links":{"env":{"href":"%s/actuator/env","templated":false},
            "metrics":{"href":"%s/actuator/metrics","templated":false},
            "metrics-requiredMetricName":{"href":"%s/actuator/metrics/{name}","templated":true}}}
            """.formatted(address, address, address));
        bodies.put("GET /actuator/metrics", """
            {"names":["framewatch.collector.events"]}\
            """);
        server.createContext("/", this::answer);
        server.start();
    }

    @AfterEach
    void stop() {
        server.stop(0);
    }

    @Test
    void aProcessThatTellsNothingIsFoundClean() throws Exception {
        try (SoakAnswers answers = new SoakAnswers(Needles.of(CANARY), KEY)) {
            assertThat(answers.look(address)).isOne();

            assertThat(answers.leaks()).isZero();
            assertThat(answers.answers()).isEqualTo(17);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "GET " + TASK,
                "GET " + TASK + "/runs",
                "GET /api/v1/gaps",
                "GET /nowhere",
                "GET /api/v1/collectors/nobody",
                "GET /api/v1/gaps?task=nobody",
                "GET /api/v1/collectors/no%2Fbody",
                "DELETE /api/v1/collectors",
                "POST " + TASK + "/pause",
                "POST " + TASK + "/run?from=never",
                "GET /actuator/env",
                "GET /actuator/metrics/framewatch.collector.events",
            })
    void aCredentialInAnyAnswerIsFound(String question) throws Exception {
        bodies.put(question, "{\"detail\":\"not with " + KEY + "\"}");

        assertThat(leaks()).isPositive();
    }

    @Test
    void aCredentialInTheReasonOfATaskIsFound() throws Exception {
        bodies.put("GET /api/v1/collectors", """
            {"collectors":[{"task":"papers:daily","state":"failing","reason":"Bearer %s is expired"}]}
            """.formatted(CANARY));

        assertThat(leaks()).isOne();
    }

    @Test
    void aCredentialInAHeaderOfAnAnswerIsFound() throws Exception {
        headers.put("GET /nowhere", KEY);

        assertThat(leaks()).isOne();
    }

    @Test
    void whoShowsNoMetricsOfCollectorsIsNotFoundClean() {
        bodies.put("GET /actuator/metrics", "{\"names\":[\"jvm.info\"]}");

        assertThatThrownBy(this::leaks).isInstanceOf(Failure.class).hasMessageContaining("0 were metrics");
    }

    @Test
    void whoseTasksNeverFailedIsNotFoundClean() {
        bodies.put("GET /api/v1/collectors", "{\"collectors\":[{\"task\":\"papers:daily\",\"state\":\"waiting\"}]}");

        assertThatThrownBy(this::leaks).isInstanceOf(Failure.class).hasMessageContaining("0 had the reason");
    }

    @Test
    void whoTakesAnyKeyIsNotFoundClean() {
        bodies.put("key", "any");

        assertThatThrownBy(this::leaks).isInstanceOf(Failure.class).hasMessageContaining("/pause was answered 200");
    }

    private long leaks() throws Exception {
        try (SoakAnswers answers = new SoakAnswers(Needles.of(CANARY), KEY)) {
            answers.look(address);
            return answers.leaks();
        }
    }

    private void answer(HttpExchange asked) throws IOException {
        try (asked) {
            String question = asked.getRequestMethod() + " " + asked.getRequestURI();
            byte[] body = bodies.getOrDefault(question, "{}").getBytes(UTF_8);
            asked.getResponseHeaders().set("Content-Type", "application/json");
            if (headers.containsKey(question)) {
                asked.getResponseHeaders().set("X-Said", headers.get(question));
            }
            asked.sendResponseHeaders(status(question, asked.getRequestHeaders().getFirst("X-Api-Key")), body.length);
            asked.getResponseBody().write(body);
        }
    }

    private int status(String question, @Nullable String key) {
        if (question.startsWith("DELETE ")) {
            return 405;
        }
        if (question.startsWith("POST ") && !KEY.equals(key) && !bodies.containsKey("key")) {
            return 401;
        }
        return question.contains("no%2Fbody") || question.contains("never")
                ? 400
                : question.contains("nobody") || question.contains("nowhere") ? 404 : 200;
    }
}
