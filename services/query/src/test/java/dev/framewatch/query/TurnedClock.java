package dev.framewatch.query;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;

/** A clock that a test turns. */
final class TurnedClock extends Clock {
    private volatile Instant now;

    TurnedClock(String now) {
        this.now = Instant.parse(now);
    }

    void turn(Duration on) {
        now = now.plus(on);
    }

    void set(String to) {
        now = Instant.parse(to);
    }

    @Override
    public Instant instant() {
        return now;
    }

    @Override
    public ZoneId getZone() {
        return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
        return this;
    }
}
