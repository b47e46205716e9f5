package dev.framewatch.kafka;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.framewatch.event.Topic;
import java.time.Instant;
import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.internals.RecordHeader;
import org.apache.kafka.common.utils.Bytes;

/**
 * A generation of tags, as it lies on the topic {@code generations}: everything that was collected, told by one
 * taxonomy. It has a topic, consumer groups and indexes of its own.
 *
 * @param id its name, a slug; a number where {@code reclassify} gave it
 * @param taxonomy the version of its taxonomy
 * @param file the taxonomy's file, so that any process can go on with it; empty where it was dropped
 * @param created when it was started
 * @param dropped whether it is to be gone: nobody works on it any more, and its name is never given again
 */
public record Generation(String id, String taxonomy, Bytes file, Instant created, boolean dropped) {
    /** The most bytes that a taxonomy's file may have. */
    public static final int LARGEST_FILE = Topic.GENERATIONS.largest() - 16 * 1024;

    private static final String TAXONOMY = "framewatch_taxonomy";
    private static final String CREATED = "framewatch_created";
    private static final String STATE = "framewatch_state";

    public Generation {
        Topic.classified(id);
        if (file.get().length > LARGEST_FILE) {
            throw new IllegalArgumentException(
                    "a taxonomy's file has " + file.get().length + " bytes, more than " + LARGEST_FILE);
        }
    }

    /** A generation that starts now. */
    public static Generation starting(String id, String taxonomy, byte[] file, Instant now) {
        return new Generation(id, taxonomy, Bytes.wrap(file), now, false);
    }

    /** The same as one that is to be gone. */
    public Generation drop() {
        return new Generation(id, taxonomy, Bytes.wrap(new byte[0]), created, true);
    }

    /** The topic of its classified events. */
    public Topic topic() {
        return Topic.classified(id);
    }

    /** The consumer group of its classifiers. */
    public String classifiers() {
        return "classifier-" + id;
    }

    /** The consumer group of its indexers. */
    public String indexers() {
        return "indexer-" + id;
    }

    ProducerRecord<byte[], byte[]> record() {
        List<Header> headers = List.of(
                header(TAXONOMY, taxonomy),
                header(CREATED, created.toString()),
                header(STATE, dropped ? "dropped" : "kept"));
        return new ProducerRecord<>(Topic.GENERATIONS.name(), null, id.getBytes(UTF_8), file.get(), headers);
    }

    static Generation read(ConsumerRecord<byte[], byte[]> record) {
        return new Generation(
                new String(record.key(), UTF_8),
                text(record, TAXONOMY),
                Bytes.wrap(record.value()),
                Instant.parse(text(record, CREATED)),
                text(record, STATE).equals("dropped"));
    }

    private static Header header(String name, String value) {
        return new RecordHeader(name, value.getBytes(UTF_8));
    }

    private static String text(ConsumerRecord<byte[], byte[]> record, String name) {
        Header header = record.headers().lastHeader(name);
        if (header == null) {
            throw new IllegalStateException("the record " + record.topic() + "-" + record.partition() + "@"
                    + record.offset() + " has no header " + name);
        }
        return new String(header.value(), UTF_8);
    }
}
