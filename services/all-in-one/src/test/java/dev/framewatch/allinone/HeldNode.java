package dev.framewatch.allinone;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** Passes requests on to Elasticsearch, but keeps those whose path begins like this waiting until they are released. */
final class HeldNode implements AutoCloseable {
    private final Onward elasticsearch;
    private final String path;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final HttpServer server;
    private final CountDownLatch held = new CountDownLatch(1);
    private final CountDownLatch released = new CountDownLatch(1);

    HeldNode(URI elasticsearch, String path) throws IOException {
        this.elasticsearch = new Onward(elasticsearch);
        this.path = path;
        this.server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(threads);
        server.createContext("/", this::pass);
        server.start();
    }

    URI address() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    }

    /** Returns when one waits. */
    void awaitRequest() throws InterruptedException {
        held.await();
    }

    void release() {
        released.countDown();
    }

    private void pass(HttpExchange exchange) throws IOException {
        byte[] body = exchange.getRequestBody().readAllBytes();
        if (exchange.getRequestURI().getPath().startsWith(path)) {
            held.countDown();
            try {
                released.await();
            } catch (InterruptedException closed) {
                throw new InterruptedIOException();
            }
        }
        Onward.answer(exchange, elasticsearch.ask(exchange, body));
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
        elasticsearch.close();
    }
}
