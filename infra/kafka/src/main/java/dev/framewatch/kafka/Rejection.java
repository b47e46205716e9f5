package dev.framewatch.kafka;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.framewatch.event.Topic;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeader;
import org.apache.kafka.common.utils.Bytes;
import org.jspecify.annotations.Nullable;

/**
 * Something that can never succeed, as it lies on the topic {@code rejected}: its bytes as they came, with cause and
 * origin. The record's key is stage and origin, so the same rejection said twice is one.
 *
 * @param stage who rejected it: {@code import}, {@code collector}, {@code classifier} or {@code indexer}
 * @param origin where the bytes are: {@code topic-partition@offset}, {@code file:line} or {@code task/place}
 * @param cause what is wrong with them
 * @param at when it was rejected
 * @param key the key of the record at its origin, if it had one; what was no record yet has its id, if that is known
 * @param bytes the bytes; absent where there were none or too many for a record
 * @param digest SHA-256 of the bytes in hex, and their count, where they were too many to keep
 */
public record Rejection(
        String stage,
        String origin,
        String cause,
        Instant at,
        @Nullable Bytes key,
        @Nullable Bytes bytes,
        @Nullable String digest) {
    /** The stage of bytes that an import could not read as events. */
    public static final String IMPORT = "import";

    /** The stage of bytes that a source answered and that no event can be made of. */
    public static final String COLLECTOR = "collector";

    private static final int LARGEST = Topic.REJECTED.largest() - 48 * 1024;
    private static final int LONGEST_CAUSE = 2_000;
    private static final String PREFIX = "framewatch_";

    public Rejection {
        cause = cause.length() > LONGEST_CAUSE ? cause.substring(0, LONGEST_CAUSE) : cause;
        if (bytes != null && bytes.get().length + (key == null ? 0 : key.get().length) > LARGEST) {
            digest = sha256(bytes.get()) + " of " + bytes.get().length + " bytes";
            bytes = null;
        }
        if (key != null && key.get().length > 16 * 1024) {
            key = null;
        }
    }

    /** The rejection of what a source answered; the origin says where, such as {@code reddit:posts:pytorch/t3_abc}. */
    public static Rejection collected(String origin, String cause, Instant at, byte[] bytes) {
        return new Rejection(COLLECTOR, origin, cause, at, null, Bytes.wrap(bytes), null);
    }

    /** The same of a thing that is known by its id, so that it goes when its source removes the thing. */
    public Rejection about(Optional<String> id) {
        return id.map(known ->
                        new Rejection(stage, origin, cause, at, Bytes.wrap(known.getBytes(UTF_8)), bytes, digest))
                .orElse(this);
    }

    /** The rejection of a record of Kafka. */
    public static Rejection of(String stage, ConsumerRecord<byte[], byte[]> record, String cause, Instant at) {
        String origin = record.topic() + "-" + record.partition() + "@" + record.offset();
        return new Rejection(stage, origin, cause, at, Bytes.wrap(record.key()), Bytes.wrap(record.value()), null);
    }

    /** The name under which it is listed: stage and origin. */
    public String name() {
        return stage + ":" + origin;
    }

    /** The record to send. */
    public ProducerRecord<byte[], byte[]> record() {
        List<Header> headers = new ArrayList<>();
        add(headers, "stage", stage);
        add(headers, "origin", origin);
        add(headers, "cause", cause);
        add(headers, "at", at.toString());
        if (key != null) {
            headers.add(new RecordHeader(PREFIX + "key", key.get()));
        }
        if (digest != null) {
            add(headers, "digest", digest);
        }
        add(headers, "bytes", bytes == null ? "absent" : "present");
        return new ProducerRecord<>(
                Topic.REJECTED.name(),
                null,
                name().getBytes(UTF_8),
                bytes == null ? new byte[0] : bytes.get(),
                headers);
    }

    /** The record that takes it off the list again. */
    public static ProducerRecord<byte[], byte[]> settled(String name) {
        return new ProducerRecord<>(Topic.REJECTED.name(), name.getBytes(UTF_8), null);
    }

    /** The rejection that a record of the topic holds; {@code null} for one that takes a rejection off the list. */
    public static @Nullable Rejection read(ConsumerRecord<byte[], byte[]> record) {
        if (record.value() == null) {
            return null;
        }
        Headers headers = record.headers();
        Header key = headers.lastHeader(PREFIX + "key");
        return new Rejection(
                text(headers, "stage", "unknown"),
                text(headers, "origin", record.topic() + "-" + record.partition() + "@" + record.offset()),
                text(headers, "cause", "the record does not say"),
                Instant.ofEpochMilli(record.timestamp()),
                key == null ? null : Bytes.wrap(key.value()),
                text(headers, "bytes", "present").equals("absent") ? null : Bytes.wrap(record.value()),
                headers.lastHeader(PREFIX + "digest") == null ? null : text(headers, "digest", ""));
    }

    private static void add(List<Header> headers, String name, String value) {
        headers.add(new RecordHeader(PREFIX + name, value.getBytes(UTF_8)));
    }

    private static String text(Headers headers, String name, String otherwise) {
        Header header = headers.lastHeader(PREFIX + name);
        return header == null || header.value() == null ? otherwise : new String(header.value(), UTF_8);
    }

    private static String sha256(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException missing) {
            throw new IllegalStateException("Every Java platform has SHA-256", missing);
        }
    }
}
