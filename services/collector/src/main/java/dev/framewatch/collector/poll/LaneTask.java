package dev.framewatch.collector.poll;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
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
            case Schedule.Live live -> timed(task, otherCron == null ? live.cron() : otherCron, live.jitter());
            case Schedule.Background behind ->
                timed(task, otherCron == null ? behind.cron() : otherCron, behind.jitter());
        };
    }

    private static LaneTask timed(PollTask task, String cron, Duration jitter) {
        return new LaneTask(task, cron, Timetable.of(task.name(), cron, jitter));
    }

    String name() {
        return task.name();
    }

    /** Whether it goes before all others and may take what they may not. */
    boolean live() {
        return task.schedule() instanceof Schedule.Live;
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

    private @Nullable String note(@Nullable Days days) {
        return (days == null ? task.note() : task.note(days)).orElse(null);
    }

    /** The state of a task that was ordered to run, with what there is to say of the days that it is to fetch. */
    TaskState noting(TaskState ordered) {
        return ordered.planned(ordered.plan().noting(note(ordered.days())));
    }

    /** The plan of a task that stands so, as it is now: one with a schedule that never ran begins at once. */
    Plan plan(@Nullable TaskState state, Instant now) {
        String off = task.off().orElse(null);
        String note = note(state == null ? null : state.days());
        LocalDate since = task.since().orElse(null);
        if (off != null || timetable == null || (state != null && state.run() != null)) {
            return new Plan(cron, off, note, null, live(), since);
        }
        Run last = state == null ? null : state.last();
        return new Plan(cron, null, note, last == null ? now : after(last.started()), live(), since);
    }
}
