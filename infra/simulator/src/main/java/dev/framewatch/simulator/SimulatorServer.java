package dev.framewatch.simulator;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.apache.hc.core5.http.ClassicHttpRequest;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.impl.bootstrap.HttpServer;
import org.apache.hc.core5.http.impl.bootstrap.ServerBootstrap;
import org.apache.hc.core5.http.io.SocketConfig;
import org.apache.hc.core5.http.io.entity.ByteArrayEntity;
import org.apache.hc.core5.http.io.entity.EntityTemplate;
import org.apache.hc.core5.http.protocol.DefaultHttpProcessor;
import org.apache.hc.core5.http.protocol.ResponseConnControl;
import org.apache.hc.core5.http.protocol.ResponseContent;
import org.apache.hc.core5.io.CloseMode;

/**
 * A server that stands in for the sources' web APIs, on a free port of this machine. Each API has an address of its own,
 * which takes the place of the provider's; all show one world. {@code /truth} and {@code /traffic} tell what is in it and
 * what clients did.
 */
public final class SimulatorServer implements AutoCloseable {
    private final World world;
    private final Faults faults;
    private final Traffic traffic = new Traffic();
    private HttpServer server;
    private final Map<String, Gate> gates = new HashMap<>();
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
        this.server = server(0);
        serve("/github", new GitHubApi(world, faults, settings.budgets()), clock);
        RedditTokens tokens = new RedditTokens(clock, settings.budgets());
        serve("/www-reddit", tokens, clock);
        serve("/reddit", new RedditApi(world, faults, settings.budgets(), tokens), clock);
        serve("/gharchive", new GhArchiveApi(world, faults), clock);
        serve("/huggingface", new HuggingFaceApi(world, faults, settings.budgets()), clock);
        serve("/paperswithcode", new PapersApi(world, faults), clock);
        server.start();
    }

    private HttpServer server(int port) {
        return ServerBootstrap.bootstrap()
                .setLocalAddress(InetAddress.getLoopbackAddress())
                .setListenerPort(port)
                .setSocketConfig(SocketConfig.custom().setSoReuseAddress(true).build())
                .setHttpProcessor(new DefaultHttpProcessor(new ResponseContent(), new ResponseConnControl()))
                .setRequestRouter((_, _) -> (request, response, _) -> handle(request, response))
                .create();
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

    /** What takes the place of {@code https://data.gharchive.org}. */
    public URI ghArchive() {
        return address("/gharchive");
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

    /** What that was drawn from. */
    public Draws draws() {
        return new Draws(world);
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

    /** Refuses connections until what is returned is closed; the world and the budgets go on. */
    public Outage goAway() {
        int port = server.getLocalPort();
        server.close(CloseMode.IMMEDIATE);
        return () -> {
            server = server(port);
            try {
                server.start();
            } catch (IOException taken) {
                throw new UncheckedIOException("The port " + port + " was taken meanwhile", taken);
            }
        };
    }

    /** A time in which the server is not there. */
    public interface Outage extends AutoCloseable {
        @Override
        void close();
    }

    @Override
    public void close() {
        closing.countDown();
        server.close(CloseMode.IMMEDIATE);
    }

    private URI address(String path) {
        return URI.create("http://127.0.0.1:" + server.getLocalPort() + path);
    }

    private void serve(String path, Api api, Clock clock) {
        gates.put(path, new Gate(api, clock, faults, traffic));
    }

    private void handle(ClassicHttpRequest asked, ClassicHttpResponse response) throws IOException {
        URI address = URI.create("http://127.0.0.1" + asked.getPath());
        String path = address.getPath();
        if (path.equals("/truth")) {
            send(response, truth().json());
            return;
        }
        if (path.equals("/traffic")) {
            send(response, Reply.json(200, traffic.counts()));
            return;
        }
        String api = path.substring(0, Math.max(1, path.indexOf('/', 1)));
        Gate gate = gates.get(api);
        if (gate == null) {
            send(response, Reply.message(404, "There is no API at " + path));
            return;
        }
        Request request = Request.of(asked, address(api), address, path.substring(api.length()));
        try (Gate.UnderWay _ = gate.begin(request)) {
            spoil(response, gate.answer(request), gate.counted(request));
        }
    }

    /** Answers, unless something goes wrong on the way; what asks for a pause arrives, or nobody could heed it. */
    private void spoil(ClassicHttpResponse response, Reply reply, String resource) {
        Mischief mischief = faults.mischief();
        if (reply.status() == 403 || reply.status() == 429) {
            send(response, reply);
            return;
        }
        if (faults.happens(mischief.slow())) {
            pause(Duration.ofMillis(Mischief.SLOW_MILLIS));
        }
        if (reply.body().length > 1 && faults.happens(mischief.silent())) {
            traffic.add(resource, Traffic.Count.FAULT);
            send(response, reply);
            late(response, reply, _ -> pause(Duration.ofSeconds(Mischief.LONGEST_SECONDS)));
        } else if (reply.body().length > 1 && faults.happens(mischief.dribbled())) {
            traffic.add(resource, Traffic.Count.FAULT);
            send(response, reply);
            late(response, reply, out -> dribble(out, reply.body()));
        } else if (faults.happens(mischief.errors())) {
            traffic.add(resource, Traffic.Count.FAULT);
            send(response, Reply.message(500 + new int[] {0, 2, 3}[faults.among(3)], "Server Error"));
        } else if (reply.body().length > 1 && faults.happens(mischief.cut())) {
            traffic.add(resource, Traffic.Count.FAULT);
            send(response, reply);
            late(response, reply, out -> {
                out.write(reply.body(), 0, reply.body().length / 2);
                out.flush();
            });
        } else if (reply.status() == 200 && faults.happens(mischief.garbled())) {
            traffic.add(resource, Traffic.Count.FAULT);
            send(response, reply.garbled());
        } else {
            send(response, reply);
        }
    }

    /** A part of an answer, on its way to the client. */
    private interface Part {
        void write(OutputStream out) throws IOException;
    }

    /** Sends a part of an answer while its handler is already done, and then ends the connection. */
    private static void late(ClassicHttpResponse response, Reply reply, Part part) {
        response.setEntity(new EntityTemplate(reply.body().length, null, null, out -> {
            part.write(out);
            throw new IOException("Ended on purpose, with its connection");
        }));
    }

    private void dribble(OutputStream out, byte[] body) throws IOException {
        int most = Math.min(body.length - 1, Mischief.LONGEST_SECONDS * 1_000 / Mischief.SLOW_MILLIS);
        for (int i = 0; i < most && closing.getCount() > 0; i++) {
            out.write(body, i, 1);
            out.flush();
            pause(Duration.ofMillis(Mischief.SLOW_MILLIS));
        }
    }

    private void pause(Duration time) {
        try {
            if (closing.await(time.toMillis(), TimeUnit.MILLISECONDS)) {
                Thread.currentThread().interrupt();
            }
        } catch (InterruptedException ending) {
            Thread.currentThread().interrupt();
        }
    }

    private static void send(ClassicHttpResponse response, Reply reply) {
        response.setCode(reply.status());
        reply.headers().forEach(response::setHeader);
        if (reply.body().length > 0) {
            response.setEntity(new ByteArrayEntity(reply.body(), null));
        }
    }
}
