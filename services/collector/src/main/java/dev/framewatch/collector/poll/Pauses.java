package dev.framewatch.collector.poll;

import java.time.Duration;

/** Pauses that double, up to a longest one. */
public record Pauses(Duration first, Duration longest) {
    /** Before a failed request is tried again. */
    static final Pauses OF_POLLS = new Pauses(Duration.ofSeconds(2), Duration.ofMinutes(10));

    /** After a limit of a source that does not say how long it holds. */
    public static final Pauses OF_LIMITS = new Pauses(Duration.ofMinutes(1), Duration.ofHours(1));

    /** Before a gap is looked at again. */
    static final Pauses OF_GAPS = new Pauses(Duration.ofHours(1), Duration.ofDays(1));

    /** Before a lane is taken up again that Kafka or another instance ended. */
    static final Pauses OF_LANES = new Pauses(Duration.ofSeconds(1), Duration.ofSeconds(30));

    /** The pause after the nth of these in a row, from 1. */
    public Duration after(int failures) {
        Duration pause = first.multipliedBy(1L << Math.clamp(failures - 1L, 0, 30));
        return pause.compareTo(longest) < 0 ? pause : longest;
    }
}
