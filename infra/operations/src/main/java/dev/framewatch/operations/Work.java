package dev.framewatch.operations;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.function.BooleanSupplier;

/** Work that is followed: when it was last seen to get on. Looked at by one thread, read by any. */
final class Work {
    private final BooleanSupplier getsOn;
    private volatile Instant seen;
    private boolean failing;

    Work(BooleanSupplier getsOn, Instant now) {
        this.getsOn = getsOn;
        this.seen = now;
    }

    /** Looks at it; tells why that cannot be done, once until it can be. */
    Optional<String> look(Instant now) {
        try {
            if (getsOn.getAsBoolean()) {
                seen = now;
            }
            failing = false;
            return Optional.empty();
        } catch (RuntimeException fails) {
            Optional<String> why = failing ? Optional.empty() : Optional.of(String.valueOf(fails.getMessage()));
            failing = true;
            return why;
        }
    }

    /** How long it is ago that it was seen to get on. */
    Duration still(Instant now) {
        return Duration.between(seen, now);
    }
}
