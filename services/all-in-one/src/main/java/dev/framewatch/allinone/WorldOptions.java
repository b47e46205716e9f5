package dev.framewatch.allinone;

import dev.framewatch.simulator.Budgets;
import dev.framewatch.simulator.Mischief;
import dev.framewatch.simulator.SimulatorSettings;
import dev.framewatch.simulator.WorldSize;
import picocli.CommandLine.Option;

/** The options that say what a world to watch is like. */
final class WorldOptions {
    /** So that the past is there within a minute or two, and nothing but faults ever limits. */
    private static final int GENEROUS = 100;

    /**
     * All faults, but limits rarely: what follows a source asks in seconds what it otherwise asks in an hour, and each
     * limit still means a minute.
     */
    private static final Mischief TO_WATCH = Mischief.FULL.withLimits(Mischief.FULL.limits() / 10);

    @Option(
            names = "--history",
            paramLabel = "N",
            description = "How many repositories, posts, comments and papers there are since 2015 to begin with"
                    + " (default: ${DEFAULT-VALUE}).")
    private int history = 17_000;

    @Option(
            names = "--rate",
            paramLabel = "N",
            description = "How many new ones come a second, 1 to 100 (default: ${DEFAULT-VALUE}).")
    private int rate = 5;

    @Option(
            names = "--seed",
            paramLabel = "N",
            description = "Another seed makes another world (default: ${DEFAULT-VALUE}).")
    private long seed = 1;

    @Option(
            names = "--faults",
            description = "Let the sources misbehave: errors, limits, cut and broken answers, missing hours.")
    private boolean faults;

    /** The simulator that was asked for. */
    SimulatorSettings settings() {
        if (history < 100 || rate < 1 || rate > 100) {
            throw new WrongUsage(
                    "--history is " + history + " and --rate " + rate + "; history is at least 100, and rate 1 to 100");
        }
        return SimulatorSettings.of(seed)
                .with(WorldSize.of(history, rate))
                .with(Budgets.REAL.times(GENEROUS))
                .with(faults ? TO_WATCH : Mischief.NONE);
    }
}
