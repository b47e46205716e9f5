package dev.framewatch.allinone;

import dev.framewatch.kafka.backup.BackupListener;
import me.tongfei.progressbar.ConsoleProgressBarConsumer;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import org.jspecify.annotations.Nullable;

/** Shows on a terminal how many records of which topic are done. */
final class BackupBar implements BackupListener, AutoCloseable {
    private final Terminal terminal;
    private @Nullable ProgressBar bar;

    BackupBar(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public void done(String topic, long records) {
        if (!terminal.progress()) {
            return;
        }
        if (bar == null) {
            bar = new ProgressBarBuilder()
                    .setTaskName("records")
                    .showSpeed()
                    .setInitialMax(-1)
                    .setConsumer(new ConsoleProgressBarConsumer(terminal.err()))
                    .build();
        }
        bar.stepBy(records);
        bar.setExtraMessage(" " + topic);
    }

    @Override
    public void close() {
        if (bar != null) {
            bar.close();
        }
    }
}
