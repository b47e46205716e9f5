package dev.framewatch.collector.poll;

import dev.framewatch.kafka.KafkaClients;
import dev.framewatch.kafka.Transaction;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;

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
        Transaction.commit(producer, records);
        broken = false;
    }

    @Override
    public void close() {
        producer.close(broken ? Duration.ZERO : Duration.ofSeconds(5));
    }
}
