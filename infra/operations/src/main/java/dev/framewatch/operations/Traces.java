package dev.framewatch.operations;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.api.trace.Tracer;
import io.opentelemetry.api.trace.TracerProvider;
import io.opentelemetry.api.trace.propagation.W3CTraceContextPropagator;
import io.opentelemetry.context.Context;
import io.opentelemetry.context.propagation.TextMapGetter;
import io.opentelemetry.context.propagation.TextMapPropagator;
import java.time.Instant;
import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.Headers;
import org.jspecify.annotations.Nullable;

/**
 * The way of an event through Kafka as one trace: each record of it carries W3C's header {@code traceparent}, which names
 * the span that sent it. Only what is sampled carries one.
 */
public final class Traces {
    private static final String HEADER = "traceparent";
    private static final TextMapPropagator W3C = W3CTraceContextPropagator.getInstance();
    private static final TextMapGetter<Headers> READER = new HeaderReader();

    private final Tracer tracer;

    Traces(TracerProvider provider) {
        this.tracer = provider.get("dev.framewatch");
    }

    /** None. */
    public static Traces off() {
        return new Traces(TracerProvider.noop());
    }

    /** Has a record belong to the trace of the one that it was made of. */
    public static void pass(ConsumerRecord<?, ?> from, ProducerRecord<?, ?> to) {
        Header header = from.headers().lastHeader(HEADER);
        if (header != null) {
            to.headers().add(header);
        }
    }

    /** A record is sent: the span of that follows the one that its header names, or begins a trace. */
    void sent(ProducerRecord<?, ?> record) {
        Span span = tracer.spanBuilder("send " + record.topic())
                .setParent(W3C.extract(Context.root(), record.headers(), READER))
                .setSpanKind(SpanKind.PRODUCER)
                .startSpan();
        if (span.getSpanContext().isSampled()) {
            span.setAttribute("messaging.system", "kafka");
            span.setAttribute("messaging.destination.name", record.topic());
            if (record.key() instanceof byte[] key) {
                span.setAttribute("messaging.kafka.message.key", new String(key, UTF_8));
            }
            record.headers().remove(HEADER);
            W3C.inject(Context.root().with(span), record.headers(), (headers, name, value) -> {
                if (headers != null) {
                    headers.add(name, value.getBytes(UTF_8));
                }
            });
        }
        span.end();
    }

    /** What a service had to do with a record is done: a span from the moment when it was sent until now. */
    public void done(String what, ConsumerRecord<?, ?> record) {
        if (isTraced(record.headers())) {
            tracer.spanBuilder(what)
                    .setParent(W3C.extract(Context.root(), record.headers(), READER))
                    .setSpanKind(SpanKind.CONSUMER)
                    .setStartTimestamp(Instant.ofEpochMilli(record.timestamp()))
                    .startSpan()
                    .end();
        }
    }

    static boolean isTraced(Headers headers) {
        return headers.lastHeader(HEADER) != null;
    }

    private static final class HeaderReader implements TextMapGetter<Headers> {
        @Override
        public Iterable<String> keys(Headers headers) {
            return List.of(HEADER);
        }

        @Override
        public @Nullable String get(@Nullable Headers headers, String name) {
            Header header = headers == null ? null : headers.lastHeader(name);
            return header == null ? null : new String(header.value(), UTF_8);
        }
    }
}
