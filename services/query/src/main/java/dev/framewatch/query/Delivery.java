package dev.framewatch.query;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** How far the delivery of an alert to its webhook is. */
@JsonInclude(JsonInclude.Include.NON_NULL)
record Delivery(
        State state,

        @Schema(description = "How often it was sent, in vain or not.")
        int tries,

        @Schema(description = "When it is sent next, if nobody is about to: where it waits.") @Nullable
        Instant due,

        @Schema(description = "When the webhook took it.") @Nullable
        Instant sent,

        @Schema(description = "Why it failed last.") @Nullable
        String failure) {
    /** What can be said of it. */
    enum State {
        /** Its rule has no webhook. */
        listed,
        /** It was over before its rule or the index was there; it is not sent by itself. */
        past,
        waiting,
        sent,
        /** Given up. */
        dead
    }

    /** One that goes nowhere. */
    static Delivery none(State state) {
        return new Delivery(state, 0, null, null, null);
    }

    /** One that is to be sent. */
    static Delivery waiting(Instant due) {
        return new Delivery(State.waiting, 0, due, null, null);
    }

    /** Somebody is about to send it, who has until then to say how that went. */
    Delivery taken(Instant until) {
        return new Delivery(State.waiting, tries + 1, until, null, failure);
    }

    Delivery done(Instant now) {
        return new Delivery(State.sent, tries, null, now, null);
    }

    Delivery again(Instant next, String why) {
        return new Delivery(State.waiting, tries, next, null, why);
    }

    Delivery givenUp(String why) {
        return new Delivery(State.dead, tries, null, null, why);
    }
}
