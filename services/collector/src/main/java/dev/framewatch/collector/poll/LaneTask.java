package dev.framewatch.collector.poll;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A task as the settings want it.
 *
 * @param task the source's task
 * @param cron when it runs; {@code null} for a backfill
 * @param timetable the same with its delay
 */
record LaneTask(
        PollTask task, @Nullable String cron, @Nullable Timetable timetable) {
    static LaneTask of(PollTask task, @Nullable String otherCron) {
        Names.check("task", task.name());
        Names.check("lane", task.lane());
        return switch (task.schedule()) {
            case Schedule.Backfill _ -> new LaneTask(task, null, null);
            case Schedule.Live live -> {
                String cron = otherCron == null ? live.cron() : otherCron;
                yield new LaneTask(task, cron, Timetable.of(task.name(), cron, live.jitter()));
            }
        };
    }

    String name() {
        return task.name();
    }

    boolean live() {
        return timetable != null;
    }

    LaneKey key(LaneKey.Kind kind) {
        return new LaneKey(task.lane(), kind, task.name());
    }

    LaneKey key(LaneKey.Kind kind, Object part) {
        return new LaneKey(task.lane(), kind, task.name() + "/" + part);
    }

    /** When it runs after a run that began then. */
    @Nullable
    Instant after(Instant began) {
        return timetable == null ? null : timetable.after(began);
    }

    /** The plan of a task that stands so, as it is now: a live one that never ran begins at once. */
    Plan plan(@Nullable TaskState state, Instant now) {
        String off = task.off().orElse(null);
        if (off != null || timetable == null || (state != null && state.run() != null)) {
            return new Plan(cron, off, null);
        }
        Run last = state == null ? null : state.last();
        return new Plan(cron, null, last == null ? now : after(last.started()));
    }
}
