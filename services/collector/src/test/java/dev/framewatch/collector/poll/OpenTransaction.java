package dev.framewatch.collector.poll;

import dev.framewatch.kafka.KafkaClients;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;

/** A transaction of a lane's holder who died before he committed it. */
final class OpenTransaction implements AutoCloseable {
    private final KafkaProducer<byte[], byte[]> producer;

    OpenTransaction(KafkaClients clients, String lane) {
        Map<String, Object> settings = new HashMap<>(clients.producerSettings());
        settings.put(ProducerConfig.TRANSACTIONAL_ID_CONFIG, "collector:lane:" + lane);
        producer = new KafkaProducer<>(settings);
        producer.initTransactions();
        producer.beginTransaction();
    }

    void send(ProducerRecord<byte[], byte[]> record) throws ExecutionException, InterruptedException {
        if (!producer.send(record).get().hasOffset()) {
            throw new IllegalStateException("It was not sent");
        }
    }

    void abort() {
        producer.abortTransaction();
    }

    @Override
    public void close() {
        producer.close(Duration.ZERO);
    }
}
