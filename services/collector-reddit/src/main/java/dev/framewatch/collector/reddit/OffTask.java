package dev.framewatch.collector.reddit;

import dev.framewatch.collector.poll.Cursor;
import dev.framewatch.collector.poll.Poll;
import dev.framewatch.collector.poll.PollContext;
import dev.framewatch.collector.poll.PollTask;
import dev.framewatch.collector.poll.Schedule;
import java.util.Optional;

/** A task that cannot run, in the list with the reason. */
record OffTask(String name, Schedule schedule, String reason) implements PollTask {
    @Override
    public String lane() {
        return Reddit.LANE;
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
