package dev.framewatch.collector.poll;

import dev.framewatch.event.Source;
import dev.framewatch.operations.EventMeters;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;

/**
 * What collectors do, as numbers for whoever watches them. Counters are of this process, by task and source; gauges are of
 * what is on record, whichever instance it comes from: the lag of each task, what is left of each budget to what is live,
 * and how long ago the newest event of each source was published.
 */
final class PollMeters {
    private static final String PREFIX = "framewatch.collector.";

    private final MeterRegistry registry;
    private final EventMeters events;
    private final Ledger ledger;
    private final BudgetShares shares;
    private final Clock clock;
    private final ConcurrentMap<Count, ConcurrentMap<String, Counter>> counters = new ConcurrentHashMap<>();
    private final Set<String> shown = ConcurrentHashMap.newKeySet();

    /** What is counted. */
    enum Count {
        /** Events that were published. */
        events,
        /** What can never be an event. */
        rejected,
        /** Requests to the source. */
        requests,
        /** Requests whose answer cost nothing. */
        free,
        /** Polls to which the source had nothing new. */
        unchanged,
        /** Polls to which it said that it wants to be left alone. */
        limited,
        /** Polls that failed. */
        failed
    }

    PollMeters(MeterRegistry registry, Ledger ledger, BudgetShares shares, Clock clock) {
        this.registry = registry;
        this.events = new EventMeters(registry);
        this.ledger = ledger;
        this.shares = shares;
        this.clock = clock;
    }

    void count(Count what, String task, long units) {
        counters.computeIfAbsent(what, _ -> new ConcurrentHashMap<>())
                .computeIfAbsent(task, _ -> counter(what, task))
                .increment((double) units);
    }

    private Counter counter(Count what, String task) {
        return switch (what) {
            case events -> events.collected(source(task), task);
            case rejected -> events.rejectedByTask(task);
            case requests, free, unchanged, limited, failed ->
                registry.counter(PREFIX + what, "task", task, "source", source(task));
        };
    }

    /** Shows all counters from nothing on, how far behind its source each task is, and how old what was published last. */
    void show(Lanes lanes, Published published) {
        for (Source source : Source.values()) {
            Gauge.builder("framewatch.events.age", published, all -> seconds(all.newest(source)))
                    .description("How long ago the newest event of a source was published")
                    .baseUnit("seconds")
                    .tag("source", source.toString())
                    .register(registry);
        }
        lanes.tasks().values().stream().flatMap(List::stream).forEach(task -> {
            for (Count what : Count.values()) {
                count(what, task.name(), 0);
            }
            LaneKey key = task.key(LaneKey.Kind.task);
            Gauge.builder(
                            PREFIX + "lag",
                            key,
                            one -> seconds(ledger.read(one, TaskState.class).map(TaskState::sourceTime)))
                    .strongReference(true)
                    .description("How far a task is behind its source, by the source's own time")
                    .baseUnit("seconds")
                    .tags("task", task.name(), "source", source(task.name()))
                    .register(registry);
        });
    }

    /** Shows what is left to live tasks of the budgets from which one took. */
    void show(LaneTask task, Iterable<String> budgets) {
        for (String budget : budgets) {
            if (shown.add(budget)) {
                LaneKey key = new LaneKey(task.task().lane(), LaneKey.Kind.budget, budget);
                Gauge.builder(PREFIX + "budget.left", key, this::left)
                        .strongReference(true)
                        .description("What may be taken from a budget now")
                        .tags("budget", budget, "source", source(budget))
                        .register(registry);
            }
        }
    }

    private double left(LaneKey budget) {
        return ledger.read(budget, BudgetState.class)
                .map(state -> (double) state.at(clock.instant()).left(shares, true))
                .orElse(Double.NaN);
    }

    private double seconds(Optional<Instant> since) {
        return since.map(at -> Math.max(0, Duration.between(at, clock.instant()).toMillis() / 1000.0))
                .orElse(Double.NaN);
    }

    private static String source(String name) {
        int colon = name.indexOf(':');
        return colon < 0 ? name : name.substring(0, colon);
    }
}
