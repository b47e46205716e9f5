package dev.framewatch.collector.poll;

import dev.framewatch.event.AdoptionEvent;
import dev.framewatch.kafka.EventRecords;
import dev.framewatch.kafka.Rejection;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.clients.producer.ProducerRecord;

/** What one turn of a task changes: records for one transaction, and what is remembered when that is committed. */
final class LaneCommit {
    private final LaneMemory memory;
    private final LaneTask task;
    private final PollMeters meters;
    private final List<ProducerRecord<byte[], byte[]>> records = new ArrayList<>();
    private final List<Runnable> remembered = new ArrayList<>();

    LaneCommit(LaneMemory memory, LaneTask task, PollMeters meters) {
        this.memory = memory;
        this.task = task;
        this.meters = meters;
    }

    LaneCommit events(List<AdoptionEvent> fresh) {
        fresh.forEach(event -> records.add(EventRecords.collected(event)));
        remembered.add(() -> memory.remember(fresh));
        return counting(PollMeters.Count.events, fresh.size());
    }

    LaneCommit rejections(List<Rejection> rejections) {
        rejections.forEach(rejection -> records.add(rejection.record()));
        return counting(PollMeters.Count.rejected, rejections.size());
    }

    LaneCommit erasures(List<Erasure> erasures) {
        erasures.forEach(erasure -> records.add(erasure.record()));
        return this;
    }

    LaneCommit gaps(List<Gap> gaps, Instant now) {
        gaps.forEach(gap -> {
            String remedy = task.task().remedy(gap).orElse(null);
            gap(gap.name(), GapState.seen(memory.gap(task, gap.name()), gap, remedy, now));
        });
        return this;
    }

    LaneCommit gap(String name, GapState gap) {
        records.add(task.key(LaneKey.Kind.gap, name).holding(gap));
        remembered.add(() -> memory.put(task, name, gap));
        return this;
    }

    /** Counts something when it is committed. */
    LaneCommit counting(PollMeters.Count what, long units) {
        remembered.add(() -> meters.count(what, task.name(), units));
        return this;
    }

    /** What a poll cost. */
    LaneCommit costing(TaskContext context) {
        remembered.add(() -> meters.show(task, context.budgets()));
        return counting(PollMeters.Count.requests, context.requests()).counting(PollMeters.Count.free, context.free());
    }

    /** Where the task stands, and the history if its run is over. */
    LaneCommit state(TaskState state) {
        records.add(task.key(LaneKey.Kind.task).holding(state));
        remembered.add(() -> memory.put(task, state));
        Run last = state.last();
        if (last != null && !last.equals(memory.state(task).last())) {
            Runs runs = memory.runs(task).with(last);
            records.add(task.key(LaneKey.Kind.runs).holding(runs));
            remembered.add(() -> memory.put(task, runs));
        }
        return this;
    }

    /** Commits it together with what changed of the budgets. */
    void send(LanePublisher publisher, LaneBudgets budgets) {
        records.addAll(budgets.records());
        publisher.commit(records);
        budgets.committed();
        remembered.forEach(Runnable::run);
    }
}
