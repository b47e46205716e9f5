package dev.framewatch.allinone;

import co.elastic.clients.elasticsearch.ElasticsearchClient;
import dev.framewatch.elasticsearch.AdoptionIndexes;
import dev.framewatch.elasticsearch.ServedGeneration;
import dev.framewatch.kafka.Generation;
import dev.framewatch.kafka.GenerationTopics;
import dev.framewatch.kafka.Generations;
import dev.framewatch.taxonomy.Taxonomy;
import dev.framewatch.taxonomy.TaxonomyException;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BooleanSupplier;

/** The generations with all that they have on the servers of an installation. */
final class GenerationStore implements AutoCloseable {
    private static final List<Part> PARTS = List.of(Part.GENERATIONS);
    private static final Duration NEARLY = Duration.ofSeconds(3);
    private static final double NEARLY_ALL = 0.9;
    private static final Duration LEAVING = Duration.ofSeconds(40);

    private final Pipeline pipeline;
    private final Generations generations;
    private final GenerationTopics topics;
    private final AdoptionIndexes indexes;

    /**
     * How far a generation is.
     *
     * @param name live, ready, building, unreadable or dropping
     * @param searchable how much of what is collected is searchable in it, 0 to 1
     */
    record State(String name, double searchable) {}

    /** Those on the servers of a pipeline, which ends with this. */
    GenerationStore(Pipeline pipeline) {
        this.pipeline = pipeline;
        this.generations = pipeline.bean(Generations.class);
        this.topics = pipeline.bean(GenerationTopics.class);
        this.indexes = pipeline.bean(AdoptionIndexes.class);
    }

    /** The generations on the servers of the process that holds the data, if one does; else they are started. */
    static GenerationStore open(Installation installation) {
        return new GenerationStore(Pipeline.start(installation.joining(PARTS), "framewatch generations", PARTS));
    }

    /** Those that are there, wholly or in part, in the order of their start. */
    List<Generation> all() throws IOException {
        List<Generation> there = new ArrayList<>();
        for (Generation generation : generations.all()) {
            if (!generation.dropped() || !remains(generation).isEmpty()) {
                there.add(generation);
            }
        }
        return there;
    }

    /** One of this name, dropped or not. */
    Generation find(String id) {
        return generations
                .find(id)
                .orElseThrow(() -> new Failure("There is no generation " + id + "; see ./framewatch generations list"));
    }

    /** One of this name that was not dropped. */
    Generation kept(String id) {
        Generation generation = find(id);
        if (generation.dropped()) {
            throw new Failure("Generation " + id + " was dropped; see ./framewatch generations list");
        }
        return generation;
    }

    /** Whether queries are answered from it. */
    boolean isServed(Generation generation) throws IOException {
        return ServedGeneration.served(pipeline.bean(ElasticsearchClient.class))
                .filter(served -> served.id().equals(generation.id()))
                .isPresent();
    }

    State state(Generation generation) throws IOException, InterruptedException {
        if (generation.dropped()) {
            return new State("dropping", 0);
        }
        double progress = new CatchUp(pipeline, generation).progress();
        boolean all = isReadyWithin(progress > NEARLY_ALL ? NEARLY : Duration.ZERO, generation);
        double searchable = all ? 1 : Math.min(progress, 0.999);
        if (isServed(generation)) {
            return new State("live", searchable);
        }
        if (!isReadable(generation)) {
            return new State("unreadable", searchable);
        }
        return new State(all ? "ready" : "building", searchable);
    }

    /** Whether this version can use its taxonomy. */
    static boolean isReadable(Generation generation) {
        try {
            var ignored =
                    Taxonomy.load(new ByteArrayInputStream(generation.file().get()), generation.id());
            return true;
        } catch (TaxonomyException otherVersion) {
            return false;
        }
    }

    /** Whether it has everything that is collected by now, or comes to have it while this waits. */
    boolean isReadyWithin(Duration patience, Generation generation) throws IOException, InterruptedException {
        if (!hasIndexes(generation)) {
            return false;
        }
        CatchUp catchUp = new CatchUp(pipeline, generation);
        long until = System.nanoTime() + patience.toNanos();
        while (!catchUp.done()) {
            if (System.nanoTime() > until) {
                return false;
            }
            pipeline.pause();
        }
        return true;
    }

    private boolean hasIndexes(Generation generation) throws IOException {
        return indexes.remains(generation.id()).equals(AdoptionIndexes.of(generation.id()));
    }

    /** How many documents of events it has. */
    long documents(Generation generation) throws IOException {
        return pipeline.bean(ElasticsearchClient.class)
                .count(count -> count.index(AdoptionIndexes.events(generation.id()))
                        .ignoreUnavailable(true)
                        .allowNoIndices(true))
                .count();
    }

    /** Answers queries from it from now on. */
    void serve(Generation generation) throws IOException {
        if (!hasIndexes(generation)) {
            throw new Failure(
                    "Generation " + generation.id() + " has no indexes yet, so there is nothing to serve; start"
                            + " ./framewatch up, which makes them.");
        }
        indexes.serve(generation.id());
    }

    /** What it has on the servers, by name. */
    List<String> remains(Generation generation) throws IOException {
        List<String> remains = new ArrayList<>(indexes.remains(generation.id()));
        remains.addAll(topics.remains(generation));
        return remains;
    }

    /**
     * Removes all that it has. It is put on record first, whereupon everybody who works on it stops: so whatever
     * happens then, nobody takes it up again, and the rest can be removed later.
     *
     * @return the names of what was removed
     */
    List<String> drop(Generation generation) throws IOException, InterruptedException {
        refuseServed(generation);
        List<String> remains = remains(generation);
        generations.change(all -> all.stream()
                .filter(one -> one.id().equals(generation.id()))
                .map(Generation::drop)
                .findFirst()
                .orElseThrow());
        if (!within(LEAVING, () -> !topics.isRead(generation))) {
            throw new Failure("Generation " + generation.id() + " is on record as dropped, but a process still works on"
                    + " it after " + LEAVING.toSeconds() + " s; end that process, and drop it again.");
        }
        refuseServed(generation);
        indexes.delete(generation.id());
        topics.delete(generation);
        return remains;
    }

    private void refuseServed(Generation generation) throws IOException {
        if (isServed(generation)) {
            throw new Failure("Generation " + generation.id() + " is served, so it is not dropped; promote another one"
                    + " first.");
        }
    }

    private boolean within(Duration patience, BooleanSupplier condition) throws InterruptedException {
        long until = System.nanoTime() + patience.toNanos();
        while (!condition.getAsBoolean()) {
            if (System.nanoTime() > until) {
                return false;
            }
            pipeline.pause();
        }
        return true;
    }

    @Override
    public void close() {
        pipeline.close();
    }
}
