package dev.framewatch.allinone;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;

/** Passes requests on to Elasticsearch, and kills the process that sends them at one of them: before it or after it. */
final class DeadlyProxy implements AutoCloseable {
    private final Onward elasticsearch;
    private final HttpServer server;
    private final CountDownLatch dead = new CountDownLatch(1);
    private final Moment moment;
    private int seen;

    /**
     * When to kill.
     *
     * @param request tells the request at which, from {@code method path body}
     * @param number which of them, from 1
     * @param after whether Elasticsearch gets it before the process dies
     */
    record Moment(Predicate<String> request, int number, boolean after) {}

    DeadlyProxy(URI elasticsearch, Moment moment) throws IOException {
        this.elasticsearch = new Onward(elasticsearch);
        this.moment = moment;
        this.server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/", this::pass);
        server.start();
    }

    URI address() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    }

    /** Kills the process when its moment comes; fails if it ends before. */
    void kill(Process process) throws InterruptedException {
        long until = System.nanoTime() + TimeUnit.MINUTES.toNanos(2);
        try {
            while (!dead.await(50, TimeUnit.MILLISECONDS)) {
                if (!process.isAlive() || System.nanoTime() > until) {
                    throw new AssertionError("the process was not killed in the middle");
                }
            }
        } finally {
            process.destroyForcibly();
            process.onExit().join();
        }
    }

    private void pass(HttpExchange exchange) throws IOException {
        byte[] body = exchange.getRequestBody().readAllBytes();
        String words = exchange.getRequestMethod() + " " + exchange.getRequestURI() + " "
                + new String(body, StandardCharsets.UTF_8);
        boolean here = isHere(words);
        if (here && !moment.after()) {
            dead.countDown();
        }
        if (dead.getCount() == 0) {
            return;
        }
        HttpResponse<byte[]> answer = elasticsearch.ask(exchange, body);
        if (here) {
            dead.countDown();
            return;
        }
        Onward.answer(exchange, answer);
    }

    private synchronized boolean isHere(String words) {
        return moment.request().test(words) && ++seen == moment.number();
    }

    @Override
    public void close() {
        server.stop(0);
        elasticsearch.close();
    }
}
