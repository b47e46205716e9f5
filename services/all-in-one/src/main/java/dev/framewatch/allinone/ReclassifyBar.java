package dev.framewatch.allinone;

import me.tongfei.progressbar.ConsoleProgressBarConsumer;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import org.jspecify.annotations.Nullable;

/** Shows on a terminal how far a generation is: a bar with rate and time left. Elsewhere it says nothing. */
final class ReclassifyBar implements AutoCloseable {
    private final @Nullable ProgressBar bar;
    private final long records;

    ReclassifyBar(Terminal terminal, String task, long records) {
        this.records = records;
        this.bar = terminal.progress()
                ? new ProgressBarBuilder()
                        .setTaskName(task)
                        .setUnit(" records", 1)
                        .showSpeed()
                        .setUpdateIntervalMillis(200)
                        .setConsumer(new ConsoleProgressBarConsumer(terminal.err()))
                        .setInitialMax(records)
                        .build()
                : null;
    }

    /** Shows that this part is done, 0 to 1. */
    void show(double part) {
        if (bar != null) {
            bar.stepTo(Math.round(part * records));
        }
    }

    @Override
    public void close() {
        if (bar != null) {
            bar.close();
        }
    }
}
