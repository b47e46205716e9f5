package dev.framewatch.collector.poll;

import java.time.Duration;
import org.springframework.scheduling.support.CronExpression;

/** When a task runs. */
public sealed interface Schedule {
    /**
     * It follows its source. A run begins at each time of the schedule and takes pages until there are no more.
     *
     * @param cron Spring's form with six fields, in UTC, such as {@code 0 15 3 * * *}; the settings may override it
     * @param jitter the most by which a task begins later than the schedule says; how much is fixed by the task's name
     */
    record Live(String cron, Duration jitter) implements Schedule {
        public Live {
            CronExpression.parse(cron);
            if (jitter.isNegative()) {
                throw new IllegalArgumentException("The jitter is " + jitter + "; it must not be negative");
            }
        }
    }

    /**
     * It catches up with what others collected, at the times of a schedule, but with a backfill's part of the budgets and
     * of the turns.
     *
     * @param cron as that of what is live
     * @param jitter as that of what is live
     */
    record Background(String cron, Duration jitter) implements Schedule {
        public Background {
            var ignored = new Live(cron, jitter);
        }
    }

    /** It fetches a range of days when somebody asks, with a part of the budgets that never starves what is live. */
    record Backfill() implements Schedule {}
}
