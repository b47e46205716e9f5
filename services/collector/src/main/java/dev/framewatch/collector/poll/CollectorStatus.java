package dev.framewatch.collector.poll;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How a task does, as users see it.
 *
 * @param task the task
 * @param lane the lane on which it runs
 * @param state in one word
 * @param reason why it is off, failing, limited or unattended, or waits for a budget
 * @param note what hampers it although it runs
 * @param retry when it is tried again
 * @param schedule the cron expression, in UTC; absent for a backfill
 * @param next when the next run begins
 * @param run the run that is not over
 * @param last the last run that is over
 * @param fetched how many items the source sent in all runs
 * @param published how many events were published in all runs
 * @param upTo up to when in the source's own time everything was seen
 * @param lagSeconds how long ago that is
 * @param days the days of a backfill
 * @param since the first day of which a backfill can fetch anything; absent where that is not known
 * @param openGaps how many gaps are not filled
 * @param budgets what is left of each budget that it draws from
 */
record CollectorStatus(
        String task,
        String lane,
        Word state,
        @Nullable String reason,
        @Nullable String note,
        @Nullable Instant retry,
        @Nullable String schedule,
        @Nullable Instant next,
        @Nullable Run run,
        @Nullable Run last,
        long fetched,
        long published,
        @Nullable Instant upTo,
        @Nullable Long lagSeconds,
        @Nullable Days days,
        @Nullable LocalDate since,
        long openGaps,
        List<BudgetStatus> budgets) {
    /** How a task does, in one word. */
    enum Word {
        /** It cannot run; the reason says what to do. */
        off,
        /** Somebody paused it. */
        paused,
        /** No instance has taken it up yet. */
        starting,
        /** It is in a run. */
        running,
        /** A request failed; it is tried again. */
        failing,
        /** The source wants to be left alone for a while. */
        limited,
        /** It waits for a budget to be renewed. */
        spent,
        /** It waits for its next run. */
        waiting,
        /** A backfill of which nothing is asked. */
        idle,
        /** It should have gone on a while ago, and no instance is heard that runs its lane. */
        unattended
    }

    /**
     * What is left of a budget.
     *
     * @param budget the budget
     * @param limit how many units a window has
     * @param usable how many of them may be used
     * @param left how many of those are left to this task
     * @param renewed when there is more
     */
    record BudgetStatus(String budget, int limit, int usable, int left, Instant renewed) {}

    /** A task that is not on record yet. */
    static CollectorStatus starting(LaneTask task, boolean paused) {
        TaskState state = TaskState.never(task.plan(null, Instant.EPOCH).then(null));
        return of(task.task().lane(), task.name(), state, paused, 0, List.of(), Instant.EPOCH);
    }

    static CollectorStatus of(
            String lane,
            String task,
            TaskState state,
            boolean paused,
            long openGaps,
            List<BudgetStatus> budgets,
            Instant now) {
        Word word = word(state, paused);
        Trouble trouble = word == Word.paused || word == Word.off ? null : state.trouble();
        Instant seen = state.sourceTime();
        return new CollectorStatus(
                task,
                lane,
                word,
                word == Word.off ? state.plan().off() : trouble == null ? null : trouble.reason(),
                state.plan().note(),
                trouble == null ? null : trouble.until(),
                state.plan().schedule(),
                paused ? null : state.plan().next(),
                state.run(),
                state.last(),
                state.fetched(),
                state.published(),
                seen,
                seen == null ? null : Math.max(0, Duration.between(seen, now).toSeconds()),
                state.days(),
                state.plan().since(),
                openGaps,
                budgets);
    }

    /** The same where nobody runs its lane; what is off or paused stays that. */
    CollectorStatus unattended() {
        return state == Word.off || state == Word.paused
                ? this
                : new CollectorStatus(
                        task,
                        lane,
                        Word.unattended,
                        "No collector runs it: start one, or see why it died",
                        note,
                        retry,
                        schedule,
                        next,
                        run,
                        last,
                        fetched,
                        published,
                        upTo,
                        lagSeconds,
                        days,
                        since,
                        openGaps,
                        budgets);
    }

    private static Word word(TaskState state, boolean paused) {
        if (state.plan().off() != null) {
            return Word.off;
        }
        if (paused) {
            return Word.paused;
        }
        if (state.trouble() != null) {
            return switch (state.trouble().kind()) {
                case failing -> Word.failing;
                case limited, resting -> Word.limited;
                case spent -> Word.spent;
            };
        }
        if (state.run() != null) {
            return Word.running;
        }
        if (state.plan().schedule() == null) {
            return Word.idle;
        }
        return state.plan().next() == null && state.last() == null ? Word.starting : Word.waiting;
    }
}
