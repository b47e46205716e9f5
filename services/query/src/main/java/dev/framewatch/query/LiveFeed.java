package dev.framewatch.query;

import dev.framewatch.query.LiveMessage.News;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;

/**
 * Sends news to all who listen. One thread looks for all of them, and rests while nobody listens. It is stopped before
 * the web server, which would wait for lines that never end.
 */
final class LiveFeed implements SmartLifecycle {
    private static final Logger LOG = LoggerFactory.getLogger(LiveFeed.class);

    /** How many events are kept for those who come back. */
    private static final int KEPT = 200;

    private static final Pattern NAME = Pattern.compile("([0-9a-f]{8})-([0-9]{1,18})");

    /** What a client is told of this service. */
    record State(String state, @Nullable String detail) {
        static final State OK = new State("ok", null);
    }

    private final Supplier<List<News>> looks;
    private final LiveSettings settings;
    private final String name = UUID.randomUUID().toString().substring(0, 8);
    private final List<LiveClient> clients = new ArrayList<>();
    private final Deque<LiveMessage> kept = new ArrayDeque<>();
    private @Nullable LiveMessage figures;
    private @Nullable Thread poller;
    private CountDownLatch stopped = new CountDownLatch(1);
    private State state = State.OK;
    private long number;
    private long spoke;

    /**
     * @param looks what happened since the last look
     * @param settings how many may listen, and how often it looks
     */
    LiveFeed(Supplier<List<News>> looks, LiveSettings settings) {
        this.looks = looks;
        this.settings = settings;
    }

    /**
     * Lets somebody listen: he gets the state and the figures, and before them the events that he missed, as far as they
     * are kept. Every message is named after the last event before it, so any tells where he was.
     *
     * @param last the name of the last message that he got, if he was here before
     * @throws Problem if too many listen
     */
    synchronized SseEmitter join(@Nullable String last) {
        if (clients.size() >= settings.clients() || !isRunning()) {
            throw Problem.tooManyListeners();
        }
        LiveClient client = new LiveClient(new SseEmitter(0L), this::leave);
        clients.add(client);
        missed(last).forEach(client::send);
        client.send(message(LiveMessage.Type.state, state));
        if (figures != null) {
            client.send(figures);
        }
        client.start();
        if (poller == null) {
            CountDownLatch until = stopped;
            poller = Thread.ofVirtual().name("live news").start(() -> poll(until));
        }
        return client.emitter();
    }

    private List<LiveMessage> missed(@Nullable String last) {
        Matcher seen = NAME.matcher(last == null ? "" : last);
        if (!seen.matches() || !seen.group(1).equals(name)) {
            return List.of();
        }
        long missed = number - Long.parseLong(seen.group(2));
        return kept.stream()
                .skip(Math.max(0, kept.size() - Math.max(0, missed)))
                .toList();
    }

    private synchronized void leave(LiveClient client) {
        clients.remove(client);
    }

    /** How many listen. */
    synchronized int listeners() {
        return clients.size();
    }

    private void poll(CountDownLatch until) {
        try {
            do {
                look();
            } while (goesOn() && !until.await(settings.pause().toNanos(), TimeUnit.NANOSECONDS));
        } catch (InterruptedException ended) {
            Thread.currentThread().interrupt();
        }
    }

    private synchronized boolean goesOn() {
        if (clients.isEmpty()) {
            poller = null;
        }
        return poller != null;
    }

    private void look() {
        try {
            publish(looks.get(), State.OK);
        } catch (Problem away) {
            publish(List.of(), new State("away", away.getBody().getDetail()));
        } catch (RuntimeException unforeseen) {
            LOG.error("News cannot be looked for", unforeseen);
            publish(List.of(), new State("away", "This is a fault of ours; the log has its cause."));
        }
    }

    private synchronized void publish(List<News> news, State now) {
        boolean silent = Duration.ofNanos(System.nanoTime() - spoke).compareTo(settings.heartbeat()) >= 0;
        if (silent || !now.equals(state)) {
            state = now;
            send(message(LiveMessage.Type.state, now));
        }
        for (News one : news) {
            LiveMessage message = message(one.type(), one.data());
            if (one.type() == LiveMessage.Type.figures) {
                figures = message;
            } else {
                kept.addLast(message);
            }
            send(message);
        }
        while (kept.size() > KEPT) {
            kept.removeFirst();
        }
    }

    private LiveMessage message(LiveMessage.Type type, Object data) {
        if (type == LiveMessage.Type.event) {
            number++;
        }
        return new LiveMessage(name + "-" + number, type, data);
    }

    private void send(LiveMessage message) {
        spoke = System.nanoTime();
        List.copyOf(clients).forEach(client -> client.send(message));
    }

    @Override
    public synchronized void start() {
        stopped = new CountDownLatch(1);
    }

    @Override
    public void stop() {
        List<LiveClient> all;
        synchronized (this) {
            stopped.countDown();
            poller = null;
            all = List.copyOf(clients);
        }
        all.forEach(LiveClient::end);
    }

    @Override
    public synchronized boolean isRunning() {
        return stopped.getCount() > 0;
    }
}
