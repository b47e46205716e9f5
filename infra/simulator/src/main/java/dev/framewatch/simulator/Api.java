package dev.framewatch.simulator;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;

/** One source's API: what it answers when it is well, and what a client may spend there. */
interface Api {
    /** What a client may spend in windows of fixed length. */
    record Allowance(int limit, Duration window) {}

    /** Its name in counts. */
    String name();

    /** Which of its budgets a request draws from, such as {@code search}. */
    String resource(Request request);

    /** Who is asking, as far as budgets know clients apart. */
    default String client(Request request) {
        return request.header("Authorization").orElse("anonymous");
    }

    /** What has been spent of each resource by the client that asks. */
    interface Spending {
        Quota.Reading of(String resource);
    }

    /** What the client that asks may spend of a resource. */
    Allowance allowance(String resource, Request request);

    /** What this client may spend of all resources together before a secondary limit. */
    default Allowance burst() {
        return new Allowance(Integer.MAX_VALUE, Duration.ofMinutes(1));
    }

    /** How many units of it a request costs. */
    default int cost(Request request) {
        return 1;
    }

    /** The headers in which the API tells about a budget; {@code now} is by the clock of the server that answers. */
    default Map<String, String> headers(String resource, Quota.Reading reading, Instant now) {
        return Map.of();
    }

    /** Whether an answer has an {@code ETag}. */
    default boolean tagged(Request request) {
        return false;
    }

    /** Whether an answer of 304 costs nothing. */
    default boolean freeIfUnchanged(Request request) {
        return false;
    }

    /** The answer to a client that has spent its budget. */
    default Reply exhausted(Quota.Reading reading) {
        return limited();
    }

    /** The answer to a client that is to pause for another reason, without the header that says how long. */
    default Reply limited() {
        return Reply.message(429, "Too Many Requests");
    }

    /** How long a client has to pause that is limited and not told how long, as the provider's rules say. */
    default Duration untold() {
        return Duration.ZERO;
    }

    /** The answer of an API that behaves well, but for what lies in its own data. */
    Reply answer(Request request, Spending spending);
}
