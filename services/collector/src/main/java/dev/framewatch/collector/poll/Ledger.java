package dev.framewatch.collector.poll;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.framewatch.collector.Span;
import dev.framewatch.event.Topic;
import dev.framewatch.kafka.KafkaClients;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.BiConsumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

/** What is committed on {@code cursors} about all lanes, followed as it changes. */
final class Ledger implements SmartLifecycle, AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Ledger.class);
    private static final String IMPORT = "import:";

    private final Map<LaneKey, Value> values = new ConcurrentHashMap<>();
    private final Map<String, Long> heard = new ConcurrentHashMap<>();
    private final Map<String, Map<String, Span>> imported = new ConcurrentHashMap<>();
    private final AtomicBoolean following = new AtomicBoolean();
    private final AtomicLong gapsRead = new AtomicLong();
    private final TopicTail tail;
    private CompletableFuture<Void> asked = CompletableFuture.completedFuture(null);

    /** A record's value, and when it was sent: where the topic got more partitions, a key may lie on two. */
    private record Value(long sent, @Nullable String json) {}

    /** What the cursor of an import says of the tasks whose stretches of time its file reaches over. */
    private record Imported(@Nullable Map<String, Span> covered) {}

    Ledger(KafkaClients clients) {
        this.tail = new TopicTail(clients, Topic.CURSORS, this::take);
    }

    /** Begins to follow; more than once is once. */
    @Override
    public void start() {
        if (following.compareAndSet(false, true)) {
            tail.start();
        }
    }

    /** It goes on until it is closed, since those who stop later may want to know. */
    @Override
    public void stop() {}

    @Override
    public boolean isRunning() {
        return following.get();
    }

    /** A number that changes with each record about a gap. */
    long gapsRead() {
        return gapsRead.get();
    }

    /** When whoever holds a lane put something on record last, by the clock of that machine; empty if nobody ever did. */
    Optional<Instant> heard(String lane) {
        return Optional.ofNullable(heard.get(lane)).map(Instant::ofEpochMilli);
    }

    <T> Optional<T> read(LaneKey key, Class<T> type) {
        return Optional.ofNullable(values.get(key)).map(Value::json).map(json -> Json.read(json, type));
    }

    <T> void each(LaneKey.Kind kind, Class<T> type, BiConsumer<LaneKey, T> reader) {
        values.forEach((key, value) -> {
            String json = value.json();
            if (key.kind() == kind && json != null) {
                reader.accept(key, Json.read(json, type));
            }
        });
    }

    /** Whether imported files reach over a stretch of time of a task. */
    boolean covers(String task, Span span) {
        List<Span> spans = imported.values().stream()
                .map(covered -> covered.get(task))
                .filter(Objects::nonNull)
                .toList();
        return span.isIn(spans);
    }

    /** Is done when everything is read that was committed before this call. */
    CompletableFuture<Void> caughtUp() {
        return tail.caughtUp();
    }

    /** Whether what was committed before this was asked last is read. */
    synchronized boolean getsOn() {
        boolean done = asked.isDone();
        asked = done ? caughtUp() : asked;
        return done;
    }

    private void take(ConsumerRecord<byte[], byte[]> record) {
        if (record.key() == null) {
            return; // nothing of ours
        }
        Value value = new Value(record.timestamp(), record.value() == null ? null : new String(record.value(), UTF_8));
        String key = new String(record.key(), UTF_8);
        try {
            if (key.startsWith(IMPORT)) {
                take(key, value.json());
            } else {
                LaneKey.read(record.key()).ifPresent(name -> take(name, value));
            }
        } catch (RuntimeException unreadable) {
            LOG.error(
                    "The record {} of {}-{}@{} cannot be read; what was known before holds",
                    key,
                    record.topic(),
                    record.partition(),
                    record.offset(),
                    unreadable);
        }
    }

    private void take(LaneKey key, Value value) {
        if (value.json() != null) {
            Objects.requireNonNull(Json.read(value.json(), key.kind().holds()));
        }
        if (key.kind().isOfHolder()) {
            heard.merge(key.lane(), value.sent(), Math::max);
        }
        values.merge(key, value, (old, one) -> one.sent() < old.sent() ? old : one);
        if (key.kind() == LaneKey.Kind.gap) {
            gapsRead.incrementAndGet();
        }
    }

    private void take(String key, @Nullable String json) {
        Map<String, Span> covered =
                json == null ? null : Json.read(json, Imported.class).covered();
        if (covered == null || covered.isEmpty()) {
            imported.remove(key);
        } else {
            imported.put(key, covered);
        }
    }

    @Override
    public void close() {
        tail.close();
    }
}
