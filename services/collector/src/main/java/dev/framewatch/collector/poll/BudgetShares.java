package dev.framewatch.collector.poll;

/**
 * How much of each budget may be used.
 *
 * @param used the part of a window's limit, above 0 and at most 1
 * @param backfill the part of that which may go to what is not live, above 0 and below 1
 */
record BudgetShares(double used, double backfill) {
    BudgetShares {
        if (!(used > 0 && used <= 1)) {
            throw new IllegalArgumentException(
                    "framewatch.collectors.budget-share is " + used + "; above 0, at most 1");
        }
        if (!(backfill > 0 && backfill < 1)) {
            throw new IllegalArgumentException(
                    "framewatch.collectors.backfill-share is " + backfill + "; above 0 and below 1");
        }
    }
}
