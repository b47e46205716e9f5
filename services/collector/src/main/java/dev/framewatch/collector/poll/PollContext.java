package dev.framewatch.collector.poll;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** What a task may ask of the loop while it polls. */
public interface PollContext {
    /** The time. */
    Clock clock();

    /** The days that a backfill was asked for; empty for what is live. */
    Optional<Days> days();

    /** How often in a row this task's poll failed or was limited before this one. */
    int attempt();

    /** How often of these the source limited it since it last failed; {@link Pauses#OF_LIMITS} grow with that. */
    int limits();

    /**
     * How much this task may take from a budget now. It is never more than what {@link #take} gives, so a source with
     * several tokens chooses by it.
     */
    int left(Budget budget);

    /**
     * Takes some of a budget. It is on record before this returns, so that no successor of this process spends it
     * again, whatever becomes of the request.
     *
     * @throws BudgetSpent if so much is not left. A source lets it pass: the loop polls again when there is more
     */
    void take(Budget budget, int units);

    /** Gives back what was taken and cost nothing, such as a request that was answered by 304. */
    void giveBack(Budget budget, int units);

    /**
     * Stops the spending of budgets for every task until a time, where the source wants that and the task goes on with
     * others. It is on record before anything else is taken.
     */
    void limited(List<Budget> budgets, Instant until);

    /** Tells what an answer said about a budget. */
    void told(Budget budget, BudgetReading reading);
}
