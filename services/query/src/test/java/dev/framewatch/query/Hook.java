package dev.framewatch.query;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.jspecify.annotations.Nullable;

/** A webhook that answers as a test says. */
final class Hook implements AutoCloseable {
    private final List<Call> calls = new CopyOnWriteArrayList<>();
    private final CountDownLatch end = new CountDownLatch(1);
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final HttpServer server;
    private volatile int status = 204;
    private volatile @Nullable String location;
    private volatile boolean stalls;

    Hook() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", this::on);
        server.setExecutor(threads);
        server.start();
    }

    /** What was sent. */
    record Call(String path, Map<String, String> headers, String text) {
        String header(String name) {
            return headers.getOrDefault(name.toLowerCase(Locale.ROOT), "");
        }

        /** The signature that it has to have. */
        String signature(String secret) {
            return Webhooks.signature(secret, header("Framewatch-Timestamp"), text.getBytes(UTF_8));
        }
    }

    private void on(HttpExchange exchange) throws IOException {
        Map<String, String> headers = new TreeMap<>();
        exchange.getRequestHeaders()
                .forEach((name, values) -> headers.put(name.toLowerCase(Locale.ROOT), values.getFirst()));
        calls.add(new Call(
                exchange.getRequestURI().toString(),
                headers,
                new String(exchange.getRequestBody().readAllBytes(), UTF_8)));
        if (stalls) {
            try {
                end.await();
            } catch (InterruptedException stopped) {
                Thread.currentThread().interrupt();
            }
        }
        if (location != null) {
            exchange.getResponseHeaders().set("Location", location);
        }
        exchange.sendResponseHeaders(status, -1);
        exchange.close();
    }

    String address(String path) {
        return "http://127.0.0.1:" + server.getAddress().getPort() + path;
    }

    void answer(int with) {
        status = with;
    }

    void redirect(int with, String to) {
        status = with;
        location = to;
    }

    /** From now on it answers no more. */
    void stall() {
        stalls = true;
    }

    List<Call> calls() {
        return List.copyOf(calls);
    }

    Call only() {
        if (calls.size() != 1) {
            throw new AssertionError(calls.size() + " calls: " + calls);
        }
        return calls.getFirst();
    }

    @Override
    public void close() {
        if (end.getCount() > 0) {
            end.countDown();
            server.stop(0);
            threads.close();
        }
    }
}
