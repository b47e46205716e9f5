package dev.framewatch.collector.poll;

import java.time.Instant;

/**
 * Why a task waits in the middle of a run.
 *
 * @param kind what it waits for
 * @param reason the same in words for the user
 * @param attempts how often in a row it failed or was limited
 * @param limits how many of these, up to the last one, were limits; 0 where it failed last
 * @param until when it is tried again
 */
record Trouble(Kind kind, String reason, int attempts, int limits, Instant until) {
    /** What a task waits for. */
    enum Kind {
        /** A request failed. */
        failing,
        /** The source wants to be left alone. */
        limited,
        /** The source told another task so, or this one in an earlier run. */
        resting,
        /** A budget is spent. */
        spent;

        /** Whether it was asked, and in vain. */
        boolean isMiss() {
            return this == failing || this == limited;
        }
    }
}
