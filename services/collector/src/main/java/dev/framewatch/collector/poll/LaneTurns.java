package dev.framewatch.collector.poll;

import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Whose turn it is on a lane: live tasks first, one page each in turn; then gaps that were open long enough; then backfills
 * and what is done in the background. One turn in ten is for these two first, by turns, so that neither of them starves.
 */
final class LaneTurns {
    private static final int ROUND = 20;

    private final LaneMemory memory;
    private final Deque<LaneTask> order;
    private int turns;

    /**
     * A turn.
     *
     * @param gap the gap to fill; {@code null} for the next page
     */
    record Turn(LaneTask task, @Nullable String gap) {}

    LaneTurns(LaneMemory memory, List<LaneTask> tasks) {
        this.memory = memory;
        this.order = new ArrayDeque<>(tasks);
    }

    /** The next turn; none if there is nothing to do at that time. */
    Optional<Turn> next(Instant now) {
        turns = (turns + 1) % ROUND;
        return switch (turns) {
            case 0 -> gap(now).or(() -> behind(now)).or(() -> live(now));
            case ROUND / 2 -> behind(now).or(() -> gap(now)).or(() -> live(now));
            default -> live(now).or(() -> gap(now)).or(() -> behind(now));
        };
    }

    private Optional<Turn> live(Instant now) {
        return first(task -> task.live() && ready(task, now)).map(task -> new Turn(task, null));
    }

    /** What is done in the background or was asked for. */
    private Optional<Turn> behind(Instant now) {
        return first(task -> !task.live() && ready(task, now)).map(task -> new Turn(task, null));
    }

    private Optional<LaneTask> first(Predicate<LaneTask> wanted) {
        Optional<LaneTask> found = order.stream().filter(wanted).findFirst();
        found.filter(order::remove).ifPresent(order::addLast);
        return found;
    }

    private Optional<Turn> gap(Instant now) {
        for (LaneTask task : new ArrayList<>(order)) {
            Optional<String> due =
                    memory.coveredGap(task).or(() -> runs(task) ? memory.dueGap(task, now) : Optional.empty());
            if (due.isPresent()) {
                return due.map(name -> new Turn(task, name));
            }
        }
        return Optional.empty();
    }

    private boolean runs(LaneTask task) {
        return memory.state(task).plan().off() == null && !memory.paused(task);
    }

    private boolean ready(LaneTask task, Instant now) {
        TaskState state = memory.state(task);
        if (!runs(task)) {
            return false;
        }
        if (memory.order(task).isPresent()) {
            return true;
        }
        if (state.trouble() != null && now.isBefore(state.trouble().until())) {
            return false;
        }
        Instant next = state.plan().next();
        return state.run() != null || (next != null && !now.isBefore(next));
    }
}
