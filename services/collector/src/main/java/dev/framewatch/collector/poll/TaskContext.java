package dev.framewatch.collector.poll;

import java.time.Clock;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** What the loop does for one poll of a task, and what that took. */
final class TaskContext implements PollContext {
    private final Clock clock;
    private final LanePublisher publisher;
    private final LaneBudgets budgets;
    private final @Nullable Days days;
    private final int attempt;
    private final int limits;
    private final boolean live;
    private final SortedSet<String> names;
    private final Map<String, Integer> perBudget = new HashMap<>();
    private long taken;
    private long free;

    /**
     * A context.
     *
     * @param live whether it may take what a backfill may not
     */
    TaskContext(Clock clock, LanePublisher publisher, LaneBudgets budgets, TaskState state, boolean live) {
        this.clock = clock;
        this.publisher = publisher;
        this.budgets = budgets;
        this.days = state.days();
        this.attempt = state.attempts();
        this.limits = state.limits();
        this.live = live;
        this.names = new TreeSet<>(state.budgets());
    }

    @Override
    public Clock clock() {
        return clock;
    }

    @Override
    public Optional<Days> days() {
        return Optional.ofNullable(days);
    }

    @Override
    public int attempt() {
        return attempt;
    }

    @Override
    public int limits() {
        return limits;
    }

    @Override
    public int left(Budget budget) {
        return budgets.left(budget, live, clock.instant());
    }

    @Override
    public void take(Budget budget, int units) {
        names.add(budget.name());
        budgets.take(budget, units, live, clock.instant());
        publisher.commit(budgets.records());
        budgets.committed();
        taken += units;
        perBudget.merge(budget.name(), units, Integer::sum);
    }

    @Override
    public void giveBack(Budget budget, int units) {
        budgets.giveBack(budget, units, live, clock.instant());
        free += units;
    }

    @Override
    public void limited(List<Budget> stopped, Instant until) {
        budgets.limit(stopped, until, clock.instant());
    }

    @Override
    public void told(Budget budget, BudgetReading reading) {
        budgets.told(budget, reading, clock.instant());
    }

    /** How many requests it made: each takes a unit, from one budget or from several at once. */
    int requests() {
        return perBudget.values().stream().mapToInt(Integer::intValue).max().orElse(0);
    }

    /** How many units were given back. */
    long free() {
        return free;
    }

    /** From which budgets it took, now or before. */
    Iterable<String> budgets() {
        return names;
    }

    /** The state with what this poll cost. */
    TaskState costing(TaskState state) {
        return state.costing(taken, free, names.stream().toList());
    }
}
