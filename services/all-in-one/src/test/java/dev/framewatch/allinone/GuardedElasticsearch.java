package dev.framewatch.allinone;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import javax.net.ssl.SSLContext;

/** An end of TLS in front of a node: passes on what carries one of its API keys, and answers all else as a node does that has keys. */
final class GuardedElasticsearch implements AutoCloseable {
    private static final String REFUSAL =
            "{\"error\":{\"type\":\"security_exception\",\"reason\":\"unable to authenticate\"},\"status\":401}";

    private final Onward node;
    private final Set<String> keys = ConcurrentHashMap.newKeySet();
    private final HttpsServer server;
    private final AtomicInteger passed = new AtomicInteger();

    GuardedElasticsearch(URI node, SSLContext certificate, String key) throws IOException {
        this.node = new Onward(node);
        keys.add("ApiKey " + key);
        this.server = HttpsServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setHttpsConfigurator(new HttpsConfigurator(certificate));
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/", this::take);
        server.start();
    }

    /** Its address under this name of this machine. */
    String address(String name) {
        return "https://" + name + ":" + server.getAddress().getPort();
    }

    /** How many requests had one of the keys. */
    int passed() {
        return passed.get();
    }

    /** Takes one more key. */
    void admit(String key) {
        keys.add("ApiKey " + key);
    }

    /** Takes a key no more. */
    void dismiss(String key) {
        keys.remove("ApiKey " + key);
    }

    private void take(HttpExchange exchange) throws IOException {
        byte[] body = exchange.getRequestBody().readAllBytes();
        if (!keys.contains(String.valueOf(exchange.getRequestHeaders().getFirst("Authorization")))) {
            exchange.getResponseHeaders().set("Content-Type", "application/json");
            Onward.answer(exchange, 401, REFUSAL.getBytes(UTF_8));
            return;
        }
        passed.incrementAndGet();
        Onward.answer(exchange, node.ask(exchange, body));
    }

    @Override
    public void close() {
        server.stop(0);
        node.close();
    }
}
