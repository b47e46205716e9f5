package dev.framewatch.simulator;

import java.util.stream.DoubleStream;

/**
 * How badly the server behaves: for each fault the part of the answers, 0 to 1, that have it.
 *
 * @param errors answers 500, 502 or 503
 * @param limits answers 403 or 429, though nothing is used up, half of them without {@code retry-after}
 * @param cut answers that end before their length
 * @param garbled answers whose text is broken
 * @param slow answers that come late, by {@value #SLOW_MILLIS} milliseconds
 * @param incomplete searches of GitHub that say {@code incomplete_results} and lack items
 * @param disorder pages whose items come out of order, one of them twice
 * @param missing hours of GH Archive that are at first not there, empty, cut, or much too small; and histories of stars
 *     that are at first empty
 * @param skewed answers by a server whose clock, and so {@code Date} and the end of a window, is five minutes wrong
 */
public record Mischief(
        double errors,
        double limits,
        double cut,
        double garbled,
        double slow,
        double incomplete,
        double disorder,
        double missing,
        double skewed) {
    /** How late a slow answer comes. */
    static final int SLOW_MILLIS = 200;

    /** None of it. */
    public static final Mischief NONE = new Mischief(0, 0, 0, 0, 0, 0, 0, 0, 0);

    /** All of it, often enough that a few hundred requests meet each. */
    public static final Mischief FULL = new Mischief(0.04, 0.02, 0.02, 0.02, 0.02, 0.05, 0.1, 0.1, 0.05);

    public Mischief {
        if (DoubleStream.of(errors, limits, cut, garbled, slow, incomplete, disorder, missing, skewed)
                .anyMatch(part -> !(part >= 0 && part <= 1))) {
            throw new IllegalArgumentException("A part of the answers is from 0 to 1");
        }
    }
}
