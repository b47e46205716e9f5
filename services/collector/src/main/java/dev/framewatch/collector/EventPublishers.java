package dev.framewatch.collector;

import dev.framewatch.kafka.KafkaClients;

/** Opens publishers. */
public final class EventPublishers {
    private final KafkaClients clients;

    EventPublishers(KafkaClients clients) {
        this.clients = clients;
    }

    /**
     * A publisher for a task; whoever published for the same task before is fenced off, and what it had not committed
     * is undone. It waits for Kafka without limit.
     *
     * @param task names the task everywhere and for ever, such as {@code demo} or {@code import:}…; at most 200
     *     characters
     */
    public EventPublisher open(String task, OutageListener listener) {
        return new EventPublisher(clients, task, listener);
    }
}
