package dev.framewatch.allinone;

import java.io.IOException;
import java.util.HashMap;
import java.util.Map;

/** Changes of who is in the groups of classifiers and indexers, one after another. */
record SoakChanges(Pipeline pipeline, SoakGroup classifiers, SoakGroup indexers, SoakLoad load, Terminal terminal) {
    /** For how long nothing may have changed when a change is over. */
    private static final long QUIET_NANOS = 1_500_000_000;

    private static final long PATIENCE_NANOS = 300_000_000_000L;

    /** Something that changes who is there. */
    @FunctionalInterface
    interface Change {
        void make() throws IOException, InterruptedException;
    }

    /** Makes a change, waits until both groups are at rest and says what it took; answers the most rebalances of a group. */
    long of(String what, Change change) throws IOException, InterruptedException {
        Map<SoakService, Long> ofClassifiers = classifiers.rebalances();
        Map<SoakService, Long> ofIndexers = indexers.rebalances();
        long collected = load.collected();
        change.make();
        load.awaitMoreThan(collected);
        settle();
        long inClassifiers = classifiers.rebalancesSince(ofClassifiers);
        long inIndexers = indexers.rebalancesSince(ofIndexers);
        terminal.print(what + ": rebalances classifiers=" + inClassifiers + " indexers=" + inIndexers + " events="
                + (load.collected() - collected));
        return Math.max(inClassifiers, inIndexers);
    }

    /** Waits until all processes share the partitions, and nothing of that has changed for a while. */
    private void settle() throws IOException, InterruptedException {
        long until = System.nanoTime() + PATIENCE_NANOS;
        long since = System.nanoTime();
        Map<SoakService, Long> seen = Map.of();
        while (System.nanoTime() - since < QUIET_NANOS) {
            if (System.nanoTime() > until) {
                throw new Failure("The groups did not come to rest; each process saw so many rebalances: " + seen);
            }
            pipeline.pause();
            Map<SoakService, Long> now = new HashMap<>(classifiers.rebalances());
            now.putAll(indexers.rebalances());
            if (!now.equals(seen) || now.containsValue(0L) || !classifiers.stable() || !indexers.stable()) {
                since = System.nanoTime();
            }
            seen = now;
        }
    }
}
