package dev.framewatch.collector.github;

import java.time.Duration;
import java.time.Instant;
import java.util.List;

/**
 * How far papers' repositories were looked at.
 *
 * @param offsets of each partition the first record that was not looked at
 * @param began when the looking began at the first record
 */
record PaperCodeState(List<Long> offsets, Instant began) {
    /** After so long all that GitHub did not have is looked for once more. */
    private static final Duration RARELY = Duration.ofDays(30);

    static PaperCodeState begin(Instant now) {
        return new PaperCodeState(List.of(), now);
    }

    /** The same, or the beginning where the last one is long ago. */
    PaperCodeState at(Instant now) {
        return now.isBefore(began.plus(RARELY)) ? this : begin(now);
    }

    PaperCodeState behind(List<Long> others) {
        return new PaperCodeState(others, began);
    }
}
