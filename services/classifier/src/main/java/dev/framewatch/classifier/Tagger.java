package dev.framewatch.classifier;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.framewatch.event.EventJson;
import dev.framewatch.event.Reading;
import dev.framewatch.event.Tag;
import dev.framewatch.event.Topic;
import dev.framewatch.kafka.EventRecords;
import dev.framewatch.kafka.Generation;
import dev.framewatch.kafka.Rejection;
import dev.framewatch.operations.EventMeters;
import dev.framewatch.operations.Traces;
import dev.framewatch.taxonomy.Classifier;
import dev.framewatch.taxonomy.Taxonomy;
import io.micrometer.core.instrument.Counter;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.regex.Pattern;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.springframework.kafka.core.KafkaOperations;

/**
 * Tags what was collected. It runs inside the container's transaction: what it sends and the offsets of what it read
 * are committed together, and the commit answers for every send.
 */
final class Tagger {
    private static final Pattern KEY = Pattern.compile("[a-z]+:[a-z]+:[^@].*@[0-9]{1,19}", Pattern.DOTALL);

    /** What a record of the classifier has at most beside its value: key and headers, each from an id. */
    private static final int HEADERS = 16 * 1024;

    private final Taxonomy taxonomy;
    private final ThreadLocal<Classifier> classifiers;
    private final KafkaOperations<byte[], byte[]> kafka;
    private final Topic classified;
    private final Clock clock;
    private final Counter tagged;
    private final Counter rejected;

    Tagger(
            Taxonomy taxonomy,
            KafkaOperations<byte[], byte[]> kafka,
            Generation generation,
            Clock clock,
            EventMeters meters) {
        this.taxonomy = taxonomy;
        this.classifiers = ThreadLocal.withInitial(taxonomy::classifier);
        this.kafka = kafka;
        this.classified = generation.topic();
        this.clock = clock;
        this.tagged = meters.tagged(generation.id());
        this.rejected = meters.rejected("classifier", generation.id());
    }

    void on(List<ConsumerRecord<byte[], byte[]>> records) {
        Instant now = clock.instant();
        var ignored = kafka.execute(producer -> {
            records.forEach(record -> send(producer, outcome(record, now)));
            return records.size();
        });
    }

    private ProducerRecord<byte[], byte[]> outcome(ConsumerRecord<byte[], byte[]> record, Instant now) {
        if (record.value() == null) {
            return erasure(record, now);
        }
        return switch (EventJson.collected(record.value(), now)) {
            case Reading.Invalid invalid -> rejection(record, invalid.cause(), now);
            case Reading.Valid valid -> {
                List<Tag> tags = classifiers.get().classify(valid.event());
                ProducerRecord<byte[], byte[]> out = EventRecords.classified(
                        classified, valid, EventJson.tagged(record.value(), valid, tags, taxonomy.version()));
                if (out.value().length > classified.largest() - HEADERS) {
                    yield rejection(
                            record,
                            "$ has " + out.value().length + " bytes when classified, too many for one record",
                            now);
                }
                tagged.increment();
                Traces.pass(record, out);
                yield out;
            }
        };
    }

    private ProducerRecord<byte[], byte[]> erasure(ConsumerRecord<byte[], byte[]> record, Instant now) {
        if (record.key() == null
                || !KEY.matcher(new String(record.key(), UTF_8)).matches()) {
            return rejection(record, "the value is null and the key is not id@revision, so nothing can be erased", now);
        }
        return new ProducerRecord<>(classified.name(), record.key(), null);
    }

    private ProducerRecord<byte[], byte[]> rejection(ConsumerRecord<byte[], byte[]> record, String cause, Instant now) {
        rejected.increment();
        return Rejection.of("classifier", record, cause, now).record();
    }

    private static void send(Producer<byte[], byte[]> producer, ProducerRecord<byte[], byte[]> record) {
        var ignored = producer.send(record);
    }
}
