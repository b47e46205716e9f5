package dev.framewatch.collector.reddit;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.springframework.http.HttpStatusCode;
import tools.jackson.databind.JsonNode;

/** A Reddit that gives a token to everybody, and one answer to everything else. */
final class CannedReddit implements AutoCloseable {
    private final HttpServer server;
    private final Map<String, String> headers = new TreeMap<>();
    private int status = 200;
    private String body = "{}";
    private Runnable underWay = () -> {};

    CannedReddit() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", exchange -> {
            boolean token = exchange.getRequestURI().getPath().endsWith("access_token");
            if (!token) {
                headers.forEach(exchange.getResponseHeaders()::set);
                underWay.run();
            }
            send(exchange, token ? 200 : status, token ? "{\"access_token\":\"one\",\"expires_in\":3600}" : body);
        });
        server.start();
    }

    private static void send(HttpExchange exchange, int status, String body) throws IOException {
        byte[] bytes = body.getBytes(UTF_8);
        exchange.sendResponseHeaders(status, bytes.length);
        exchange.getResponseBody().write(bytes);
        exchange.close();
    }

    URI address() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    }

    /** The answer, with the recorded headers that are about limits. */
    void answers(HttpStatusCode code, JsonNode recorded, String text) {
        status = code.value();
        body = text;
        recorded.propertyNames().stream()
                .filter(name -> name.toLowerCase(Locale.ROOT).startsWith("x-ratelimit"))
                .forEach(name -> headers.put(name, recorded.path(name).path(0).asString("")));
    }

    /** The answer, and what happens while it is under way. */
    void answers(String text, Runnable meanwhile) {
        body = text;
        underWay = meanwhile;
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
