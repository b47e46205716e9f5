package dev.framewatch.collector.poll;

import java.time.Duration;
import java.time.LocalDateTime;
import java.util.Objects;
import org.springframework.scheduling.support.CronExpression;

/** How often a schedule comes. */
public final class Cadence {
    private Cadence() {}

    /** The longest time between two of its next 50 times. */
    public static Duration longest(Schedule schedule) {
        CronExpression cron = CronExpression.parse(
                switch (schedule) {
                    case Schedule.Live live -> live.cron();
                    case Schedule.Background background -> background.cron();
                    case Schedule.Backfill _ -> throw new IllegalArgumentException("A backfill has no times");
                });
        LocalDateTime last = Objects.requireNonNull(cron.next(LocalDateTime.parse("2026-10-15T00:00:00")));
        Duration longest = Duration.ZERO;
        for (int i = 0; i < 50; i++) {
            LocalDateTime next = Objects.requireNonNull(cron.next(last));
            Duration between = Duration.between(last, next);
            longest = between.compareTo(longest) > 0 ? between : longest;
            last = next;
        }
        return longest;
    }
}
