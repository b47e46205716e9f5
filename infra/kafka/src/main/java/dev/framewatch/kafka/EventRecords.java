package dev.framewatch.kafka;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.framewatch.event.AdoptionEvent;
import dev.framewatch.event.CloudEvent;
import dev.framewatch.event.EventJson;
import dev.framewatch.event.Reading;
import dev.framewatch.event.Topic;
import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.internals.RecordHeader;

/** Events as records of Kafka: key {@code id@revision}, JSON value, CloudEvents headers in binary mode. */
public final class EventRecords {
    private EventRecords() {}

    /** What a collector sends. */
    public static ProducerRecord<byte[], byte[]> collected(AdoptionEvent event) {
        return record(Topic.COLLECTED, CloudEvent.COLLECTED, new Reading.Valid(event), EventJson.write(event));
    }

    /** What the classifier of a generation sends: an event that it read, and its bytes with tags. */
    public static ProducerRecord<byte[], byte[]> classified(Topic topic, Reading.Valid read, byte[] tagged) {
        return record(topic, CloudEvent.CLASSIFIED, read, tagged);
    }

    private static ProducerRecord<byte[], byte[]> record(
            Topic topic, CloudEvent attributes, Reading.Valid read, byte[] value) {
        List<Header> headers = new ArrayList<>();
        attributes.headers(read).forEach((name, text) -> headers.add(new RecordHeader(name, text.getBytes(UTF_8))));
        return new ProducerRecord<>(topic.name(), null, read.event().key().getBytes(UTF_8), value, headers);
    }
}
