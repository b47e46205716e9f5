package dev.framewatch.simulator;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What a simulator is like.
 *
 * @param seed another seed makes another world, and other faults
 * @param size how much there is in the world
 * @param budgets what a client may spend
 * @param mischief how badly the server behaves at first
 * @param start where the world's history ends, as one that is started again has to be told; absent: where the clock stands
 */
public record SimulatorSettings(
        long seed,
        WorldSize size,
        Budgets budgets,
        Mischief mischief,
        @Nullable Instant start) {
    /** A world to watch, with the providers' budgets, that behaves well. */
    public static SimulatorSettings of(long seed) {
        return new SimulatorSettings(seed, WorldSize.DEMO, Budgets.REAL, Mischief.NONE, null);
    }

    /** The same with another amount. */
    public SimulatorSettings with(WorldSize other) {
        return new SimulatorSettings(seed, other, budgets, mischief, start);
    }

    /** The same with other budgets. */
    public SimulatorSettings with(Budgets other) {
        return new SimulatorSettings(seed, size, other, mischief, start);
    }

    /** The same with other behaviour. */
    public SimulatorSettings with(Mischief other) {
        return new SimulatorSettings(seed, size, budgets, other, start);
    }

    /** The same with a history that ends at an instant. */
    public SimulatorSettings startedAt(Instant instant) {
        return new SimulatorSettings(seed, size, budgets, mischief, instant);
    }
}
