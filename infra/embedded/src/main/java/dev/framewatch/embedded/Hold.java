package dev.framewatch.embedded;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.UnaryOperator;

/**
 * This process's claim to the data: a file that is locked for as long as the process lives, and beside it another that
 * tells who that is. Only the lock counts, so what a crash leaves behind is no obstacle.
 */
final class Hold implements AutoCloseable {
    private static final int TRIES = 10;
    private static final int MILLIS_BETWEEN = 50;

    // On some systems, closing any channel of a file gives up all locks that this process has on it. So no channel is
    // opened on the lock of data that are held here, and one thread at a time looks.
    private static final Set<Path> HELD_HERE = new HashSet<>();

    private final Path data;
    private final FileChannel lock;
    private Holder holder;

    private Hold(Path data, FileChannel lock, Holder holder) {
        this.data = data;
        this.lock = lock;
        this.holder = holder;
    }

    /**
     * Takes the data.
     *
     * @throws ServersUnavailable if another has them: who, and what to do
     */
    static Hold take(Path folder, String purpose, Instant now) {
        synchronized (HELD_HERE) {
            try {
                Path data = Files.createDirectories(folder).toRealPath();
                if (HELD_HERE.contains(data)) {
                    throw held(data);
                }
                var channel = FileChannel.open(lock(data), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
                if (!lock(channel)) {
                    channel.close();
                    throw held(data);
                }
                HELD_HERE.add(data);
                var hold = new Hold(data, channel, Holder.taking(purpose, now));
                try {
                    hold.tell(UnaryOperator.identity());
                    return hold;
                } catch (ServersUnavailable e) {
                    hold.close();
                    throw e;
                }
            } catch (IOException e) {
                throw new ServersUnavailable("The folder " + folder + " cannot keep the servers' data: " + e, e);
            }
        }
    }

    /** Who has the data now, in whichever process. */
    static Optional<Holder> holder(Path folder) {
        synchronized (HELD_HERE) {
            if (!Files.exists(lock(folder))) {
                return Optional.empty();
            }
            try {
                Path data = folder.toRealPath();
                return HELD_HERE.contains(data) || isLocked(data) ? Holder.read(file(data)) : Optional.empty();
            } catch (IOException e) {
                throw new ServersUnavailable("Who holds the data in " + folder + " cannot be told: " + e, e);
            }
        }
    }

    /** Changes what others are told of the holder. */
    synchronized void tell(UnaryOperator<Holder> change) {
        holder = change.apply(holder);
        try {
            holder.write(file(data));
        } catch (IOException e) {
            throw new ServersUnavailable("Who holds the data in " + data + " cannot be written: " + e, e);
        }
    }

    /** Gives the data up; does nothing when that is done already, as they may be another's by then. */
    @Override
    public void close() {
        synchronized (HELD_HERE) {
            if (!lock.isOpen()) {
                return;
            }
            try (lock) {
                Files.deleteIfExists(file(data));
            } catch (IOException e) {
                throw new ServersUnavailable("The data in " + data + " were not given up in order: " + e, e);
            } finally {
                HELD_HERE.remove(data);
            }
        }
    }

    /** Tries for a moment, as whoever looks for the holder has a lock too. */
    private static boolean lock(FileChannel channel) throws IOException {
        var never = new CountDownLatch(1);
        for (int i = 0; i < TRIES; i++) {
            if (channel.tryLock() != null) {
                return true;
            }
            try {
                if (never.await(MILLIS_BETWEEN, TimeUnit.MILLISECONDS)) {
                    return false;
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return false;
            }
        }
        return false;
    }

    private static boolean isLocked(Path data) throws IOException {
        try (var channel = FileChannel.open(lock(data), StandardOpenOption.READ)) {
            return channel.tryLock(0, Long.MAX_VALUE, true) == null;
        }
    }

    private static ServersUnavailable held(Path data) throws IOException {
        return new ServersUnavailable("The data in " + data + " are held by "
                + Holder.read(file(data)).map(Holder::told).orElse("another process")
                + ".\nUse that one, end it, or choose another folder for the data.");
    }

    private static Path lock(Path data) {
        return data.resolve("holder.lock");
    }

    private static Path file(Path data) {
        return data.resolve("holder.properties");
    }
}
