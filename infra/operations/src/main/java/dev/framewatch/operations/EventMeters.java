package dev.framewatch.operations;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;

/** The counters that follow events from a source to its index, under one prefix, whichever service counts. */
public final class EventMeters {
    /** Events that a collector published. */
    public static final String COLLECTED = "framewatch.events.collected";
    /** Events that the classifier of a generation tagged. */
    public static final String TAGGED = "framewatch.events.tagged";
    /** Events that the indexer of a generation stored. */
    public static final String INDEXED = "framewatch.events.indexed";
    /** Events that the indexer of a generation found to be there already, or newer. */
    public static final String ALREADY = "framewatch.events.already";
    /** What can never become an event or a document, by the service that said so. */
    public static final String REJECTED = "framewatch.events.rejected";

    /** Stands where a service has no generation or no task; a metric has the same labels wherever it comes from. */
    private static final String NONE = "none";

    private final MeterRegistry registry;

    /** Counters of this registry. */
    public EventMeters(MeterRegistry registry) {
        this.registry = registry;
    }

    /** What a task of a collector published. */
    public Counter collected(String source, String task) {
        return counter(COLLECTED, "Events that collectors published", "source", source, "task", task);
    }

    /** What a task of a collector rejected. */
    public Counter rejectedByTask(String task) {
        return rejected("collector", NONE, task);
    }

    /** What was tagged for a generation. */
    public Counter tagged(String generation) {
        return counter(TAGGED, "Events that the classifier tagged", "generation", generation);
    }

    /** What was stored for a generation. */
    public Counter indexed(String generation) {
        return counter(INDEXED, "Events that the indexer stored", "generation", generation);
    }

    /** What a generation had already. */
    public Counter already(String generation) {
        return counter(ALREADY, "Events that were there already, or newer", "generation", generation);
    }

    /** What a service rejected for a generation. */
    public Counter rejected(String service, String generation) {
        return rejected(service, generation, NONE);
    }

    private Counter rejected(String service, String generation, String task) {
        return counter(
                REJECTED,
                "What can never become an event or a document",
                "service",
                service,
                "generation",
                generation,
                "task",
                task);
    }

    private Counter counter(String name, String description, String... tags) {
        return Counter.builder(name).description(description).tags(tags).register(registry);
    }
}
