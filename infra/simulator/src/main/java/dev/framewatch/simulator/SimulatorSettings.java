package dev.framewatch.simulator;

/**
 * What a simulator is like.
 *
 * @param seed another seed makes another world, and other faults
 * @param size how much there is in the world
 * @param budgets what a client may spend
 * @param mischief how badly the server behaves at first
 */
public record SimulatorSettings(long seed, WorldSize size, Budgets budgets, Mischief mischief) {
    /** A world to watch, with the providers' budgets, that behaves well. */
    public static SimulatorSettings of(long seed) {
        return new SimulatorSettings(seed, WorldSize.DEMO, Budgets.REAL, Mischief.NONE);
    }

    /** The same with another amount. */
    public SimulatorSettings with(WorldSize other) {
        return new SimulatorSettings(seed, other, budgets, mischief);
    }

    /** The same with other budgets. */
    public SimulatorSettings with(Budgets other) {
        return new SimulatorSettings(seed, size, other, mischief);
    }

    /** The same with other behaviour. */
    public SimulatorSettings with(Mischief other) {
        return new SimulatorSettings(seed, size, budgets, other);
    }
}
