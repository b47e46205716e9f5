package dev.framewatch.collector.poll;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.zip.CRC32;
import org.jspecify.annotations.Nullable;
import org.springframework.scheduling.support.CronExpression;

/**
 * When a live task runs: at the times of a cron expression in UTC, each later by the same delay, which the task's name
 * decides and which is at most half the time until the next one. So tasks with one schedule do not all begin at once, and
 * a restart changes no time.
 */
record Timetable(CronExpression cron, Duration delay) {
    static Timetable of(String task, String cron, Duration jitter) {
        CRC32 hash = new CRC32();
        hash.update(task.getBytes(UTF_8));
        Timetable prompt = new Timetable(CronExpression.parse(cron), Duration.ZERO);
        long most = Math.min(jitter.toMillis(), prompt.period().toMillis() / 2);
        return new Timetable(prompt.cron(), Duration.ofMillis(hash.getValue() % (most + 1)));
    }

    /** How far its first two times of all are apart. */
    private Duration period() {
        Instant first = after(Instant.EPOCH);
        Instant second = first == null ? null : after(first);
        return second == null ? Duration.ZERO : Duration.between(first, second);
    }

    /** The first time after a moment; {@code null} if there is none. */
    @Nullable
    Instant after(Instant moment) {
        ZonedDateTime next = cron.next(moment.minus(delay).atZone(ZoneOffset.UTC));
        return next == null ? null : next.toInstant().plus(delay);
    }
}
