package dev.framewatch.simulator;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;

/** What one client may spend of one resource in windows of fixed length; the next begins with the first spending after. */
final class Quota {
    private final Clock clock;
    private final int limit;
    private final Duration window;
    private Instant ends = Instant.EPOCH;
    private int used;

    Quota(Clock clock, int limit, Duration window) {
        this.clock = clock;
        this.limit = limit;
        this.window = window;
    }

    /** What is known after a request. */
    record Reading(int limit, int used, int remaining, Instant resets, boolean allowed) {
        /** The same as a server tells it whose clock is wrong. */
        Reading skewed(Duration skew) {
            return new Reading(limit, used, remaining, resets.plus(skew), allowed);
        }
    }

    /** Spends so many units if they are left. */
    synchronized Reading spend(int units) {
        Instant now = clock.instant();
        if (!now.isBefore(ends)) {
            ends = now.plus(window);
            used = 0;
        }
        boolean allowed = used + units <= limit;
        if (allowed) {
            used += units;
        }
        return new Reading(limit, used, limit - used, ends, allowed);
    }

    /** Gives units back, as for an answer of 304. */
    synchronized Reading giveBack(int units) {
        used = Math.max(0, used - units);
        return new Reading(limit, used, limit - used, ends, true);
    }
}
