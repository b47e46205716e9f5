package dev.framewatch.embedded;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * The way from nothing to a server that answers.
 *
 * @param setup which server
 * @param log where it prints
 * @param patience how long it may take to answer
 */
record Launch(Setup setup, ServerLog log, Duration patience) {
    private static final Duration BETWEEN_LOOKS = Duration.ofMillis(100);
    private static final Duration FORMER = Duration.ofSeconds(20);
    private static final int MEGABYTE = 1_000_000;

    /**
     * Starts a process and returns it when it answers; leaves none behind where it fails.
     *
     * @throws ServersUnavailable if it ends, takes too long, or is not wanted any more
     */
    ServerProcess untilItAnswers(CountDownLatch unwanted) {
        try {
            Files.createDirectories(setup.data());
            Files.createDirectories(log.folder());
            awaitFormer(unwanted);
            if (!Ports.isFree(setup.port())) {
                throw failed(
                        "port " + setup.port() + " of 127.0.0.1 is taken by another process. End that one, or choose"
                                + " another port; 0 means any free one.");
            }
            Optional<String> shortage = shortage(2);
            if (shortage.isPresent()) {
                throw failed(shortage.get());
            }
            var home = ServerHome.of(setup.kind());
            var classes = LoadedClasses.of(home, setup.folder());
            var started = ServerProcess.start(setup.prepare(home), classes, log);
            boolean answers = false;
            try {
                awaitAnswer(started, unwanted);
                answers = true;
                return started;
            } finally {
                if (!answers) {
                    started.kill();
                }
            }
        } catch (IOException e) {
            throw failed("its files in " + setup.folder() + " cannot be read or written: " + e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw failed("nobody waited for it any more.");
        }
    }

    /** What is wrong with the room on its disk, if that has fewer than so many times the bytes that must be left. */
    Optional<String> shortage(int times) {
        long left = setup.data().toFile().getUsableSpace();
        long least = times * setup.leastRoom();
        return left >= least
                ? Optional.empty()
                : Optional.of("the disk of " + setup.data() + " has " + left / MEGABYTE + " MB left, and it wants "
                        + least / MEGABYTE + ". Make room.");
    }

    /** The server of a former holder that was killed ends by itself, yet may take some seconds to. */
    private void awaitFormer(CountDownLatch unwanted) throws IOException, InterruptedException {
        long end = System.nanoTime() + FORMER.toNanos();
        while (isHeld(setup.processLock())) {
            if (System.nanoTime() > end || unwanted.await(BETWEEN_LOOKS.toMillis(), TimeUnit.MILLISECONDS)) {
                throw failed("a former process of it does not leave the data; it holds " + setup.processLock()
                        + ". End it, then try again.");
            }
        }
    }

    private static boolean isHeld(Path lock) throws IOException {
        try (var channel = FileChannel.open(lock, StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
            return channel.tryLock() == null;
        }
    }

    private void awaitAnswer(ServerProcess started, CountDownLatch unwanted) throws InterruptedException {
        long end = System.nanoTime() + patience.toNanos();
        while (!setup.answers()) {
            if (started.awaitEnd(BETWEEN_LOOKS)) {
                throw failed("it ended with exit code " + started.exitCode() + "." + log.reason());
            }
            if (System.nanoTime() > end) {
                throw failed("it does not answer after " + patience.toSeconds() + " s." + log.reason());
            }
            if (unwanted.getCount() == 0) {
                throw failed("it is not wanted any more.");
            }
        }
    }

    private ServersUnavailable failed(String why) {
        return new ServersUnavailable(setup.kind() + " did not start: " + why + "\nIts log: " + log.file());
    }
}
