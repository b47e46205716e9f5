package dev.framewatch.collector.poll;

import java.time.Duration;

/**
 * What an answer says about a budget.
 *
 * @param limit how many units a window has
 * @param remaining how many of them are left
 * @param resetsIn how long until the window ends. From a time of the source's it is reckoned by the answer's own {@code
 *     Date}, since its clock may differ from ours
 */
public record BudgetReading(int limit, int remaining, Duration resetsIn) {
    public BudgetReading {
        limit = Math.max(limit, 0);
        remaining = Math.max(remaining, 0);
        resetsIn = resetsIn.isNegative() ? Duration.ZERO : resetsIn;
    }
}
