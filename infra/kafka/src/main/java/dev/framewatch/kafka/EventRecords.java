package dev.framewatch.kafka;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.framewatch.event.AdoptionEvent;
import dev.framewatch.event.CloudEvent;
import dev.framewatch.event.EventJson;
import dev.framewatch.event.Topic;
import java.util.List;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.internals.RecordHeader;

/** Events as records of Kafka: key {@code id@revision}, JSON value, CloudEvents headers in binary mode. */
public final class EventRecords {
    private EventRecords() {}

    /** What a collector sends. */
    public static ProducerRecord<byte[], byte[]> collected(AdoptionEvent event) {
        return record(Topic.COLLECTED, CloudEvent.COLLECTED, event);
    }

    /** What the classifier of a generation sends. */
    public static ProducerRecord<byte[], byte[]> classified(Topic topic, AdoptionEvent event) {
        return record(topic, CloudEvent.CLASSIFIED, event);
    }

    private static ProducerRecord<byte[], byte[]> record(Topic topic, CloudEvent attributes, AdoptionEvent event) {
        List<Header> headers = attributes.headers(event).entrySet().stream()
                .<Header>map(header ->
                        new RecordHeader(header.getKey(), header.getValue().getBytes(UTF_8)))
                .toList();
        return new ProducerRecord<>(topic.name(), null, event.key().getBytes(UTF_8), EventJson.write(event), headers);
    }
}
