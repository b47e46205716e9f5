package dev.framewatch.collector.poll;

import dev.framewatch.event.AdoptionEvent;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;
import org.apache.kafka.common.KafkaException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The time in which an instance holds a lane. Whatever a turn brings is committed before the next one begins, so a
 * holder that was fenced off learns it after one turn at the latest.
 */
final class LaneSession {
    private static final Logger LOG = LoggerFactory.getLogger(LaneSession.class);
    private static final Duration SHORTEST = Duration.ofSeconds(1);
    private static final int MOST_LIMITS = 10;

    private final Clock clock;
    private final LanePublisher publisher;
    private final LaneBudgets budgets;
    private final LaneMemory memory;
    private final LaneTurns turns;
    private final PollMeters meters;

    /** What became of asking a source. */
    private sealed interface Answered {
        record Got(Poll poll) implements Answered {}

        record Missed(Trouble.Kind kind, String reason, Instant until) implements Answered {}
    }

    private LaneSession(
            Clock clock,
            LanePublisher publisher,
            LaneBudgets budgets,
            LaneMemory memory,
            List<LaneTask> tasks,
            PollMeters meters) {
        this.clock = clock;
        this.publisher = publisher;
        this.budgets = budgets;
        this.memory = memory;
        this.turns = new LaneTurns(memory, tasks);
        this.meters = meters;
        memory.replanned()
                .forEach(task -> commit(task).state(memory.state(task)).send(publisher, budgets));
    }

    /** Takes a lane over: the publisher fenced off the former holder, and what he committed is read to its end. */
    static LaneSession takeOver(
            String lane,
            List<LaneTask> tasks,
            Ledger ledger,
            Published published,
            BudgetShares shares,
            PollMeters meters,
            Clock clock,
            LanePublisher publisher) {
        try {
            CompletableFuture<Void> ledgerRead = ledger.caughtUp();
            CompletableFuture<Void> publishedRead = published.caughtUp();
            ledgerRead.get(1, TimeUnit.MINUTES);
            publishedRead.get(1, TimeUnit.MINUTES);
        } catch (InterruptedException ended) {
            Thread.currentThread().interrupt();
            throw new KafkaException("The lane was ended while it was taken over", ended);
        } catch (ExecutionException | TimeoutException late) {
            throw new KafkaException("The topics cursors and collected could not be read in time", late);
        }
        LaneBudgets budgets = new LaneBudgets(lane, shares);
        ledger.each(LaneKey.Kind.budget, BudgetState.class, (key, state) -> {
            if (key.lane().equals(lane)) {
                budgets.know(key.name(), state);
            }
        });
        return new LaneSession(
                clock, publisher, budgets, new LaneMemory(ledger, published, tasks, clock.instant()), tasks, meters);
    }

    /** Does what there is to do now; {@code false} if that is nothing. */
    boolean turn() {
        Optional<LaneTurns.Turn> turn = turns.next(clock.instant());
        turn.ifPresent(mine -> {
            if (mine.gap() == null) {
                poll(mine.task());
            } else {
                fill(mine.task(), mine.gap());
            }
        });
        return turn.isPresent();
    }

    private void poll(LaneTask task) {
        Instant began = clock.instant();
        TaskState last = memory.state(task);
        TaskState state = memory.order(task)
                .map(order -> task.noting(last.obeying(order, began)))
                .orElseGet(() -> last.running(began));
        TaskContext context = new TaskContext(clock, publisher, budgets, state, task.live());
        Answered answered = ask(task, state, context, asked -> task.task().poll(state.at(), asked));
        Instant now = clock.instant();
        LaneCommit commit = commit(task).costing(context);
        TaskState next = switch (answered) {
            case Answered.Got(Poll.Page page) -> {
                List<AdoptionEvent> fresh = memory.fresh(page.events());
                commit.events(fresh)
                        .rejections(page.rejections())
                        .gaps(page.gaps(), now)
                        .erasures(page.erasures());
                TaskState after = context.costing(state.after(page, fresh.size()));
                yield page.more() ? after : after.ended(now, Run.Outcome.complete, following(task, after));
            }
            case Answered.Got(Poll.NotModified unchanged) -> {
                commit.counting(PollMeters.Count.unchanged, 1);
                TaskState after = context.costing(state.after(unchanged));
                boolean nothing = Objects.requireNonNull(after.run()).fetched() == 0;
                yield after.ended(now, nothing ? Run.Outcome.unchanged : Run.Outcome.complete, following(task, after));
            }
            case Answered.Got(Poll.LimitedUntil limited) -> {
                commit.counting(PollMeters.Count.limited, 1);
                Instant until = heed(limited, now);
                int limits = state.limits() + 1;
                TaskState waits = context.costing(state.waiting(
                        new Trouble(Trouble.Kind.limited, limited.reason(), state.attempts() + 1, limits, until)));
                yield limits % MOST_LIMITS == 0 ? waits.ended(now, Run.Outcome.limited, following(task, waits)) : waits;
            }
            case Answered.Missed missed -> {
                int failures = missed.kind().isMiss() ? 1 : 0;
                commit.counting(PollMeters.Count.failed, failures);
                int attempts = state.attempts() + failures;
                int limits = failures == 0 ? state.limits() : 0;
                yield context.costing(
                        state.waiting(new Trouble(missed.kind(), missed.reason(), attempts, limits, missed.until())));
            }
        };
        commit.state(next).send(publisher, budgets);
    }

    private void fill(LaneTask task, String name) {
        TaskState state = memory.state(task);
        GapState known = Objects.requireNonNull(memory.gap(task, name));
        if (memory.isCovered(task, known)) {
            commit(task)
                    .gap(name, known.filled("An imported dump reaches over it"))
                    .send(publisher, budgets);
            return;
        }
        Gap gap = known.gap(name);
        TaskContext context = new TaskContext(clock, publisher, budgets, state, false);
        Answered answered = ask(task, state, context, asked -> task.task().fill(gap, state.at(), asked));
        Instant now = clock.instant();
        LaneCommit commit = commit(task).costing(context);
        switch (answered) {
            case Answered.Got(Poll.Page page) -> {
                List<AdoptionEvent> fresh = memory.fresh(page.events());
                boolean named =
                        page.gaps().stream().anyMatch(each -> each.name().equals(name));
                commit.events(fresh)
                        .rejections(page.rejections())
                        .gaps(page.gaps(), now)
                        .gaps(named ? List.of() : List.of(gap), now)
                        .state(context.costing(state.filling(page.fetched(), fresh.size())));
            }
            case Answered.Got(Poll.NotModified _) -> commit.gaps(List.of(gap), now);
            case Answered.Got(Poll.LimitedUntil limited) ->
                commit.counting(PollMeters.Count.limited, 1).gap(name, known.later(heed(limited, now)));
            case Answered.Missed missed
            when missed.kind().isMiss() ->
                commit.counting(PollMeters.Count.failed, 1).gap(name, known.missed(now));
            case Answered.Missed missed -> commit.gap(name, known.later(missed.until()));
        }
        commit.send(publisher, budgets);
    }

    private Answered ask(LaneTask task, TaskState state, TaskContext context, Function<PollContext, Poll> question) {
        try {
            return new Answered.Got(question.apply(context));
        } catch (BudgetSpent spent) {
            return spent.resting()
                    ? new Answered.Missed(
                            Trouble.Kind.resting,
                            "The source wants nobody to draw from " + spent.budget() + " for now.",
                            later(spent.until()))
                    : new Answered.Missed(
                            Trouble.Kind.spent, "The budget " + spent.budget() + " is spent", later(spent.until()));
        } catch (PollFailed failed) {
            return failed(state, String.valueOf(failed.getMessage()));
        } catch (KafkaException broken) {
            throw broken;
        } catch (RuntimeException unforeseen) {
            LOG.error("The task {} has a fault; it is tried again later", task.name(), unforeseen);
            return failed(
                    state,
                    "This is a fault of ours (" + unforeseen.getClass().getSimpleName() + "); the log has more.");
        }
    }

    private Answered failed(TaskState state, String reason) {
        if (Thread.currentThread().isInterrupted()) {
            throw new KafkaException("The lane was ended in the middle of a page");
        }
        return new Answered.Missed(
                Trouble.Kind.failing, reason, clock.instant().plus(Pauses.OF_POLLS.after(state.attempts() + 1)));
    }

    private Instant heed(Poll.LimitedUntil limited, Instant now) {
        Instant until = later(limited.until());
        budgets.limit(limited.budgets(), until, now);
        return until;
    }

    private Instant later(Instant until) {
        Instant soonest = clock.instant().plus(SHORTEST);
        return until.isAfter(soonest) ? until : soonest;
    }

    private static @Nullable Instant following(LaneTask task, TaskState state) {
        return task.after(Objects.requireNonNull(state.run()).started());
    }

    private LaneCommit commit(LaneTask task) {
        return new LaneCommit(memory, task, meters);
    }
}
