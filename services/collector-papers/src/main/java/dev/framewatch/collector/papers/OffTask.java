package dev.framewatch.collector.papers;

import dev.framewatch.collector.poll.Cursor;
import dev.framewatch.collector.poll.Poll;
import dev.framewatch.collector.poll.PollContext;
import dev.framewatch.collector.poll.PollTask;
import dev.framewatch.collector.poll.Schedule;
import java.util.Optional;

/** A task that cannot run, and why. */
record OffTask(PollTask task, String reason) implements PollTask {
    @Override
    public String name() {
        return task.name();
    }

    @Override
    public String lane() {
        return task.lane();
    }

    @Override
    public Schedule schedule() {
        return task.schedule();
    }

    @Override
    public Optional<String> off() {
        return Optional.of(reason);
    }

    @Override
    public Poll poll(Cursor cursor, PollContext context) {
        return new Poll.NotModified(cursor);
    }
}
