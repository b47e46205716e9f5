package dev.framewatch.query;

import dev.framewatch.elasticsearch.ServedGeneration;
import dev.framewatch.kafka.Generation;
import dev.framewatch.kafka.GenerationWatch;
import dev.framewatch.kafka.Generations;
import dev.framewatch.taxonomy.Framework;
import dev.framewatch.taxonomy.Taxonomy;
import dev.framewatch.taxonomy.TaxonomyException;
import java.io.ByteArrayInputStream;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The taxonomy of the generation that is served, as Kafka keeps it; the one that comes with Framewatch where this process
 * has no Kafka, Kafka does not know the generation, or this version cannot read its taxonomy. Safe for several threads.
 */
final class ServedTaxonomy implements AutoCloseable {
    /** How long after its start a process may wait for the first look at Kafka. */
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private static final Logger LOG = LoggerFactory.getLogger(ServedTaxonomy.class);

    private final @Nullable GenerationWatch watch;
    private final CountDownLatch told = new CountDownLatch(1);
    private final long started = System.nanoTime();
    private volatile Map<String, Generation> known = Map.of();
    private volatile @Nullable Read read;

    private record Read(String generation, Taxonomy taxonomy) {}

    /** @param generations those that Kafka keeps; absent: this process has no Kafka */
    ServedTaxonomy(@Nullable Generations generations) {
        watch = generations == null ? null : new GenerationWatch(generations, "query", this::hear);
        if (watch != null) {
            watch.start();
        }
    }

    private void hear(List<Generation> all) {
        known = all.stream()
                .filter(generation -> !generation.dropped())
                .collect(Collectors.toUnmodifiableMap(Generation::id, generation -> generation));
        told.countDown();
    }

    /** The taxonomy of a generation; absent: nothing is indexed yet. */
    Taxonomy of(@Nullable ServedGeneration served) {
        if (served == null || watch == null) {
            return Taxonomy.builtIn();
        }
        Read before = read;
        if (before != null && before.generation.equals(served.id())) {
            return before.taxonomy;
        }
        awaitTheFirstLook();
        Generation generation = known.get(served.id());
        if (generation == null) {
            return Taxonomy.builtIn();
        }
        Taxonomy taxonomy = load(generation);
        read = new Read(served.id(), taxonomy);
        return taxonomy;
    }

    private static Taxonomy load(Generation generation) {
        try {
            return Taxonomy.load(new ByteArrayInputStream(generation.file().get()), "generation " + generation.id());
        } catch (TaxonomyException ofLaterVersion) {
            LOG.warn("A taxonomy cannot be read, so the built-in one stands for it: {}", ofLaterVersion.getMessage());
            return Taxonomy.builtIn();
        }
    }

    /** The names of the frameworks of a generation's taxonomy by their ids; absent: nothing is indexed yet. */
    Map<String, String> names(@Nullable ServedGeneration served) {
        return of(served).frameworks().stream().collect(Collectors.toMap(Framework::id, Framework::name));
    }

    private void awaitTheFirstLook() {
        long rest = PATIENCE.toNanos() - (System.nanoTime() - started);
        try {
            var _ = told.await(rest, TimeUnit.NANOSECONDS);
        } catch (InterruptedException asked) {
            Thread.currentThread().interrupt();
        }
    }

    /** Which generations are known, in one word that changes as soon as any of them does. */
    String version() {
        return known.keySet().stream().sorted().collect(Collectors.joining(","));
    }

    /** What a reader should know where the products of one taxonomy are counted in tags by another. */
    static List<String> notes(String used, @Nullable ServedGeneration served) {
        String tagged = served == null ? null : served.taxonomy();
        return tagged == null || tagged.equals(used)
                ? List.of()
                : List.of("The products are those of the taxonomy " + used + "; the tags are by " + tagged
                        + ", which this process does not have.");
    }

    @Override
    public void close() {
        if (watch != null) {
            watch.close();
        }
    }
}
