package dev.framewatch.indexer;

import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Decides when daily rows are recounted: touched days within a second when little comes in, in batches while much
 * does, everything when partitions are taken over and then on a schedule by whoever holds the first one.
 */
final class Recount implements Runnable {
    private static final Logger LOG = LoggerFactory.getLogger(Recount.class);
    private static final Duration TICK = Duration.ofMillis(500);

    private final DailyRows rows;
    private final Touched touched;
    private final IndexerSettings settings;
    private volatile boolean busy;
    private volatile boolean owner;
    private long last = System.nanoTime();
    private long lastFull = System.nanoTime();

    Recount(DailyRows rows, Touched touched, IndexerSettings settings) {
        this.rows = rows;
        this.touched = touched;
        this.settings = settings;
    }

    void start(ScheduledExecutorService timer) {
        var ignored = timer.scheduleWithFixedDelay(this, TICK.toMillis(), TICK.toMillis(), TimeUnit.MILLISECONDS);
    }

    /** Says whether events are coming in. */
    void busy(boolean now) {
        busy = now;
    }

    /** Says whether this process holds the first partition. */
    void owner(boolean now) {
        owner = now;
    }

    /** Says that partitions came from somebody who may have ended before the days were recounted that it wrote to. */
    void everything() {
        touched.everything();
    }

    @Override
    public void run() {
        long now = System.nanoTime();
        if (owner && now - lastFull > settings.fullRecount().toNanos()) {
            lastFull = now;
            touched.everything();
        }
        if (touched.behind() == 0
                || (busy && now - last < settings.recountPause().toNanos())) {
            return;
        }
        boolean more = true;
        while (more) {
            more = one();
        }
        last = System.nanoTime();
    }

    /** Recounts one source's days; answers whether to go on. */
    private boolean one() {
        Touched.Work work = touched.take();
        if (!work.whole() && work.days().isEmpty()) {
            return false;
        }
        try {
            rows.recount(work);
            touched.done();
            return true;
        } catch (IOException | RuntimeException failure) {
            touched.failed(work);
            LOG.warn("Daily rows of {} wait for their recount: {}", work.source(), failure.getMessage());
            return false;
        }
    }
}
