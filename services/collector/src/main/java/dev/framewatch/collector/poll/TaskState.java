package dev.framewatch.collector.poll;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * Where a task stands, as it is committed with each of its pages.
 *
 * @param cursor the source's own cursor
 * @param plan when it runs
 * @param run the run that is not over
 * @param trouble why that waits
 * @param last the last run that is over
 * @param sourceTime up to when in the source's time everything was seen
 * @param fetched how many items the source sent in all runs
 * @param published how many events were published in all runs
 * @param ordered when the last run that was asked for was asked for
 * @param days the days of a backfill
 * @param budgets the names of the budgets from which it took
 */
record TaskState(
        JsonNode cursor,
        Plan plan,
        @Nullable Run run,
        @Nullable Trouble trouble,
        @Nullable Run last,
        @Nullable Instant sourceTime,
        long fetched,
        long published,
        @Nullable Instant ordered,
        @Nullable Days days,
        List<String> budgets) {
    private static final Duration LATE = Duration.ofMinutes(10);

    /** An hour of GH Archive may take 30 minutes, in which nothing is put on record. */
    static final Duration LONGEST_PAGE = Duration.ofMinutes(35);

    static TaskState never(Plan plan) {
        return new TaskState(tree(Cursor.NONE), plan, null, null, null, null, 0, 0, null, null, List.of());
    }

    Cursor at() {
        return new Cursor(cursor.toString());
    }

    int attempts() {
        return trouble == null ? 0 : trouble.attempts();
    }

    int limits() {
        return trouble == null ? 0 : trouble.limits();
    }

    boolean obeyed(RunOrder order) {
        return ordered != null && !ordered.isBefore(order.at());
    }

    /**
     * Whether it should have gone on by now and did not, for as long as its lane is silent: whoever holds a lane is heard
     * with each page and request.
     */
    boolean isOverdue(Duration silence, Instant now) {
        if (trouble == null && run != null) {
            return silence.compareTo(LONGEST_PAGE) > 0;
        }
        Instant due = trouble == null ? plan.next() : trouble.until();
        return silence.compareTo(LATE) > 0 && due != null && due.plus(LATE).isBefore(now);
    }

    /** In a run, which began before or begins now. */
    TaskState running(Instant now) {
        return run == null ? with(cursor, plan.then(null), Run.begun(now, false), null) : this;
    }

    /** Obeys an order: begins a run, or ends the waiting of the one that is not over. New days begin from the start. */
    TaskState obeying(RunOrder order, Instant now) {
        JsonNode from = order.days() == null ? cursor : tree(Cursor.NONE);
        Run begun = run == null || order.days() != null ? Run.begun(now, true) : run;
        return new TaskState(
                from,
                plan.then(null),
                begun,
                null,
                last,
                sourceTime,
                fetched,
                published,
                order.at(),
                order.days() == null ? days : order.days(),
                budgets);
    }

    TaskState after(Poll.Page page, int fresh) {
        int known = page.events().size() - fresh;
        Run paged = open().paged(page.fetched(), fresh, known);
        return after(page.cursor(), paged, page.sourceTime(), page.fetched(), fresh);
    }

    TaskState after(Poll.NotModified unchanged) {
        return after(unchanged.cursor(), open().paged(0, 0, 0), unchanged.sourceTime(), 0, 0);
    }

    private TaskState after(Cursor at, Run paged, @Nullable Instant upTo, int items, int fresh) {
        return new TaskState(
                tree(at),
                plan,
                paged,
                null,
                last,
                upTo == null ? sourceTime : upTo,
                fetched + items,
                published + fresh,
                ordered,
                days,
                budgets);
    }

    TaskState waiting(Trouble why) {
        Run missed = why.kind().isMiss() ? open().missed() : open();
        return with(cursor, plan, missed, why);
    }

    TaskState costing(long units, long free, List<String> from) {
        return new TaskState(
                cursor,
                plan,
                run == null ? null : run.costing(units, free),
                trouble,
                last,
                sourceTime,
                fetched,
                published,
                ordered,
                days,
                from);
    }

    TaskState ended(Instant now, Run.Outcome how, @Nullable Instant next) {
        return new TaskState(
                cursor,
                plan.then(next),
                null,
                how == Run.Outcome.limited ? trouble : null,
                open().ended(now, how),
                sourceTime,
                fetched,
                published,
                ordered,
                days,
                budgets);
    }

    /** After a gap was looked at, which is no run. */
    TaskState filling(int items, int fresh) {
        return new TaskState(
                cursor,
                plan,
                run,
                trouble,
                last,
                sourceTime,
                fetched + items,
                published + fresh,
                ordered,
                days,
                budgets);
    }

    TaskState planned(Plan other) {
        return with(cursor, other, run, trouble);
    }

    private TaskState with(JsonNode at, Plan when, @Nullable Run current, @Nullable Trouble why) {
        return new TaskState(at, when, current, why, last, sourceTime, fetched, published, ordered, days, budgets);
    }

    private Run open() {
        return Objects.requireNonNull(run, "a run");
    }

    private static JsonNode tree(Cursor at) {
        return Json.MAPPER.readTree(at.json());
    }
}
