package dev.framewatch.simulator;

import java.time.Duration;

/**
 * How much there is in the world.
 *
 * @param repositories how many repositories the history has
 * @param things how many posts and comments it has
 * @param papers how many papers it has
 * @param repositoryEvery how long until the next repository since
 * @param thingEvery how long until the next post or comment
 * @param paperEvery how long until the next paper
 */
public record WorldSize(
        int repositories, int things, int papers, Duration repositoryEvery, Duration thingEvery, Duration paperEvery) {
    /** A world for a person to watch: thousands of each, and something new every few seconds. */
    public static final WorldSize DEMO =
            new WorldSize(6_000, 8_000, 3_000, Duration.ofSeconds(7), Duration.ofSeconds(3), Duration.ofSeconds(20));

    public WorldSize {
        if (repositories < 1 || things < 1 || papers < 1) {
            throw new IllegalArgumentException("A world has at least one repository, one post and one paper");
        }
        if (!repositoryEvery.isPositive() || !thingEvery.isPositive() || !paperEvery.isPositive()) {
            throw new IllegalArgumentException("The time until the next one must be above 0");
        }
    }

    /** A world whose history has about so many repositories, posts, comments and papers, where so many come a second. */
    public static WorldSize of(int history, double rate) {
        int things = DEMO.repositories + DEMO.things + DEMO.papers;
        double perSecond = 1.0 / DEMO.repositoryEvery.toSeconds() + 1.0 / DEMO.thingEvery.toSeconds();
        return new WorldSize(
                part(DEMO.repositories, history, things),
                part(DEMO.things, history, things),
                part(DEMO.papers, history, things),
                slower(DEMO.repositoryEvery, perSecond / rate),
                slower(DEMO.thingEvery, perSecond / rate),
                DEMO.paperEvery);
    }

    private static int part(int of, int history, int all) {
        return Math.max(1, (int) ((long) of * history / all));
    }

    private static Duration slower(Duration every, double factor) {
        return Duration.ofNanos((long) (every.toNanos() * factor));
    }
}
