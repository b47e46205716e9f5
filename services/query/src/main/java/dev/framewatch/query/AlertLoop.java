package dev.framewatch.query;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.event.Level;
import org.springframework.context.SmartLifecycle;

/** Raises and sends alerts, time and again, as long as the process runs. */
final class AlertLoop implements SmartLifecycle {
    private static final Logger LOG = LoggerFactory.getLogger(AlertLoop.class);
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private final AlertRounds rounds;
    private final Courier courier;
    private final AlertSettings settings;
    private final List<ScheduledFuture<?>> tasks = new ArrayList<>();
    private @Nullable ScheduledExecutorService threads;

    AlertLoop(AlertRounds rounds, Courier courier, AlertSettings settings) {
        this.rounds = rounds;
        this.courier = courier;
        this.settings = settings;
    }

    /** What is done in one round. */
    private interface Task {
        void run() throws IOException;
    }

    @Override
    public synchronized void start() {
        if (settings.enabled() && threads == null) {
            ScheduledExecutorService started =
                    Executors.newScheduledThreadPool(2, Thread.ofVirtual().factory());
            threads = started;
            schedule(started, "Rules could not be looked at", rounds::run);
            schedule(started, "Alerts could not be sent", courier::run);
        }
    }

    private void schedule(ScheduledExecutorService started, String failure, Task task) {
        long pause = settings.pause().toMillis();
        boolean[] failing = new boolean[1];
        tasks.add(started.scheduleWithFixedDelay(
                () -> {
                    try {
                        task.run();
                        failing[0] = false;
                    } catch (IOException | RuntimeException failed) {
                        // One line when it begins; it is tried again all the same.
                        LOG.atLevel(failing[0] ? Level.DEBUG : Level.WARN).log("{}: {}", failure, failed.toString());
                        failing[0] = true;
                    }
                },
                pause,
                pause,
                TimeUnit.MILLISECONDS));
    }

    /** Ends it when what is being sent has been. */
    @Override
    public synchronized void stop() {
        ExecutorService ending = threads;
        if (ending == null) {
            return;
        }
        tasks.forEach(task -> task.cancel(false));
        tasks.clear();
        ending.shutdown();
        try {
            if (!ending.awaitTermination(PATIENCE.toMillis(), TimeUnit.MILLISECONDS)) {
                LOG.warn("Alerts are still being sent");
            }
        } catch (InterruptedException hurried) {
            Thread.currentThread().interrupt();
        }
        threads = null;
    }

    @Override
    public synchronized boolean isRunning() {
        return threads != null;
    }
}
