package dev.framewatch.embedded.leash;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * The tie of a server's process to the one that started it: a pipe on standard input. A byte on it asks for an orderly
 * end. Its end of file means that the other process is gone, however it went, and leaves less time.
 */
public final class Leash {
    private static final Duration ORDERLY = Duration.ofSeconds(40);
    private static final Duration ABANDONED = Duration.ofSeconds(5);

    /** Held for the life of the process: a channel that nobody refers to is closed, and its lock with it. */
    static @Nullable FileChannel data;

    private Leash() {}

    /**
     * Watches standard input from now on, and waits until no other process has these data. Their lock is released by the
     * end of this process only, so whoever comes next never meets a server that is still writing.
     *
     * @param lock the file to lock, made if it is not there
     * @throws IOException if the file cannot be written
     */
    public static void tie(Path lock) throws IOException {
        Thread.ofPlatform().daemon().name("leash").start(Leash::watch);
        var channel = FileChannel.open(lock, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        if (channel.tryLock() == null) {
            System.out.println("Waiting for the former process to leave the data; it holds " + lock);
            channel.lock();
        }
        data = channel;
    }

    private static void watch() {
        boolean asked = read() != -1;
        System.out.println(asked ? "Asked to end." : "The process that started this one is gone, so it ends.");
        Thread end = Thread.ofPlatform().name("end").start(() -> end(asked));
        try {
            end.join(asked ? ORDERLY : ABANDONED);
        } catch (InterruptedException nobodyDoes) {
            Thread.currentThread().interrupt();
        }
        Runtime.getRuntime().halt(1);
    }

    private static void end(boolean asked) {
        if (asked) {
            LoadedClasses.keep();
        }
        System.exit(0);
    }

    private static int read() {
        try {
            return System.in.read();
        } catch (IOException broken) {
            return -1;
        }
    }
}
