package dev.framewatch.simulator;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.time.Clock;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;

/**
 * A server that stands in for the sources' web APIs, on a free port of this machine. Each API has an address of its own,
 * which takes the place of the provider's; all show one world.
 */
public final class SimulatorServer implements AutoCloseable {
    private final World world;
    private final Faults faults;
    private final Traffic traffic = new Traffic();
    private final HttpServer server;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final CountDownLatch closing = new CountDownLatch(1);

    /** Starts it; the world's history ends where the clock stands now. */
    public static SimulatorServer start(SimulatorSettings settings, Clock clock) {
        try {
            return new SimulatorServer(settings, clock);
        } catch (IOException noPort) {
            throw new UncheckedIOException("The simulator found no free port on this machine", noPort);
        }
    }

    private SimulatorServer(SimulatorSettings settings, Clock clock) throws IOException {
        this.world = new World(settings.seed(), clock, settings.size());
        this.faults = new Faults(settings.seed(), settings.mischief());
        this.server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(threads);
        serve("/github", new GitHubApi(world, faults, settings.budgets()), clock);
        RedditTokens tokens = new RedditTokens(clock, settings.budgets());
        serve("/www-reddit", tokens, clock);
        serve("/reddit", new RedditApi(world, faults, settings.budgets(), tokens), clock);
        serve("/huggingface", new HuggingFaceApi(world, faults, settings.budgets()), clock);
        serve("/paperswithcode", new PapersApi(world, faults), clock);
        server.createContext("/truth", exchange -> answer(exchange, truth().json()));
        server.start();
    }

    /** What takes the place of {@code https://api.github.com}. */
    public URI github() {
        return address("/github");
    }

    /** What takes the place of {@code https://www.reddit.com}, which gives tokens. */
    public URI redditTokens() {
        return address("/www-reddit");
    }

    /** What takes the place of {@code https://oauth.reddit.com}. */
    public URI reddit() {
        return address("/reddit");
    }

    /** What takes the place of {@code https://huggingface.co}. */
    public URI huggingFace() {
        return address("/huggingface");
    }

    /** What takes the place of {@code https://paperswithcode.co/api/v1}. */
    public URI papersWithCode() {
        return address("/paperswithcode/api/v1");
    }

    /** What there is to find. */
    public Truth truth() {
        return new Truth(world);
    }

    /** What clients did until now. */
    public Traffic traffic() {
        return traffic;
    }

    /** Behaves otherwise from now on. */
    public void behave(Mischief mischief) {
        faults.become(mischief);
    }

    /** Lets nothing more happen in the world, so that clients can catch up; budgets and time go on. */
    public void stopWorld() {
        world.stop();
    }

    @Override
    public void close() {
        closing.countDown();
        server.stop(0);
        threads.close();
    }

    private URI address(String path) {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + path);
    }

    private void serve(String path, Api api, Clock clock) {
        Gate gate = new Gate(api, clock, faults, traffic);
        server.createContext(path, exchange -> {
            URI base = address(path);
            String within = exchange.getRequestURI().getPath().substring(path.length());
            Request request = Request.of(exchange, base, within.isEmpty() ? "/" : within);
            Reply reply = gate.answer(request);
            spoil(exchange, reply, api.name() + " " + api.resource(request));
        });
    }

    /** Answers, unless something goes wrong on the way. */
    private void spoil(HttpExchange exchange, Reply reply, String resource) throws IOException {
        Mischief mischief = faults.mischief();
        if (faults.happens(mischief.slow())) {
            pause();
        }
        if (faults.happens(mischief.errors())) {
            int status = new int[] {500, 502, 503}[faults.among(3)];
            traffic.add(resource, Traffic.Count.FAULT);
            answer(exchange, Reply.message(status, "Server Error"));
        } else if (reply.body().length > 1 && faults.happens(mischief.cut())) {
            traffic.add(resource, Traffic.Count.FAULT);
            send(exchange, reply, reply.body().length / 2);
        } else if (reply.status() == 200 && faults.happens(mischief.garbled())) {
            traffic.add(resource, Traffic.Count.FAULT);
            answer(exchange, reply.garbled());
        } else {
            answer(exchange, reply);
        }
    }

    private void pause() {
        try {
            if (closing.await(Mischief.SLOW_MILLIS, TimeUnit.MILLISECONDS)) {
                Thread.currentThread().interrupt();
            }
        } catch (InterruptedException ending) {
            Thread.currentThread().interrupt();
        }
    }

    private static void answer(HttpExchange exchange, Reply reply) throws IOException {
        send(exchange, reply, reply.body().length);
    }

    /** Sends an answer, or the first so many bytes of it. */
    private static void send(HttpExchange exchange, Reply reply, int bytes) throws IOException {
        try (exchange) {
            for (Map.Entry<String, String> header : reply.headers().entrySet()) {
                exchange.getResponseHeaders().set(header.getKey(), header.getValue());
            }
            int length = reply.body().length;
            exchange.sendResponseHeaders(reply.status(), length == 0 ? -1 : length);
            if (length > 0) {
                OutputStream body = exchange.getResponseBody();
                body.write(reply.body(), 0, bytes);
                body.flush();
            }
        }
    }
}
