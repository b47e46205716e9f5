package dev.framewatch.collector.poll;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.framewatch.event.Topic;
import dev.framewatch.kafka.IdPartitioner;
import java.util.Arrays;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.jspecify.annotations.Nullable;

/**
 * The key of a record about a lane on {@code cursors}: {@code lane@kind:name}. It is partitioned by what stands before
 * the {@code @}, so whoever holds the lane's partition holds all that is about it.
 *
 * @param lane the lane
 * @param kind what the record holds
 * @param name the task or the budget that it is about; for a gap {@code task/name}
 */
record LaneKey(String lane, Kind kind, String name) {
    private static final Pattern FORM = Pattern.compile("([A-Za-z0-9:._-]{1,150})@("
            + Arrays.stream(Kind.values()).map(Kind::name).collect(Collectors.joining("|"))
            + "):([A-Za-z0-9:._/-]{1,310})");

    /** What a record holds. */
    enum Kind {
        /** Where a task stands. */
        task(TaskState.class),
        /** A task's last runs. */
        runs(Runs.class),
        /** A gap of a task. */
        gap(GapState.class),
        /** What was taken from a budget. */
        budget(BudgetState.class),
        /** That a task is paused. */
        pause(Pause.class),
        /** That a run was asked for. */
        run(RunOrder.class);

        private final Class<?> holds;

        Kind(Class<?> holds) {
            this.holds = holds;
        }

        /** Whether the holder of the lane writes it, and not whoever gives orders. */
        boolean isOfHolder() {
            return switch (this) {
                case task, runs, gap, budget -> true;
                case pause, run -> false;
            };
        }

        /** What its JSON tells. */
        Class<?> holds() {
            return holds;
        }
    }

    static Optional<LaneKey> read(byte[] key) {
        Matcher parts = FORM.matcher(new String(key, UTF_8));
        return parts.matches()
                ? Optional.of(new LaneKey(parts.group(1), Kind.valueOf(parts.group(2)), parts.group(3)))
                : Optional.empty();
    }

    /** The partition where everything about a lane is. */
    static int partition(String lane, int partitions) {
        return IdPartitioner.partition(lane.getBytes(UTF_8), partitions);
    }

    /** The record that holds this value; {@code null} takes it away. */
    ProducerRecord<byte[], byte[]> holding(@Nullable Object value) {
        byte[] key = (lane + "@" + kind + ":" + name).getBytes(UTF_8);
        return new ProducerRecord<>(
                Topic.CURSORS.name(),
                key,
                value == null ? null : Json.write(value).getBytes(UTF_8));
    }
}
