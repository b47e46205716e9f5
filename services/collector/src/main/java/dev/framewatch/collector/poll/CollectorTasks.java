package dev.framewatch.collector.poll;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** How all tasks do, whichever instance runs them: what is on record, and those of this process that are not yet. */
final class CollectorTasks {
    private final Lanes lanes;
    private final Ledger ledger;
    private final BudgetShares shares;
    private final Clock clock;
    private final Clock wall;

    /**
     * A gap, as users see it.
     *
     * @param task whose it is
     * @param gap its name
     * @param known what is known of it
     */
    record GapStatus(String task, String gap, GapState known) {}

    /**
     * @param clock the tasks' clock, which may be a simulated one
     * @param wall the machines' clock, by which records are sent
     */
    CollectorTasks(Lanes lanes, Ledger ledger, BudgetShares shares, Clock clock, Clock wall) {
        this.lanes = lanes;
        this.ledger = ledger;
        this.shares = shares;
        this.clock = clock;
        this.wall = wall;
    }

    /** All tasks, by name. */
    List<CollectorStatus> all() {
        Map<String, CollectorStatus> all = new TreeMap<>();
        lanes.tasks().values().stream()
                .flatMap(List::stream)
                .forEach(task -> all.put(
                        task.name(),
                        CollectorStatus.starting(task, paused(task.task().lane(), task.name()))));
        Instant now = clock.instant();
        Map<String, Long> gaps = new HashMap<>();
        gaps(null).stream().filter(gap -> gap.known().isOpen()).forEach(gap -> gaps.merge(gap.task(), 1L, Long::sum));
        ledger.each(LaneKey.Kind.task, TaskState.class, (key, state) -> {
            boolean paused = paused(key.lane(), key.name());
            long open = gaps.getOrDefault(key.name(), 0L);
            CollectorStatus status =
                    CollectorStatus.of(key.lane(), key.name(), state, paused, open, budgets(key, state, now), now);
            boolean silent = ledger.heard(key.lane())
                    .filter(heard -> state.isOverdue(Duration.between(heard, wall.instant()), now))
                    .isPresent();
            all.put(key.name(), silent ? status.unattended() : status);
        });
        return List.copyOf(all.values());
    }

    Optional<CollectorStatus> find(String task) {
        return all().stream().filter(one -> one.task().equals(task)).findFirst();
    }

    /** The day in UTC. */
    LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
    }

    Runs runs(CollectorStatus of) {
        return ledger.read(new LaneKey(of.lane(), LaneKey.Kind.runs, of.task()), Runs.class)
                .orElse(Runs.NONE);
    }

    /** The gaps of a task or of all, newest first. */
    List<GapStatus> gaps(@Nullable String task) {
        List<GapStatus> gaps = new ArrayList<>();
        ledger.each(LaneKey.Kind.gap, GapState.class, (key, known) -> {
            int slash = key.name().indexOf('/');
            String whose = key.name().substring(0, slash);
            if (task == null || task.equals(whose)) {
                gaps.add(new GapStatus(whose, key.name().substring(slash + 1), known));
            }
        });
        gaps.sort(Comparator.comparing((GapStatus gap) -> gap.known().found())
                .reversed()
                .thenComparing(GapStatus::task)
                .thenComparing(GapStatus::gap));
        return gaps;
    }

    private boolean paused(String lane, String task) {
        return ledger.read(new LaneKey(lane, LaneKey.Kind.pause, task), Pause.class)
                .isPresent();
    }

    private List<CollectorStatus.BudgetStatus> budgets(LaneKey task, TaskState state, Instant now) {
        boolean live = state.plan().goesFirst();
        List<CollectorStatus.BudgetStatus> budgets = new ArrayList<>();
        for (String name : state.budgets()) {
            ledger.read(new LaneKey(task.lane(), LaneKey.Kind.budget, name), BudgetState.class)
                    .map(budget -> budget.at(now))
                    .ifPresent(budget -> budgets.add(new CollectorStatus.BudgetStatus(
                            name, budget.limit(), budget.usable(shares), budget.left(shares, live), budget.renewed())));
        }
        return budgets;
    }
}
