package dev.framewatch.allinone;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** A file system of a few megabytes in memory, in place of a folder; only root can make one. */
final class SmallDisk implements AutoCloseable {
    private static final int MEGABYTE = 1024 * 1024;

    private final Path folder;

    private SmallDisk(Path folder) {
        this.folder = folder;
    }

    /** One of so many megabytes; without the right to mount it, the test is skipped. */
    static SmallDisk at(Path folder, int megabytes) throws IOException, InterruptedException {
        Files.createDirectories(folder);
        assumeTrue(
                run("mount", "-t", "tmpfs", "-o", "size=" + megabytes + "m", "none", folder.toString()),
                "only who may mount a file system can fill one");
        return new SmallDisk(folder);
    }

    /** Takes all but so many megabytes; with 0, until not a byte more is taken. */
    void fill(int megabytesLeft) throws IOException {
        try (OutputStream out = Files.newOutputStream(filler())) {
            for (long room = room(megabytesLeft); room > 0; room = room(megabytesLeft)) {
                out.write(new byte[(int) Math.min(room, MEGABYTE)]);
            }
        } catch (IOException full) {
            if (megabytesLeft > 0) {
                throw full;
            }
        }
    }

    /** Makes room again. */
    void empty() throws IOException {
        Files.deleteIfExists(filler());
    }

    private long room(int megabytesLeft) throws IOException {
        return Files.getFileStore(folder).getUsableSpace() - (long) megabytesLeft * MEGABYTE;
    }

    private Path filler() {
        return folder.resolve("filler");
    }

    /** Unmounts it, also under a process that still writes; what was on it is gone. */
    @Override
    public void close() throws IOException {
        try {
            if (!run("umount", "--lazy", folder.toString())) {
                throw new IOException(folder + " cannot be unmounted");
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    private static boolean run(String... words) throws InterruptedException {
        try {
            Process process = new ProcessBuilder(List.of(words))
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start();
            return process.waitFor(20, TimeUnit.SECONDS) && process.exitValue() == 0;
        } catch (IOException notThere) {
            return false;
        }
    }
}
