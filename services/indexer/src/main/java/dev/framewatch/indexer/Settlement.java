package dev.framewatch.indexer;

import dev.framewatch.kafka.Rejection;
import dev.framewatch.operations.EventMeters;
import dev.framewatch.operations.Traces;
import io.micrometer.core.instrument.Counter;
import java.time.Clock;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.kafka.core.KafkaTemplate;

/** What becomes of a record in the end, and who is told: its offset, the counters, the days to recount. */
final class Settlement {
    private static final Logger LOG = LoggerFactory.getLogger(Settlement.class);
    private static final long PAUSE_SECONDS = 5;

    private final Offsets offsets;
    private final Touched touched;
    private final KafkaTemplate<byte[], byte[]> rejections;
    private final ScheduledExecutorService timer;
    private final Clock clock;
    private final Traces traces;
    private final Counter stored;
    private final Counter already;
    private final Counter rejected;
    private final Runnable ensureIndexes;

    Settlement(
            Offsets offsets,
            Touched touched,
            KafkaTemplate<byte[], byte[]> rejections,
            ScheduledExecutorService timer,
            Clock clock,
            EventMeters meters,
            Traces traces,
            String generation,
            Runnable ensureIndexes) {
        this.offsets = offsets;
        this.touched = touched;
        this.rejections = rejections;
        this.timer = timer;
        this.clock = clock;
        this.traces = traces;
        this.stored = meters.indexed(generation);
        this.already = meters.already(generation);
        this.rejected = meters.rejected("indexer", generation);
        this.ensureIndexes = ensureIndexes;
    }

    void stored(Entry entry, boolean created) {
        touched.day(entry.source(), entry.day());
        if (!created) {
            touched.whole(entry.source());
        }
        stored.increment();
        traces.done("index", entry.record());
        settled(entry.record());
    }

    void already(Entry entry) {
        already.increment();
        settled(entry.record());
    }

    /** An erasure: compaction carries it out, the indexer has nothing to do. */
    void erasure(ConsumerRecord<byte[], byte[]> record) {
        settled(record);
    }

    /** Settles the record when the rejection is safely on its topic, however long that takes. */
    void rejected(ConsumerRecord<byte[], byte[]> record, String cause) {
        Rejection rejection = Rejection.of("indexer", record, cause, clock.instant());
        CompletableFuture<?> sent;
        try {
            sent = rejections.send(rejection.record());
        } catch (RuntimeException notSent) {
            sent = CompletableFuture.failedFuture(notSent);
        }
        var ignored = sent.whenComplete((result, failure) -> {
            if (failure == null) {
                rejected.increment();
                settled(record);
            } else {
                LOG.warn(
                        "The rejection of {} could not be sent, trying again: {}",
                        rejection.origin(),
                        failure.getMessage());
                retry(() -> rejected(record, cause));
            }
        });
    }

    /** Makes the indexes, on a thread that may wait for Elasticsearch. */
    void indexMissing() {
        timer.execute(ensureIndexes);
    }

    private void retry(Runnable step) {
        var ignored = timer.schedule(step, PAUSE_SECONDS, TimeUnit.SECONDS);
    }

    private void settled(ConsumerRecord<byte[], byte[]> record) {
        offsets.settled(new TopicPartition(record.topic(), record.partition()), record.offset());
    }
}
