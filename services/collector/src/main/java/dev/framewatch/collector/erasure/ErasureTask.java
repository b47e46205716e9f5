package dev.framewatch.collector.erasure;

import dev.framewatch.collector.held.PartitionScan;
import dev.framewatch.collector.poll.Cursor;
import dev.framewatch.collector.poll.Erasure;
import dev.framewatch.collector.poll.Poll;
import dev.framewatch.collector.poll.PollContext;
import dev.framewatch.collector.poll.PollTask;
import dev.framewatch.collector.poll.Schedule;
import dev.framewatch.event.Topic;
import dev.framewatch.kafka.Generation;
import dev.framewatch.kafka.KafkaClients;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Writes nulls for what is held of things that their source removed, one partition of {@code collected} after another.
 * What it found for a partition it keeps until that is sent; another instance finds again what is left.
 */
final class ErasureTask implements PollTask {
    private final KafkaClients clients;
    private final Supplier<List<Generation>> generations;
    private final int batch;
    private @Nullable Found found;

    /**
     * Where it stands.
     *
     * @param began when the pass over everything began; {@code null} between passes
     * @param partition the partition of {@code collected}
     * @param done how many erasures of that were sent
     */
    private record State(@Nullable String began, int partition, long done) {}

    /** What is left to be sent for a partition when the task stands there. */
    private record Found(State at, Remains remains) {}

    /** A task that sends at most so many erasures in one page. */
    ErasureTask(KafkaClients clients, Supplier<List<Generation>> generations, int batch) {
        this.batch = batch;
        this.clients = clients;
        this.generations = generations;
    }

    @Override
    public String name() {
        return "erasure";
    }

    @Override
    public String lane() {
        return "erasure";
    }

    @Override
    public Schedule schedule() {
        return new Schedule.Live("0 0 */4 * * *", Duration.ofMinutes(10));
    }

    @Override
    public synchronized Poll poll(Cursor cursor, PollContext context) {
        State state = cursor.as(State.class).orElseGet(() -> new State(null, 0, 0));
        Instant now = context.clock().instant();
        String began = state.began() == null ? now.toString() : state.began();
        Found last = found;
        found = null;
        try (PartitionScan scan = new PartitionScan(clients)) {
            Remains remains = last != null && last.at().equals(state)
                    ? last.remains()
                    : new Search(scan).in(state.partition(), generations.get(), now);
            List<Erasure> taken = remains.take(batch);
            State next = new State(began, state.partition(), state.done() + taken.size());
            if (remains.left()) {
                found = new Found(next, remains);
            } else if (remains.complete()) {
                next = new State(began, state.partition() + 1, 0);
            }
            boolean more = next.partition() < scan.partitions(Topic.COLLECTED);
            return Poll.Page.of(remains.renewed(), Cursor.of(more ? next : new State(null, 0, 0)), more)
                    .erasing(taken)
                    .fetching(taken.size())
                    .upTo(more ? null : Instant.parse(began));
        }
    }
}
