package dev.framewatch.allinone;

import java.time.Duration;
import java.util.Deque;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * A start under way on this thread. Where this process is to end meanwhile (Ctrl-C, SIGTERM), the thread is interrupted,
 * and the process waits for it to clear away what it has begun, until this is closed.
 */
final class Starting implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final Thread starter = Thread.currentThread();
    private final CountDownLatch cleared = new CountDownLatch(1);
    private final Thread atExit = Thread.ofPlatform().name("ending a start").unstarted(this::end);

    private Starting() {}

    static Starting begin() {
        Starting starting = new Starting();
        try {
            Runtime.getRuntime().addShutdownHook(starting.atExit);
        } catch (IllegalStateException exiting) {
            throw ended(exiting);
        }
        return starting;
    }

    /** Says that there was no time to start. */
    static Failure ended(IllegalStateException exiting) {
        return new Failure("It was ended before it had started.", exiting);
    }

    /** Undoes what was begun: services end in order; servers at once, where this was interrupted. */
    static void clear(Deque<Runnable> begun) {
        boolean hurry = Thread.interrupted();
        for (Runnable step : begun) {
            step.run();
            if (hurry) {
                Thread.currentThread().interrupt();
            }
        }
    }

    private void end() {
        starter.interrupt();
        try {
            var ignored = cleared.await(PATIENCE.toSeconds(), TimeUnit.SECONDS);
        } catch (InterruptedException nobodyDoes) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() {
        try {
            Runtime.getRuntime().removeShutdownHook(atExit);
        } catch (IllegalStateException exiting) {
            cleared.countDown();
        }
    }
}
