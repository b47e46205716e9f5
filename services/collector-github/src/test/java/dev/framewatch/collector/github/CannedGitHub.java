package dev.framewatch.collector.github;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.framewatch.collector.http.SourceClients;
import dev.framewatch.collector.http.TestClients;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;

/** A server that gives the answers that it is told to give, by path; what it was not told is not found. */
final class CannedGitHub implements AutoCloseable {
    /** What was asked: path, query, ETag, authorization and body. */
    record Question(String path, String query, String etag, String authorization, String body) {}

    private record Reply(int status, String body, Map<String, String> headers) {}

    final List<Question> asked = new CopyOnWriteArrayList<>();
    private final SourceClients clients = TestClients.local();
    private final Map<String, Reply> replies = new HashMap<>();
    private final Set<String> limited = new HashSet<>();
    private final Set<String> fatal = new HashSet<>();
    private final HttpServer server;

    CannedGitHub() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", this::answer);
        server.start();
    }

    /** Answers requests of a path so from now on; headers by name and value in turn. */
    void answers(String path, int status, String body, String... headers) {
        Map<String, String> named = new HashMap<>();
        for (int i = 0; i < headers.length; i += 2) {
            named.put(headers[i], headers[i + 1]);
        }
        replies.put(path, new Reply(status, body, named));
    }

    /** From now on wants a token to be left alone. */
    void limits(String token) {
        limited.add("Bearer " + token);
    }

    /** From now on fails at whatever holds these words. */
    void failsAt(String words) {
        fatal.add(words);
    }

    URI address() {
        return URI.create("http://localhost:" + server.getAddress().getPort());
    }

    /** A client with these tokens. */
    GitHub client(String... tokens) {
        return new GitHub(new GitHubSettings(address(), List.of(tokens), Duration.ofDays(1)), clients);
    }

    private void answer(HttpExchange exchange) throws IOException {
        URI address = exchange.getRequestURI();
        String etag = String.valueOf(exchange.getRequestHeaders().getFirst("If-None-Match"));
        asked.add(new Question(
                address.getPath(),
                String.valueOf(address.getQuery()),
                etag,
                String.valueOf(exchange.getRequestHeaders().getFirst("Authorization")),
                new String(exchange.getRequestBody().readAllBytes(), UTF_8)));
        Reply reply = reply(asked.getLast());
        reply.headers().forEach(exchange.getResponseHeaders()::set);
        boolean same = etag.equals(reply.headers().get("ETag"));
        byte[] bytes = reply.body().getBytes(UTF_8);
        exchange.sendResponseHeaders(same ? 304 : reply.status(), same || bytes.length == 0 ? -1 : bytes.length);
        if (!same) {
            exchange.getResponseBody().write(bytes);
        }
        exchange.close();
    }

    private Reply reply(Question question) {
        if (fatal.stream().anyMatch(question.body()::contains)) {
            return new Reply(502, "", Map.of());
        }
        return limited.contains(question.authorization())
                ? new Reply(403, "{\"message\":\"You have exceeded a secondary rate limit\"}", Map.of())
                : replies.getOrDefault(question.path(), new Reply(404, "{\"message\":\"Not Found\"}", Map.of()));
    }

    @Override
    public void close() {
        clients.close();
        server.stop(0);
    }
}
