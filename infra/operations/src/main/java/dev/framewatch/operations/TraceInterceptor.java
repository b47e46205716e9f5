package dev.framewatch.operations;

import dev.framewatch.event.Topic;
import java.util.Map;
import org.apache.kafka.clients.producer.ProducerInterceptor;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.jspecify.annotations.Nullable;

/** Has the events that a producer sends traced; Kafka makes it, by the settings of the producer. */
public final class TraceInterceptor implements ProducerInterceptor<byte[], byte[]> {
    /** The setting that holds the traces. */
    static final String TRACES = "framewatch.traces";

    private Traces traces = Traces.off();

    /** For Kafka. */
    public TraceInterceptor() {}

    @Override
    public void configure(Map<String, ?> settings) {
        if (settings.get(TRACES) instanceof Traces given) {
            traces = given;
        }
    }

    @Override
    public ProducerRecord<byte[], byte[]> onSend(ProducerRecord<byte[], byte[]> record) {
        if (record.value() != null && (isCollected(record) || record.topic().startsWith("classified-"))) {
            traces.sent(record);
        }
        return record;
    }

    /** Whether it is an event from a source, and not one that is sent again after a failure and has its trace. */
    private static boolean isCollected(ProducerRecord<byte[], byte[]> record) {
        return record.topic().equals(Topic.COLLECTED.name()) && !Traces.isTraced(record.headers());
    }

    @Override
    public void onAcknowledgement(@Nullable RecordMetadata metadata, @Nullable Exception failure) {}

    @Override
    public void close() {}
}
