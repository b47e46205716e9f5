package dev.framewatch.indexer;

import dev.framewatch.kafka.Deployment;
import dev.framewatch.kafka.Generation;
import dev.framewatch.kafka.GenerationWatch;
import dev.framewatch.kafka.Generations;
import dev.framewatch.operations.ConsumerGroup;
import dev.framewatch.operations.Progress;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

/** Indexes every generation that there is; begins and ends as they do. */
final class Indexers implements SmartLifecycle {
    private static final Logger LOG = LoggerFactory.getLogger(Indexers.class);

    private final Deployment deployment;
    private final Maker maker;
    private final Progress progress;
    private final GenerationWatch watch;
    private final Map<String, GenerationIndexer> running = new HashMap<>();
    private volatile boolean started;

    /** Makes the indexer of a generation; {@code first} is true for the one to serve where none is served yet. */
    @FunctionalInterface
    interface Maker {
        GenerationIndexer indexer(Generation generation, boolean first);
    }

    Indexers(Generations generations, Deployment deployment, Progress progress, Maker maker) {
        this.deployment = deployment;
        this.progress = progress;
        this.maker = maker;
        this.watch = new GenerationWatch(generations, "indexer", this::on);
    }

    private synchronized void on(List<Generation> all) {
        if (!started) {
            return;
        }
        Generation first = all.stream().filter(deployment::worksOn).findFirst().orElse(null);
        for (Generation generation : all) {
            boolean wanted = deployment.worksOn(generation);
            if (wanted && !running.containsKey(generation.id())) {
                GenerationIndexer indexer = maker.indexer(generation, generation.equals(first));
                running.put(generation.id(), indexer);
                indexer.start();
                progress.follow(group(generation));
            } else if (!wanted && running.containsKey(generation.id())) {
                LOG.info("Generation {} was dropped", generation.id());
                running.remove(generation.id()).stop();
                progress.forget(group(generation));
            }
        }
    }

    private static ConsumerGroup group(Generation generation) {
        return new ConsumerGroup(
                "indexer",
                generation.id(),
                generation.indexers(),
                generation.topic().name());
    }

    @Override
    public void start() {
        started = true;
        watch.start();
    }

    @Override
    public void stop() {
        watch.close();
        synchronized (this) {
            started = false;
            running.values().forEach(GenerationIndexer::stop);
        }
    }

    @Override
    public boolean isRunning() {
        return started;
    }
}
