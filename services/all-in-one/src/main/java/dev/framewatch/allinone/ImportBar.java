package dev.framewatch.allinone;

import dev.framewatch.collector.ImportListener;
import dev.framewatch.collector.ImportProgress;
import java.time.Duration;
import me.tongfei.progressbar.ConsoleProgressBarConsumer;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import org.jspecify.annotations.Nullable;

/** Shows on a terminal how an import goes: a bar with rate and time left. Elsewhere it only says what is wrong. */
final class ImportBar implements ImportListener, AutoCloseable {
    private static final long MEBIBYTE = 1024 * 1024;

    private final Terminal terminal;
    private @Nullable ProgressBar bar;

    ImportBar(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public void progress(ImportProgress progress) {
        if (!terminal.progress()) {
            return;
        }
        if (bar == null) {
            bar = new ProgressBarBuilder()
                    .setTaskName("import")
                    .setUnit(" MiB", MEBIBYTE)
                    .showSpeed()
                    .setUpdateIntervalMillis(200)
                    .setConsumer(new ConsoleProgressBarConsumer(terminal.err()))
                    .setInitialMax(progress.totalBytes())
                    .build();
        }
        bar.stepTo(progress.bytes());
        bar.setExtraMessage(" " + Terminal.number(progress.published()) + " events");
    }

    @Override
    public void waiting(String why, Duration pause) {
        terminal.say("Kafka takes nothing at the moment (" + why + "); trying again in " + pause.toMillis() + " ms.");
    }

    @Override
    public void resumed() {
        terminal.say("Kafka is back.");
    }

    @Override
    public void close() {
        if (bar != null) {
            bar.close();
        }
    }
}
