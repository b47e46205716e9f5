package dev.framewatch.query;

import org.springframework.http.MediaType;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter.SseEventBuilder;

/**
 * One message to those who listen.
 *
 * @param id where it stands among the events that were sent
 * @param type what it tells
 * @param data its content, written as JSON
 */
record LiveMessage(String id, Type type, Object data) {
    /** After how many milliseconds a client that lost its line should come back. */
    static final long RETRY = 3_000;

    /** What a message tells. */
    enum Type {
        /** The figures changed. */
        figures,
        /** An event was indexed. */
        event,
        /** How this service does; that it is still there. */
        state
    }

    /** What happened, before it has a name. */
    record News(Type type, Object data) {}

    /** The message as it goes over the line. */
    SseEventBuilder toSse() {
        return SseEmitter.event().id(id).name(type.name()).reconnectTime(RETRY).data(data, MediaType.APPLICATION_JSON);
    }
}
