package dev.framewatch.simulator;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.URI;
import java.time.Clock;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import org.apache.hc.core5.http.ClassicHttpRequest;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.impl.bootstrap.HttpServer;
import org.apache.hc.core5.http.impl.bootstrap.ServerBootstrap;
import org.apache.hc.core5.http.io.SocketConfig;
import org.apache.hc.core5.http.protocol.DefaultHttpProcessor;
import org.apache.hc.core5.http.protocol.ResponseConnControl;
import org.apache.hc.core5.http.protocol.ResponseContent;
import org.apache.hc.core5.io.CloseMode;

/**
 * A server that stands in for the sources' web APIs. Each API has an address of its own, which takes the place of the
 * provider's; all show one world. {@code /truth} and {@code /traffic} tell what is in it and what clients did; a
 * {@code POST} to {@code /truth} first lets nothing more happen in it.
 */
public final class SimulatorServer implements AutoCloseable {
    private static final String HERE = "127.0.0.1";

    private final World world;
    private final String host;
    private final Faults faults;
    private final Traffic traffic = new Traffic();
    private HttpServer server;
    private final Map<String, Gate> gates = new HashMap<>();
    private final CountDownLatch closing = new CountDownLatch(1);
    private final SpoiltAnswers answers;

    /** Starts it on a free port, for this machine alone. */
    public static SimulatorServer start(SimulatorSettings settings, Clock clock) {
        return start(settings, clock, HERE, 0);
    }

    /** Starts it for others too, who know this machine by the name {@code host}; port 0 is a free one. */
    public static SimulatorServer start(SimulatorSettings settings, Clock clock, String host, int port) {
        try {
            return new SimulatorServer(settings, clock, host, port);
        } catch (IOException taken) {
            throw new UncheckedIOException("The simulator found no free port, or that one is taken: " + port, taken);
        }
    }

    private SimulatorServer(SimulatorSettings settings, Clock clock, String host, int port) throws IOException {
        Instant start = settings.start();
        this.world = new World(settings.seed(), clock, start == null ? clock.instant() : start, settings.size());
        this.host = host;
        this.faults = new Faults(settings.seed(), settings.mischief());
        this.answers = new SpoiltAnswers(faults, traffic, closing);
        this.server = server(port);
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
                .setLocalAddress(host.equals(HERE) ? InetAddress.getLoopbackAddress() : null)
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

    /** Where the history of the world ends. */
    public Instant worldStart() {
        return world.start();
    }

    /** What there is to find. */
    public Truth truth() {
        return new Truth(world);
    }

    /** What that says. */
    public Contents contents() {
        return new Contents(world);
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
        stopWorld(world.now());
    }

    /** Lets nothing happen in the world after a time, which may be to come. */
    public void stopWorld(Instant at) {
        world.stop(at);
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
        return URI.create("http://" + host + ":" + server.getLocalPort() + path);
    }

    private void serve(String path, Api api, Clock clock) {
        gates.put(path, new Gate(api, clock, faults, traffic));
    }

    private void handle(ClassicHttpRequest asked, ClassicHttpResponse response) throws IOException {
        URI address = URI.create("http://127.0.0.1" + asked.getPath());
        String path = address.getPath();
        if (path.equals("/truth")) {
            if (asked.getMethod().equals("POST")) {
                stopWorld();
            }
            SpoiltAnswers.send(response, truth().json());
            return;
        }
        if (path.equals("/traffic")) {
            SpoiltAnswers.send(response, Reply.json(200, traffic.counts()));
            return;
        }
        String api = path.substring(0, Math.max(1, path.indexOf('/', 1)));
        Gate gate = gates.get(api);
        if (gate == null) {
            SpoiltAnswers.send(response, Reply.message(404, "There is no API at " + path));
            return;
        }
        Request request = Request.of(asked, address(api), address, path.substring(api.length()));
        try (Gate.UnderWay _ = gate.begin(request)) {
            answers.spoil(response, gate.answer(request), gate.counted(request));
        }
    }
}
