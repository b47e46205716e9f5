package dev.framewatch.collector;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.common.KafkaException;
import org.jspecify.annotations.Nullable;

/**
 * Imports files: publishes what they hold as events, each once, whatever is broken in them and however often the
 * import is cut off. A run of an import that was cut off goes on where that one ended; a run of one that was complete
 * reads the file again and publishes nothing, unless it is asked to.
 */
public final class Importer {
    private static final long PROGRESS_EVERY = Duration.ofMillis(200).toNanos();

    private final CollectorSettings settings;
    private final EventPublishers publishers;
    private final KeyedHash hash;
    private final Clock clock;

    Importer(CollectorSettings settings, EventPublishers publishers, KeyedHash hash, Clock clock) {
        this.settings = settings;
        this.publishers = publishers;
        this.hash = hash;
        this.clock = clock;
    }

    /**
     * Imports the files and returns when all is committed. It waits for Kafka without limit, and says so.
     *
     * @throws ImportFailed if a file or an option cannot be used, or Kafka refuses for good
     */
    public ImportReport run(ImportRequest request, ImportListener listener) {
        check(request);
        Tally tally = new Tally();
        List<ImportTask> tasks = tasks(request, tally);
        if (!hash.keyed()) {
            tally.warn("Authors and owners are left out, since framewatch.collector.hash-key is not set.");
        }
        long total = tasks.stream().mapToLong(ImportTask::size).sum();
        long done = 0;
        for (ImportTask task : tasks) {
            run(request, task, tally, new Progress(listener, task.file(), done, total, tally));
            done += task.size();
        }
        return tally.report();
    }

    private static List<ImportTask> tasks(ImportRequest request, Tally tally) {
        List<ImportTask> tasks = new ArrayList<>();
        for (Path file : request.files()) {
            ImportTask task = ImportTask.of(request, file);
            if (task.size() == 0) {
                tally.warn(file + ": is empty");
            } else {
                tasks.add(task);
            }
        }
        if (tasks.isEmpty()) {
            throw new ImportFailed(request.files().getFirst() + " is empty. Nothing was imported.");
        }
        return tasks;
    }

    /** Looks at all files before the first is read, so that a wrong name costs nothing. */
    private static void check(ImportRequest request) {
        List<String> problems = new ArrayList<>();
        for (Path file : request.allFiles()) {
            String problem = problem(file);
            if (problem != null) {
                problems.add(file + " " + problem);
            }
        }
        if (!problems.isEmpty()) {
            throw new ImportFailed(String.join("\n", problems) + "\nNothing was imported.");
        }
    }

    private static @Nullable String problem(Path file) {
        if (!Files.exists(file)) {
            return "does not exist.";
        }
        if (Files.isDirectory(file)) {
            return "is a directory; name the files in it.";
        }
        if (!Files.isRegularFile(file)) {
            return "is no regular file; an import that is cut off has to read it again.";
        }
        return Files.isReadable(file) ? null : "cannot be read; check its permissions.";
    }

    private void run(ImportRequest request, ImportTask task, Tally tally, Progress progress) {
        ItemReader reader = request.format().open(request.options());
        try (EventPublisher publisher = publishers.open(task.name(), progress.listener)) {
            ImportCursor before = ImportCursor.after(
                    publisher.cursor(), request.format().name(), task.file().toString(), request.again());
            Batch batch = new Batch(publisher::publish, before, settings.batch());
            FileImport running = new FileImport(task.file(), reader, batch, tally, clock, progress);
            read(task, running, progress);
            running.end();
            progress.say(task.size());
        } catch (TakenOver other) {
            throw new ImportFailed("Another process is importing " + task.file() + " and goes on with it.", other);
        } catch (KafkaException refused) {
            throw new ImportFailed("Kafka refused: " + refused.getMessage(), refused);
        }
    }

    private void read(ImportTask task, FileImport running, Progress progress) {
        try (OpenFile open = OpenFile.open(task.file(), settings)) {
            progress.open = open;
            progress.say(0);
            open.read(running);
        } catch (BrokenInput broken) {
            running.broken(new ItemSink.Broken(broken.reason(), broken.detail(), 1, new Stretch()));
        } catch (IOException | UncheckedIOException unreadable) {
            throw new ImportFailed(task.file() + " cannot be read: " + unreadable.getMessage(), unreadable);
        }
    }

    /** Tells the listener where the import stands, a few times a second. */
    private static final class Progress implements Runnable {
        private final ImportListener listener;
        private final Path file;
        private final long done;
        private final long total;
        private final Tally tally;
        private long said = System.nanoTime();
        private @Nullable OpenFile open;

        Progress(ImportListener listener, Path file, long done, long total, Tally tally) {
            this.listener = listener;
            this.file = file;
            this.done = done;
            this.total = total;
            this.tally = tally;
        }

        @Override
        public void run() {
            long now = System.nanoTime();
            if (now - said >= PROGRESS_EVERY) {
                say(open == null ? 0 : open.position());
                said = now;
            }
        }

        private void say(long ofFile) {
            long published = tally.published + tally.summaries;
            listener.progress(new ImportProgress(file, done + ofFile, total, tally.items, published, tally.rejected));
        }
    }
}
