package dev.framewatch.simulator;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;

/** A clock in UTC that starts at a chosen instant and runs faster than another. */
public final class FastClock extends Clock {
    private final Clock real;
    private final Instant realStart;
    private final Instant start;
    private final double speed;

    /**
     * A clock that starts now.
     *
     * @param real the clock that it follows
     * @param start what it shows now
     * @param speed how many of its seconds are one of the other's
     */
    public FastClock(Clock real, Instant start, double speed) {
        this(real, real.instant(), start, speed);
    }

    /**
     * A clock that agrees with others of the same arguments, also in other processes.
     *
     * @param realStart when the other clock shows that, this one shows {@code start}
     */
    public FastClock(Clock real, Instant realStart, Instant start, double speed) {
        if (!(speed > 0)) {
            throw new IllegalArgumentException("The speed is " + speed + "; it must be above 0");
        }
        this.real = real;
        this.realStart = realStart;
        this.start = start;
        this.speed = speed;
    }

    @Override
    public Instant instant() {
        double passed = Duration.between(realStart, real.instant()).toNanos() * speed;
        return start.plusNanos((long) passed);
    }

    @Override
    public ZoneId getZone() {
        return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
        return zone.equals(getZone()) ? this : Clock.fixed(instant(), zone);
    }
}
