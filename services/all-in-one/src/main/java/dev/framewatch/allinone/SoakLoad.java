package dev.framewatch.allinone;

import dev.framewatch.collector.ImportFormat;
import dev.framewatch.collector.ImportListener;
import dev.framewatch.collector.ImportOptions;
import dev.framewatch.collector.ImportRequest;
import dev.framewatch.collector.Importer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/** Collects files of posts: one, or small new ones all the time until it is closed. */
final class SoakLoad implements AutoCloseable {
    private static final long PAUSE_MILLIS = 500;
    private static final long PATIENCE_NANOS = 600_000_000_000L;

    private final Pipeline pipeline;
    private final SoakInput input;
    private final Path folder;
    private final AtomicLong collected = new AtomicLong();
    private final ScheduledExecutorService executor = Executors.newSingleThreadScheduledExecutor();
    private @Nullable Future<?> more;

    SoakLoad(Pipeline pipeline, SoakInput input, Path folder) {
        this.pipeline = pipeline;
        this.input = input;
        this.folder = folder;
    }

    /** Collects one file, and returns when everything that was collected is searchable and counted in daily rows. */
    void index(Path file) throws IOException, InterruptedException {
        collect(file);
        awaitIndexed();
    }

    /** Returns when everything that was collected is searchable and counted in daily rows. */
    void awaitIndexed() throws IOException, InterruptedException {
        CatchUp way = new CatchUp(pipeline, pipeline.generation().orElseThrow());
        long until = System.nanoTime() + PATIENCE_NANOS;
        while (!way.done()) {
            if (System.nanoTime() > until) {
                throw new Failure("Not everything that was collected came to be searchable and counted.");
            }
            pipeline.pause();
        }
    }

    private void collect(Path file) {
        ImportFormat reddit = pipeline.beans(ImportFormat.class).stream()
                .filter(format -> format.name().equals("reddit"))
                .findFirst()
                .orElseThrow();
        collected.addAndGet(pipeline.bean(Importer.class)
                .run(new ImportRequest(reddit, ImportOptions.NONE, List.of(file), false), ImportListener.SILENT)
                .published());
    }

    /** Collects so many new posts every half second from now on. */
    void begin(int lines) {
        more = executor.scheduleWithFixedDelay(() -> collectMore(lines), 0, PAUSE_MILLIS, TimeUnit.MILLISECONDS);
    }

    private void collectMore(int lines) {
        try {
            collect(input.more(folder, lines));
        } catch (IOException noFile) {
            throw new UncheckedIOException(noFile);
        }
    }

    /** How many events were collected until now. */
    long collected() {
        return collected.get();
    }

    /** Returns when more events than that were collected, and at once where it did not begin to collect more. */
    void awaitMoreThan(long before) throws InterruptedException {
        while (more != null && collected() <= before) {
            checkWhole();
            pipeline.pause();
        }
    }

    /** Collects no more; returns when the last file is collected. */
    void end() {
        executor.close();
        checkWhole();
    }

    private void checkWhole() {
        if (more != null && more.state() == Future.State.FAILED) {
            throw new Failure("Events could not be collected.", more.exceptionNow());
        }
    }

    @Override
    public void close() {
        var ignored = executor.shutdownNow();
        executor.close();
    }
}
