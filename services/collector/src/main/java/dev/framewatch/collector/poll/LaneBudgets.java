package dev.framewatch.collector.poll;

import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.clients.producer.ProducerRecord;

/** The budgets of a lane, and which of them changed since they were put on record. */
final class LaneBudgets {
    private final String lane;
    private final BudgetShares shares;
    private final Map<String, BudgetState> states = new HashMap<>();
    private final Set<String> changed = new HashSet<>();

    LaneBudgets(String lane, BudgetShares shares) {
        this.lane = lane;
        this.shares = shares;
    }

    /** Knows what is on record. */
    void know(String name, BudgetState state) {
        states.put(name, state);
    }

    int left(Budget budget, boolean live, Instant now) {
        return at(budget, now).left(shares, live);
    }

    /** Counts units as spent. */
    void take(Budget budget, int units, boolean live, Instant now) {
        BudgetState state = at(budget, now);
        if (state.left(shares, live) < units) {
            throw new BudgetSpent(budget.name(), state.renewed(), state.limitedUntil() != null);
        }
        change(budget, state.taken(units, live));
    }

    void giveBack(Budget budget, int units, boolean live, Instant now) {
        change(budget, at(budget, now).given(units, live));
    }

    void told(Budget budget, BudgetReading reading, Instant now) {
        change(budget, at(budget, now).after(reading, now));
    }

    void limit(List<Budget> budgets, Instant until, Instant now) {
        budgets.forEach(budget -> change(budget, at(budget, now).limited(until)));
    }

    /** The records of those that changed. */
    List<ProducerRecord<byte[], byte[]>> records() {
        return changed.stream()
                .map(name -> new LaneKey(lane, LaneKey.Kind.budget, name).holding(states.get(name)))
                .toList();
    }

    void committed() {
        changed.clear();
    }

    private BudgetState at(Budget budget, Instant now) {
        BudgetState last = states.get(budget.name());
        return last == null ? BudgetState.fresh(budget, now) : last.at(now);
    }

    private void change(Budget budget, BudgetState state) {
        states.put(budget.name(), state);
        changed.add(budget.name());
    }
}
