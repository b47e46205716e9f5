package dev.framewatch.embedded;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * One embedded server on its port. While it is wanted, a process that ends by itself is noticed, said, and replaced by
 * another on the same port and data, after pauses that grow from a second to half a minute. One whose disk is as good as
 * full is ended in order, and started again when there is room.
 */
public final class EmbeddedServer {
    private static final Duration FIRST_PAUSE = Duration.ofSeconds(1);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(30);
    private static final Duration SETTLED = Duration.ofMinutes(1);
    private static final Duration BETWEEN_LOOKS = Duration.ofSeconds(1);

    private final Launch launch;
    private final Consumer<String> say;
    private volatile @Nullable ServerProcess process;
    private @Nullable Thread watch;
    private volatile CountDownLatch unwanted = new CountDownLatch(1);

    EmbeddedServer(Launch launch, Consumer<String> say) {
        this.launch = launch;
        this.say = say;
    }

    public ServerKind kind() {
        return launch.setup().kind();
    }

    /** Where clients find it, also while it is down: {@code host:port} of Kafka, an address of Elasticsearch. */
    public String address() {
        return launch.setup().address();
    }

    /**
     * Its process, or the last one if it is down.
     *
     * @throws IllegalStateException if it was never started
     */
    public long pid() {
        return process().pid();
    }

    /**
     * Starts it and returns when it answers; does nothing when it is wanted already.
     *
     * @throws ServersUnavailable if it does not answer: why, and where its log is
     */
    public synchronized void start() {
        if (watch != null) {
            return;
        }
        unwanted = new CountDownLatch(1);
        process = launch.untilItAnswers(unwanted);
        watch = Thread.ofPlatform().daemon().name("watch " + kind()).start(this::watch);
    }

    /** Ends it in order and leaves it down until the next start. */
    public synchronized void stop() {
        if (watch == null) {
            return;
        }
        unwanted.countDown();
        process().end();
        join(watch);
        watch = null;
    }

    /** Ends its process at once (SIGKILL), as a crash does; that is noticed, and another process started. */
    public void kill() {
        process().kill();
    }

    private ServerProcess process() {
        ServerProcess last = process;
        if (last == null) {
            throw new IllegalStateException(kind() + " was never started");
        }
        return last;
    }

    private void watch() {
        Duration pause = FIRST_PAUSE;
        while (!isUnwanted(Duration.ZERO)) {
            ServerProcess current = process();
            String end = awaitEnd(current);
            if (isUnwanted(Duration.ZERO)) {
                return;
            }
            pause = current.age().compareTo(SETTLED) > 0 ? FIRST_PAUSE : pause;
            say.accept(end + " It is started again on the same port; its log is "
                    + launch.log().file());
            pause = bringBack(pause);
        }
        process().end();
    }

    /** Returns how the process ended: by itself, or here, as its disk is as good as full. */
    private String awaitEnd(ServerProcess current) {
        try {
            while (!current.awaitEnd(BETWEEN_LOOKS)) {
                Optional<String> shortage = launch.shortage(1);
                if (shortage.isPresent()) {
                    current.end();
                    return kind() + " was ended: " + shortage.get();
                }
            }
        } catch (InterruptedException nobodyDoes) {
            Thread.currentThread().interrupt();
            return kind() + " is watched no longer.";
        }
        return kind() + " ended by itself (process " + current.pid() + ", exit code " + current.exitCode() + ").";
    }

    /** Tries until there is a process that answers, or none is wanted; returns the next pause. */
    private Duration bringBack(Duration first) {
        Duration pause = first;
        while (!isUnwanted(pause)) {
            pause = pause.multipliedBy(2).compareTo(LONGEST_PAUSE) < 0 ? pause.multipliedBy(2) : LONGEST_PAUSE;
            try {
                process = launch.untilItAnswers(unwanted);
                say.accept(kind() + " answers again on " + address());
                return pause;
            } catch (ServersUnavailable e) {
                if (!isUnwanted(Duration.ZERO)) {
                    say.accept(e.getMessage() + "\nThe next try is in " + pause.toSeconds() + " s.");
                }
            }
        }
        return pause;
    }

    private boolean isUnwanted(Duration within) {
        try {
            return unwanted.await(within.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException nobodyDoes) {
            Thread.currentThread().interrupt();
            return true;
        }
    }

    private static void join(Thread thread) {
        try {
            thread.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
