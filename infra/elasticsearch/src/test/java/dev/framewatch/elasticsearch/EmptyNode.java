package dev.framewatch.elasticsearch;

import static java.nio.charset.StandardCharsets.UTF_8;

import co.elastic.clients.elasticsearch.ElasticsearchClient;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** A node that has nothing, takes everything but what it was told to refuse, and writes down what was put to it. */
final class EmptyNode implements AutoCloseable {
    private static final String TAKEN = "{\"acknowledged\":true,\"shards_acknowledged\":true,\"index\":\"any\"}";
    private static final String REFUSED = "{\"error\":{\"type\":\"illegal_argument_exception\"},\"status\":400}";

    private final Map<String, String> put = new ConcurrentHashMap<>();
    private final String refused;
    private final HttpServer server;
    private final ElasticsearchClient client;

    /** One that refuses a path; an empty one for none. */
    EmptyNode(String refused) throws IOException {
        this.refused = refused;
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", this::answer);
        server.start();
        String address = "http://127.0.0.1:" + server.getAddress().getPort();
        client = ElasticsearchClient.of(config -> config.host(address));
    }

    private void answer(HttpExchange exchange) throws IOException {
        String path = exchange.getRequestURI().getPath();
        String body = new String(exchange.getRequestBody().readAllBytes(), UTF_8);
        if (exchange.getRequestMethod().equals("PUT")) {
            put.put(path, body);
        }
        exchange.getResponseHeaders().set("X-Elastic-Product", "Elasticsearch");
        exchange.getResponseHeaders().set("Content-Type", "application/json");
        if (exchange.getRequestMethod().equals("HEAD")) {
            exchange.sendResponseHeaders(404, -1);
            return;
        }
        byte[] answer = (path.equals(refused) ? REFUSED : TAKEN).getBytes(UTF_8);
        exchange.sendResponseHeaders(path.equals(refused) ? 400 : 200, answer.length);
        exchange.getResponseBody().write(answer);
        exchange.close();
    }

    ElasticsearchClient client() {
        return client;
    }

    /** What was put to it, by the path. */
    Map<String, String> put() {
        return put;
    }

    @Override
    public void close() throws IOException {
        client.close();
        server.stop(0);
    }
}
