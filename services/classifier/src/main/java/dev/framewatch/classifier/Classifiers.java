package dev.framewatch.classifier;

import dev.framewatch.event.Topic;
import dev.framewatch.kafka.Deployment;
import dev.framewatch.kafka.Generation;
import dev.framewatch.kafka.GenerationTopics;
import dev.framewatch.kafka.GenerationWatch;
import dev.framewatch.kafka.Generations;
import dev.framewatch.operations.ConsumerGroup;
import dev.framewatch.operations.Progress;
import dev.framewatch.taxonomy.Taxonomy;
import dev.framewatch.taxonomy.TaxonomyException;
import java.io.ByteArrayInputStream;
import java.time.Clock;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.kafka.listener.MessageListenerContainer;

/** Classifies for every generation that there is, each by its own taxonomy; begins and ends as they do. */
final class Classifiers implements SmartLifecycle {
    private static final Logger LOG = LoggerFactory.getLogger(Classifiers.class);
    private static final String FIRST = "1";

    private final Generations generations;
    private final GenerationTopics topics;
    private final Deployment deployment;
    private final ClassifierContainers containers;
    private final Progress progress;
    private final Clock clock;
    private final GenerationWatch watch;
    private final Map<String, MessageListenerContainer> running = new HashMap<>();
    private final Set<String> unreadable = new HashSet<>();
    private volatile boolean started;

    Classifiers(
            Generations generations,
            GenerationTopics topics,
            Deployment deployment,
            ClassifierContainers containers,
            Progress progress,
            Clock clock) {
        this.generations = generations;
        this.topics = topics;
        this.deployment = deployment;
        this.containers = containers;
        this.progress = progress;
        this.clock = clock;
        this.watch = new GenerationWatch(generations, "classifier", this::on);
    }

    private synchronized void on(List<Generation> all) {
        if (!started) {
            return;
        }
        String own = deployment.generation() == null ? FIRST : deployment.generation();
        boolean missing = deployment.generation() == null
                ? all.isEmpty()
                : all.stream().noneMatch(one -> one.id().equals(own));
        if (missing) {
            generations.change(there -> first(own, there));
            return;
        }
        for (Generation generation : all) {
            boolean wanted = deployment.worksOn(generation);
            if (wanted && !running.containsKey(generation.id())) {
                begin(generation);
            } else if (!wanted && running.containsKey(generation.id())) {
                LOG.info("Generation {} was dropped", generation.id());
                running.remove(generation.id()).stop();
                progress.forget(group(generation));
            }
        }
    }

    /** The generation that nobody asked for, by the taxonomy that comes with Framewatch; unless it is there by now. */
    private Generation first(String id, List<Generation> there) {
        return there.stream()
                .filter(one -> one.id().equals(id))
                .findFirst()
                .orElseGet(() -> Generation.starting(
                        id,
                        Taxonomy.builtIn().version(),
                        Taxonomy.withWeights(Taxonomy.builtInFile()),
                        clock.instant()));
    }

    private void begin(Generation generation) {
        Taxonomy taxonomy;
        try {
            taxonomy = Taxonomy.load(
                    new ByteArrayInputStream(generation.file().get()), "the taxonomy of generation " + generation.id());
        } catch (TaxonomyException newer) {
            if (unreadable.add(generation.id())) {
                LOG.error(
                        "Generation {} gets no new events, as this version cannot use its taxonomy {}: {}",
                        generation.id(),
                        generation.taxonomy(),
                        newer.getMessage());
            }
            return;
        }
        topics.ensure(generation);
        MessageListenerContainer container = containers.container(generation, taxonomy);
        container.start();
        running.put(generation.id(), container);
        progress.follow(group(generation));
    }

    private static ConsumerGroup group(Generation generation) {
        return new ConsumerGroup("classifier", generation.id(), generation.classifiers(), Topic.COLLECTED.name());
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
            running.values().forEach(MessageListenerContainer::stop);
        }
    }

    @Override
    public boolean isRunning() {
        return started;
    }
}
