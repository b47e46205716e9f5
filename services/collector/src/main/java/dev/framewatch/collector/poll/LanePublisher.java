package dev.framewatch.collector.poll;

import dev.framewatch.kafka.KafkaClients;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.InterruptException;

/**
 * Sends what a lane has to say, each time in one transaction. Opening it fences whoever sent for the lane before and
 * ends the transaction that he left open. After any failure it is of no more use: only a new one, and what lies
 * committed on {@code cursors}, tell what became of the last transaction.
 */
final class LanePublisher implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private final Producer<byte[], byte[]> producer;
    private boolean broken;

    private LanePublisher(Producer<byte[], byte[]> producer) {
        this.producer = producer;
    }

    static LanePublisher open(KafkaClients clients, String lane) {
        Map<String, Object> settings = new HashMap<>(clients.producerSettings());
        settings.put(ProducerConfig.TRANSACTIONAL_ID_CONFIG, "collector:lane:" + lane);
        settings.put(ProducerConfig.CLIENT_ID_CONFIG, "collector-" + lane);
        settings.putIfAbsent(ProducerConfig.MAX_BLOCK_MS_CONFIG, (int) PATIENCE.toMillis());
        settings.putIfAbsent(ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG, (int) PATIENCE.toMillis() / 2);
        settings.putIfAbsent(ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG, (int) PATIENCE.toMillis());
        LanePublisher publisher = new LanePublisher(new KafkaProducer<>(settings));
        try {
            publisher.producer.initTransactions();
            return publisher;
        } catch (KafkaException failed) {
            publisher.broken = true;
            publisher.close();
            throw failed;
        }
    }

    /** Commits all of these or none; {@link KafkaException} if it cannot tell or another instance holds the lane. */
    void commit(List<ProducerRecord<byte[], byte[]>> records) {
        if (broken) {
            throw new KafkaException("The publisher failed before");
        }
        broken = true;
        producer.beginTransaction();
        List<Future<RecordMetadata>> sent = new ArrayList<>(records.size());
        records.forEach(record -> sent.add(producer.send(record)));
        producer.flush();
        sent.forEach(LanePublisher::result);
        producer.commitTransaction();
        broken = false;
    }

    private static void result(Future<RecordMetadata> sent) {
        try {
            sent.get();
        } catch (ExecutionException failed) {
            throw failed.getCause() instanceof KafkaException cause ? cause : new KafkaException(failed.getCause());
        } catch (InterruptedException interrupted) {
            throw new InterruptException(interrupted);
        }
    }

    @Override
    public void close() {
        producer.close(broken ? Duration.ZERO : Duration.ofSeconds(5));
    }
}
