package dev.framewatch.collector.held;

import dev.framewatch.event.AdoptionEvent;
import dev.framewatch.event.Kind;
import dev.framewatch.event.Source;
import dev.framewatch.kafka.KafkaClients;
import java.time.Clock;
import java.util.function.Predicate;

/** Makes readers of what is held: of each id that was ever collected the newest revision. */
public final class HeldEvents {
    private final KafkaClients clients;
    private final Clock clock;

    /** Readers of a Kafka. */
    public HeldEvents(KafkaClients clients, Clock clock) {
        this.clients = clients;
        this.clock = clock;
    }

    /** A reader of all events of a source; a task has one of its own. */
    public HeldReader of(Source source) {
        return new HeldReader(clients, clock, source + ":", true);
    }

    /** A reader of the events of a kind; a task has one of its own. */
    public HeldReader of(Kind kind) {
        return new HeldReader(clients, clock, kind.source() + ":" + kind + ":", true);
    }

    /** A reader of what is raw of a kind; a task has one of its own. */
    public RawEvents raw(Kind kind, Predicate<AdoptionEvent> raw) {
        return new RawEvents(clients, clock, kind.source() + ":" + kind + ":", raw);
    }
}
