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
 * @param silent answers of which nothing comes for {@value #LONGEST_SECONDS} seconds, and then the connection ends: clients
 *     that read no longer than that meet their own patience
 * @param dribbled answers that come a byte every {@value #SLOW_MILLIS} milliseconds, for {@value #LONGEST_SECONDS} seconds
 *     at most: no single pause is long, only the whole is
 * @param incomplete searches of GitHub that say {@code incomplete_results} and lack items; and answers of Reddit about
 *     what was asked for by name that are 200 and lack all
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
        double silent,
        double dribbled,
        double incomplete,
        double disorder,
        double missing,
        double skewed) {
    /** How late a slow answer comes. */
    static final int SLOW_MILLIS = 200;

    /** How long a silent or dribbled answer takes, unless the client hangs up before. */
    static final int LONGEST_SECONDS = 40;

    /** None of it. */
    public static final Mischief NONE = new Mischief(0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0);

    /** All of it, often enough that a few hundred requests meet each; those that cost a client its patience are rare. */
    public static final Mischief FULL = new Mischief(0.04, 0.02, 0.02, 0.02, 0.02, 0.001, 0.001, 0.05, 0.1, 0.1, 0.05);

    public Mischief {
        if (DoubleStream.of(errors, limits, cut, garbled, slow, silent, dribbled, incomplete, disorder, missing, skewed)
                .anyMatch(part -> !(part >= 0 && part <= 1))) {
            throw new IllegalArgumentException("A part of the answers is from 0 to 1");
        }
    }

    /** The same with another part of limits. */
    public Mischief withLimits(double part) {
        return new Mischief(errors, part, cut, garbled, slow, silent, dribbled, incomplete, disorder, missing, skewed);
    }
}
