package dev.framewatch.indexer;

import java.util.HashMap;
import java.util.Map;
import java.util.TreeSet;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;

/**
 * Which records are settled, and so up to where a partition may be committed: the position below which everything is
 * stored or rejected, whatever order the answers come in. Safe for several threads.
 */
final class Offsets {
    private final Map<TopicPartition, Progress> partitions = new HashMap<>();
    private final String indexes;

    /** None yet; what is committed says with it that it holds for these indexes. */
    Offsets(String indexes) {
        this.indexes = indexes;
    }

    private static final class Progress {
        private final TreeSet<Long> open = new TreeSet<>();
        private long next;
        private long committed = -1;
    }

    /** A record was taken up. */
    synchronized void open(TopicPartition partition, long offset) {
        Progress progress = partitions.computeIfAbsent(partition, ignored -> new Progress());
        progress.open.add(offset);
        progress.next = Math.max(progress.next, offset + 1);
    }

    /** The consumer stands here, perhaps behind markers of transactions that it never hands out. */
    synchronized void position(TopicPartition partition, long position) {
        Progress progress = partitions.computeIfAbsent(partition, ignored -> new Progress());
        progress.next = Math.max(progress.next, position);
    }

    /** A record was stored, found to be there already, or rejected. */
    synchronized void settled(TopicPartition partition, long offset) {
        Progress progress = partitions.get(partition);
        if (progress != null) {
            progress.open.remove(offset);
        }
    }

    /** What may be committed and is not yet. */
    synchronized Map<TopicPartition, OffsetAndMetadata> committable() {
        Map<TopicPartition, OffsetAndMetadata> ready = new HashMap<>();
        partitions.forEach((partition, progress) -> {
            long upTo = progress.open.isEmpty() ? progress.next : progress.open.first();
            if (upTo > progress.committed) {
                ready.put(partition, new OffsetAndMetadata(upTo, indexes));
            }
        });
        return ready;
    }

    /** Whether what a partition was committed to holds for these indexes, and not for some that are gone. */
    boolean hold(@Nullable OffsetAndMetadata committed) {
        return committed != null && committed.metadata().equals(indexes);
    }

    /** These were committed. */
    synchronized void committed(Map<TopicPartition, OffsetAndMetadata> offsets) {
        offsets.forEach((partition, offset) -> {
            Progress progress = partitions.get(partition);
            if (progress != null) {
                progress.committed = Math.max(progress.committed, offset.offset());
            }
        });
    }

    /** The partition belongs to another consumer now. */
    synchronized void forget(TopicPartition partition) {
        partitions.remove(partition);
    }
}
