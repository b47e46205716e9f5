package dev.framewatch.kafka;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.InterruptException;

/** Records that are committed all together or not at all. */
public final class Transaction {
    private Transaction() {}

    /**
     * Commits records with a producer that has begun no transaction. After a failure their fate may be unknown, and the
     * producer is to be closed: the {@code initTransactions} of the next one ends what it left open.
     *
     * @throws KafkaException if one of them was not taken, or the commit failed
     */
    public static void commit(Producer<byte[], byte[]> producer, List<ProducerRecord<byte[], byte[]>> records) {
        producer.beginTransaction();
        List<Future<RecordMetadata>> sent = new ArrayList<>(records.size());
        for (ProducerRecord<byte[], byte[]> record : records) {
            Future<RecordMetadata> one = producer.send(record);
            sent.add(one);
            if (one.isDone()) {
                // Without a broker each send blocks and then fails; the first one says enough.
                result(one);
            }
        }
        producer.flush();
        sent.forEach(Transaction::result);
        producer.commitTransaction();
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
}
