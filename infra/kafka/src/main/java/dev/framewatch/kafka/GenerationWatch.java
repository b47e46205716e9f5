package dev.framewatch.kafka;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.NestedExceptionUtils;

/**
 * Tells a listener which generations there are, at its start and at every change, from a thread of its own. Where that
 * fails, Kafka's absence included, it is tried again without limit.
 */
public final class GenerationWatch implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(GenerationWatch.class);
    private static final Duration POLL = Duration.ofMillis(200);
    private static final long PAUSE_SECONDS = 2;
    private static final long FAREWELL_SECONDS = 15;

    private final Generations generations;
    private final java.util.function.Consumer<List<Generation>> listener;
    private final CountDownLatch closed = new CountDownLatch(1);
    private final Thread thread;
    private volatile @Nullable Consumer<byte[], byte[]> reader;

    /** A watch that has not begun; {@code listener} gets all generations in the order of their start. */
    public GenerationWatch(
            Generations generations, String name, java.util.function.Consumer<List<Generation>> listener) {
        this.generations = generations;
        this.listener = listener;
        this.thread = Thread.ofPlatform().daemon().name(name + "-generations").unstarted(this::untilClosed);
    }

    /** Begins; once only. */
    public void start() {
        thread.start();
    }

    private void untilClosed() {
        do {
            try (Consumer<byte[], byte[]> begun = generations.follower(POLL)) {
                reader = begun;
                if (closed.getCount() > 0) {
                    follow(begun);
                }
            } catch (RuntimeException failure) {
                if (closed.getCount() > 0) {
                    LOG.warn(
                            "The generations are read again in {} s: {}",
                            PAUSE_SECONDS,
                            NestedExceptionUtils.getMostSpecificCause(failure).toString());
                }
            }
        } while (!closedWithin(PAUSE_SECONDS));
    }

    private void follow(Consumer<byte[], byte[]> reader) {
        Map<String, Generation> all = new LinkedHashMap<>();
        long end = Generations.end(reader);
        boolean changed = true;
        while (closed.getCount() > 0) {
            ConsumerRecords<byte[], byte[]> records = reader.poll(POLL);
            records.forEach(record -> Generations.take(record, all));
            changed |= !records.isEmpty();
            if (changed && reader.position(Generations.PARTITION) >= end) {
                listener.accept(List.copyOf(all.values()));
                changed = false;
            }
        }
    }

    private boolean closedWithin(long seconds) {
        try {
            return closed.await(seconds, TimeUnit.SECONDS);
        } catch (InterruptedException asked) {
            Thread.currentThread().interrupt();
            return true;
        }
    }

    /** Ends it; the listener is told nothing more. */
    @Override
    public void close() {
        closed.countDown();
        Consumer<byte[], byte[]> waiting = reader;
        if (waiting != null) {
            waiting.wakeup(); // it may wait for a topic that is not there yet, or for a Kafka that is away
        }
        try {
            thread.join(TimeUnit.SECONDS.toMillis(FAREWELL_SECONDS));
        } catch (InterruptedException asked) {
            Thread.currentThread().interrupt();
        }
    }
}
