package dev.framewatch.collector.poll;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A context without a loop: budgets are as large as they say, what is told is kept, and the clock is set by hand. */
public final class TestContext extends SetClock implements PollContext {
    /** What was taken from each budget, less what was given back. */
    public final Map<String, Integer> taken = new HashMap<>();

    /** Until when budgets are left alone. */
    public final Map<String, Instant> stopped = new HashMap<>();

    /** What was told, in order. */
    public final List<BudgetReading> readings = new ArrayList<>();

    /** The days of a backfill. */
    public Optional<Days> days = Optional.empty();

    /** Failures and limits in a row. */
    public int attempt;

    /** Limits in a row. */
    public int limits;

    public TestContext() {
        super("2026-10-15T12:00:00Z");
    }

    @Override
    public Clock clock() {
        return this;
    }

    @Override
    public Optional<Days> days() {
        return days;
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
        boolean stops = now.isBefore(stopped.getOrDefault(budget.name(), Instant.MIN));
        return stops ? 0 : budget.limit() - taken.getOrDefault(budget.name(), 0);
    }

    @Override
    public void take(Budget budget, int units) {
        if (left(budget) < units) {
            throw new BudgetSpent(budget.name(), now.plus(budget.window()));
        }
        taken.merge(budget.name(), units, Integer::sum);
    }

    @Override
    public void giveBack(Budget budget, int units) {
        taken.merge(budget.name(), -units, Integer::sum);
    }

    @Override
    public void limited(List<Budget> budgets, Instant until) {
        budgets.forEach(budget -> stopped.put(budget.name(), until));
    }

    @Override
    public void told(Budget budget, BudgetReading reading) {
        readings.add(reading);
    }
}
