package dev.framewatch.collector.poll;

import java.io.Serial;
import java.time.Instant;

/** There is not enough left of a budget; the loop goes on with the task when it is renewed. */
public final class BudgetSpent extends RuntimeException {
    @Serial
    private static final long serialVersionUID = 1L;

    private final String budget;
    private final Instant until;
    private final boolean resting;

    /**
     * A budget that is spent.
     *
     * @param budget its name
     * @param until when there is more
     */
    public BudgetSpent(String budget, Instant until) {
        this(budget, until, false);
    }

    /** A budget from which its source wants nobody to draw until a time. */
    public static BudgetSpent resting(Budget budget, Instant until) {
        return new BudgetSpent(budget.name(), until, true);
    }

    BudgetSpent(String budget, Instant until, boolean resting) {
        super("The budget " + budget + " is spent until " + until, null, false, false);
        this.budget = budget;
        this.until = until;
        this.resting = resting;
    }

    /** Whether there would be more, but its source wants to be left alone until then. */
    boolean resting() {
        return resting;
    }

    /** The budget's name. */
    public String budget() {
        return budget;
    }

    /** When there is more. */
    public Instant until() {
        return until;
    }
}
