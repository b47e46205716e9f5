package dev.framewatch.operations;

import java.time.Duration;
import java.time.Instant;

/**
 * Where a group stands in one partition.
 *
 * @param committed up to where it has read
 * @param lag how many records are committed behind that
 * @param since since when it stands there with something to read; where there is nothing, when it was looked at
 */
record Standing(long committed, long lag, Instant since) {
    /** What is seen at a later look. */
    Standing then(long nowCommitted, long nowLag, Instant now) {
        boolean still = lag > 0 && nowLag > 0 && nowCommitted == committed;
        return new Standing(nowCommitted, nowLag, still ? since : now);
    }

    /** How long it has had something to read and read nothing. */
    Duration still(Instant now) {
        return lag == 0 ? Duration.ZERO : Duration.between(since, now);
    }
}
