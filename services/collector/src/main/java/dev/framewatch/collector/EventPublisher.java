package dev.framewatch.collector;

import dev.framewatch.event.AdoptionEvent;
import dev.framewatch.kafka.EventRecords;
import dev.framewatch.kafka.KafkaClients;
import dev.framewatch.kafka.Rejection;
import dev.framewatch.kafka.Transaction;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.AuthenticationException;
import org.apache.kafka.common.errors.AuthorizationException;
import org.apache.kafka.common.errors.InterruptException;
import org.apache.kafka.common.errors.RecordTooLargeException;
import org.jspecify.annotations.Nullable;

/**
 * Publishes the events of one task in batches, each in one transaction of Kafka together with the task's cursor. Of a
 * batch whose fate is unknown, as the connection broke at its commit, the cursor tells whether it was published. Not
 * thread-safe.
 */
public final class EventPublisher implements AutoCloseable {
    private static final Duration FIRST_PAUSE = Duration.ofMillis(200);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(30);

    private final Map<String, Object> settings;
    private final Cursors cursors;
    private final String task;
    private final OutageListener listener;
    private final CountDownLatch closed = new CountDownLatch(1);
    private @Nullable Producer<byte[], byte[]> producer;
    private Optional<String> committed = Optional.empty();

    EventPublisher(KafkaClients clients, String task, OutageListener listener) {
        this.settings = new HashMap<>(clients.producerSettings());
        settings.put(ProducerConfig.TRANSACTIONAL_ID_CONFIG, "collector:" + task);
        settings.putIfAbsent(ProducerConfig.MAX_BLOCK_MS_CONFIG, 20_000);
        settings.putIfAbsent(ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG, 10_000);
        settings.putIfAbsent(ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG, 20_000);
        this.cursors = new Cursors(clients);
        this.task = task;
        this.listener = listener;
        untilDone(() -> {
            start();
            committed = cursors.read(task);
        });
    }

    /** The task's cursor as it was committed last, by this publisher or one before it. */
    public Optional<String> cursor() {
        return committed;
    }

    /** Publishes events without a cursor of their own. */
    public void publish(List<AdoptionEvent> events) {
        publish(events, List.of(), "{\"batch\":\"" + UUID.randomUUID() + "\"}");
    }

    /**
     * Publishes events and rejections and moves the cursor, all or nothing. It returns when they are committed, however
     * long Kafka is away.
     *
     * @param cursor JSON that differs from the one before
     * @throws TakenOver if another process publishes for this task
     */
    public void publish(List<AdoptionEvent> events, List<Rejection> rejections, String cursor) {
        List<ProducerRecord<byte[], byte[]>> records = new ArrayList<>(events.size() + rejections.size() + 1);
        events.forEach(event -> records.add(EventRecords.collected(event)));
        rejections.forEach(rejection -> records.add(rejection.record()));
        records.add(Cursors.moved(task, cursor));
        untilDone(() -> {
            if (producer == null && alreadyCommitted(cursor)) {
                return;
            }
            Transaction.commit(Objects.requireNonNull(producer), records);
        });
        committed = Optional.of(cursor);
    }

    @Override
    public void close() {
        closed.countDown();
        drop(Duration.ofSeconds(5));
    }

    private boolean alreadyCommitted(String cursor) {
        start();
        Optional<String> last = cursors.read(task);
        if (!last.equals(committed) && !last.equals(Optional.of(cursor))) {
            throw new TakenOver(task);
        }
        return last.equals(Optional.of(cursor));
    }

    private void start() {
        producer = new KafkaProducer<>(settings);
        producer.initTransactions();
    }

    /** Tries until it is done, each time with a new producer, whose start ends the transaction that failed. */
    private void untilDone(Runnable step) {
        Duration pause = FIRST_PAUSE;
        boolean waited = false;
        while (true) {
            try {
                step.run();
                if (waited) {
                    listener.resumed();
                }
                return;
            } catch (InterruptException
                    | AuthenticationException
                    | AuthorizationException
                    | RecordTooLargeException
                    | TakenOver hopeless) {
                drop(Duration.ZERO);
                throw hopeless;
            } catch (KafkaException failed) {
                drop(Duration.ZERO);
                waited = true;
                listener.waiting(String.valueOf(failed.getMessage()), pause);
                await(pause);
                pause = pause.multipliedBy(2).compareTo(LONGEST_PAUSE) < 0 ? pause.multipliedBy(2) : LONGEST_PAUSE;
            }
        }
    }

    private void await(Duration pause) {
        try {
            if (closed.await(pause.toMillis(), TimeUnit.MILLISECONDS)) {
                throw new IllegalStateException("The publisher of " + task + " was closed while it waited for Kafka.");
            }
        } catch (InterruptedException interrupted) {
            throw new InterruptException(interrupted);
        }
    }

    private void drop(Duration grace) {
        Producer<byte[], byte[]> old = producer;
        producer = null;
        if (old != null) {
            old.close(grace);
        }
    }
}
