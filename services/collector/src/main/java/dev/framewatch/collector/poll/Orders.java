package dev.framewatch.collector.poll;

import dev.framewatch.kafka.KafkaClients;
import java.time.Clock;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.InterruptException;
import org.jspecify.annotations.Nullable;

/** What users ask of tasks, put on record for whichever instance holds them, now or later. */
final class Orders {
    private static final int SECONDS = 20;

    private final KafkaClients clients;
    private final Ledger ledger;
    private final Clock clock;

    Orders(KafkaClients clients, Ledger ledger, Clock clock) {
        this.clients = clients;
        this.ledger = ledger;
        this.clock = clock;
    }

    /** Lets a task finish its page and then rest, until it is resumed. */
    void pause(String lane, String task) {
        send(new LaneKey(lane, LaneKey.Kind.pause, task).holding(new Pause(clock.instant())));
    }

    void resume(String lane, String task) {
        send(new LaneKey(lane, LaneKey.Kind.pause, task).holding(null));
    }

    /** Begins a run, or ends the waiting of the one that is not over; {@code days} for a backfill. */
    void run(String lane, String task, @Nullable Days days) {
        send(new LaneKey(lane, LaneKey.Kind.run, task).holding(new RunOrder(clock.instant(), days)));
    }

    /** Returns when it is on record and seen here. */
    private void send(ProducerRecord<byte[], byte[]> record) {
        try (Producer<byte[], byte[]> producer = clients.producers().createProducer()) {
            producer.send(record).get(SECONDS, TimeUnit.SECONDS);
            ledger.caughtUp().get(SECONDS, TimeUnit.SECONDS);
        } catch (ExecutionException | TimeoutException failed) {
            throw new KafkaException("Kafka did not take it", failed);
        } catch (InterruptedException interrupted) {
            throw new InterruptException(interrupted);
        }
    }
}
