package dev.framewatch.collector.poll;

import dev.framewatch.kafka.KafkaClients;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.InvalidProducerEpochException;
import org.apache.kafka.common.errors.ProducerFencedException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The thread that runs a lane as long as this instance is given it. */
final class LaneRun {
    private static final Logger LOG = LoggerFactory.getLogger(LaneRun.class);
    private static final Duration LOOK_AGAIN = Duration.ofMillis(100);

    private final String lane;
    private final List<LaneTask> tasks;
    private final KafkaClients clients;
    private final Ledger ledger;
    private final Published published;
    private final PollMeters meters;
    private final BudgetShares shares;
    private final Clock clock;
    private final CountDownLatch stop = new CountDownLatch(1);
    private final Thread thread;

    /** How often it got on: turns, and looks while it waits at which more was known. */
    private final AtomicLong turns = new AtomicLong();

    /** Since when it is in its turn, in nanoseconds of this JVM; absent: it is in none. */
    private volatile @Nullable Long turning;

    private long seen = -1;

    LaneRun(
            String lane,
            List<LaneTask> tasks,
            KafkaClients clients,
            Ledger ledger,
            Published published,
            PollMeters meters,
            BudgetShares shares,
            Clock clock) {
        this.lane = lane;
        this.tasks = tasks;
        this.clients = clients;
        this.ledger = ledger;
        this.published = published;
        this.meters = meters;
        this.shares = shares;
        this.clock = clock;
        this.thread = Thread.ofVirtual().name("lane " + lane).start(this::run);
    }

    /** Whether it ended a turn since this was asked last, or is in one that has not lasted longer than any should. */
    synchronized boolean getsOn() {
        long before = seen;
        seen = turns.get();
        Long began = turning;
        return seen != before || (began != null && System.nanoTime() - began < TaskState.LONGEST_PAGE.toNanos());
    }

    /** Lets it finish its page. */
    void stop() {
        stop.countDown();
    }

    /** Waits for its end so long, and then ends it in the middle of its page, of which nothing is committed. */
    void join(Duration patience) {
        stop();
        try {
            if (!thread.join(patience)) {
                drop();
                thread.join(Duration.ofSeconds(5));
            }
        } catch (InterruptedException hurried) {
            drop();
            Thread.currentThread().interrupt();
        }
    }

    /** Ends it at once; another instance may already hold the lane. */
    void drop() {
        stop();
        thread.interrupt();
    }

    private void run() {
        int failures = 0;
        while (!stopped(failures == 0 ? Duration.ZERO : Pauses.OF_LANES.after(failures))) {
            if (!published()) {
                return;
            }
            try (LanePublisher publisher = LanePublisher.open(clients, lane)) {
                LaneSession session =
                        LaneSession.takeOver(lane, tasks, ledger, published, shares, meters, clock, publisher);
                while (!stopped(Duration.ZERO)) {
                    turning = System.nanoTime();
                    boolean more = session.turn();
                    turns.incrementAndGet();
                    if (!more) {
                        failures = 0;
                        stopped(LOOK_AGAIN);
                    }
                }
            } catch (ProducerFencedException | InvalidProducerEpochException taken) {
                failures++;
                LOG.info("The lane {} was taken over by another instance", lane);
            } catch (KafkaException failed) {
                failures++;
                LOG.warn("The lane {} is interrupted and goes on from its last commit: {}", lane, failed.toString());
            } catch (RuntimeException unforeseen) {
                failures++;
                LOG.error("The lane {} has a fault and goes on from its last commit", lane, unforeseen);
            } finally {
                turning = null;
            }
        }
    }

    /** Waits until it is known what was ever published, which takes a while where that is much. */
    private boolean published() {
        CompletableFuture<Void> known = published.caughtUp();
        long read = 0;
        while (!known.isDone() && !stopped(LOOK_AGAIN)) {
            long now = published.size();
            if (now > read) {
                turns.incrementAndGet();
            }
            read = now;
        }
        return known.isDone();
    }

    private boolean stopped(Duration within) {
        try {
            return stop.await(within.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException dropped) {
            stop();
            return true;
        }
    }
}
