package dev.framewatch.collector.poll;

import dev.framewatch.event.AdoptionEvent;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What the holder of a lane knows about its tasks: what lay committed when he took it over, and his own commits since. */
final class LaneMemory {
    private final Ledger ledger;
    private final Published published;
    private final Map<String, TaskState> states = new HashMap<>();
    private final Map<String, Runs> runs = new HashMap<>();
    private final Map<String, Map<String, GapState>> gaps = new HashMap<>();

    private final List<LaneTask> replanned = new ArrayList<>();

    LaneMemory(Ledger ledger, Published published, List<LaneTask> tasks, Instant now) {
        this.ledger = ledger;
        this.published = published;
        for (LaneTask task : tasks) {
            Optional<TaskState> last = ledger.read(task.key(LaneKey.Kind.task), TaskState.class);
            Plan plan = task.plan(last.orElse(null), now);
            states.put(task.name(), last.map(state -> state.planned(plan)).orElseGet(() -> TaskState.never(plan)));
            if (last.isEmpty() || !last.get().plan().equals(plan)) {
                replanned.add(task);
            }
            runs.put(
                    task.name(),
                    ledger.read(task.key(LaneKey.Kind.runs), Runs.class).orElse(Runs.NONE));
            gaps.put(task.name(), new HashMap<>());
        }
        ledger.each(LaneKey.Kind.gap, GapState.class, (key, gap) -> {
            int slash = key.name().indexOf('/');
            Map<String, GapState> ofTask = gaps.get(key.name().substring(0, slash));
            if (ofTask != null) {
                ofTask.put(key.name().substring(slash + 1), gap);
            }
        });
    }

    /** The tasks whose plan is not on record as it is now. */
    List<LaneTask> replanned() {
        return replanned;
    }

    TaskState state(LaneTask task) {
        return of(states, task);
    }

    void put(LaneTask task, TaskState state) {
        states.put(task.name(), state);
    }

    Runs runs(LaneTask task) {
        return of(runs, task);
    }

    void put(LaneTask task, Runs ended) {
        runs.put(task.name(), ended);
    }

    /** The events that nobody published before, each once. */
    List<AdoptionEvent> fresh(List<AdoptionEvent> events) {
        return published.fresh(events);
    }

    void remember(List<AdoptionEvent> committed) {
        published.remember(committed);
    }

    @Nullable
    GapState gap(LaneTask task, String name) {
        return of(gaps, task).get(name);
    }

    void put(LaneTask task, String name, GapState gap) {
        of(gaps, task).put(name, gap);
    }

    /** A gap that an import has filled. */
    Optional<String> coveredGap(LaneTask task) {
        return of(gaps, task).entrySet().stream()
                .filter(gap -> isCovered(task, gap.getValue()))
                .map(Map.Entry::getKey)
                .findFirst();
    }

    /** Whether it is open and an import has filled it. */
    boolean isCovered(LaneTask task, GapState gap) {
        return gap.isOpen() && gap.span() != null && ledger.covers(task.name(), gap.span());
    }

    /** A gap that the task is to look at; none where it cannot fill any. */
    Optional<String> dueGap(LaneTask task, Instant now) {
        if (task.task().remedy().isPresent()) {
            return Optional.empty();
        }
        return of(gaps, task).entrySet().stream()
                .filter(gap -> gap.getValue().due(now))
                .map(Map.Entry::getKey)
                .findFirst();
    }

    /** Whether somebody paused it; that is heard at once. */
    boolean paused(LaneTask task) {
        return ledger.read(task.key(LaneKey.Kind.pause), Pause.class).isPresent();
    }

    /** A run that was asked for and is not obeyed yet. */
    Optional<RunOrder> order(LaneTask task) {
        return ledger.read(task.key(LaneKey.Kind.run), RunOrder.class)
                .filter(order -> !state(task).obeyed(order));
    }

    private static <T> T of(Map<String, T> all, LaneTask task) {
        return Objects.requireNonNull(all.get(task.name()), task.name());
    }
}
