package dev.framewatch.allinone;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;

/**
 * The time of a soak, by the clock of the simulated sources.
 *
 * @param began when the collectors ran
 * @param stopped when nothing more happened at the sources
 * @param now the present
 * @param answering how old at most an answer is when a collector takes it for the present
 */
record SoakSpan(Instant began, Instant stopped, Instant now, Duration answering) {
    /** How far back the very first search for repositories reaches, as the settings have it. */
    private static final Duration LOOK_BACK = Duration.ofDays(1);

    static SoakSpan of(Instant began, Instant stopped, Clock clock, Duration answering) {
        return new SoakSpan(began, stopped, clock.instant(), answering);
    }

    /** Whether whoever follows the sources has seen what happened then. */
    boolean follows(Instant at) {
        return at.isAfter(began);
    }

    /** Whether nobody who follows the sources need have seen it. */
    boolean isPast(Instant at) {
        return at.isBefore(began.minus(LOOK_BACK));
    }
}
