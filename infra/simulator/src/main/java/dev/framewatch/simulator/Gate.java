package dev.framewatch.simulator;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

/** What stands before an API: it holds clients to their budgets and pauses, compares ETags, and counts. */
final class Gate {
    private static final int RETRY_AFTER_SECONDS = 2;

    private final Api api;
    private final Clock clock;
    private final Faults faults;
    private final Traffic traffic;
    private final Map<String, Quota> quotas = new ConcurrentHashMap<>();
    private final Map<String, Instant> pauses = new ConcurrentHashMap<>();
    private final Map<String, AtomicInteger> inFlight = new ConcurrentHashMap<>();

    Gate(Api api, Clock clock, Faults faults, Traffic traffic) {
        this.api = api;
        this.clock = clock;
        this.faults = faults;
        this.traffic = traffic;
    }

    /** Under which name a request is counted. */
    String counted(Request request) {
        return api.name() + " " + api.resource(request);
    }

    /** Counts a request as under way until what is returned is closed. */
    UnderWay begin(Request request) {
        String client = api.client(request);
        AtomicInteger mine = inFlight.computeIfAbsent(client, _ -> new AtomicInteger());
        traffic.together(api.name(), client, mine.incrementAndGet());
        return mine::decrementAndGet;
    }

    /** Ends being under way. */
    interface UnderWay extends AutoCloseable {
        @Override
        void close();
    }

    Reply answer(Request request) {
        String resource = api.resource(request);
        String client = api.client(request);
        Traffic.Count count = Traffic.Count.REQUEST;
        Quota quota = quota(client + " " + resource, api.allowance(resource, request));
        boolean burst = !quota(client, api.burst()).spend(1).allowed();
        Quota.Reading reading = quota.spend(api.cost(request));
        Reply reply;
        if (clock.instant().isBefore(pauses.getOrDefault(client, Instant.MIN))) {
            count = count.withImpatient();
            reply = api.limited();
        } else if (!reading.allowed()) {
            count = count.withBeyond();
            reply = api.exhausted(reading);
        } else if (burst) {
            count = count.withBeyond();
            reply = pause(client);
        } else if (faults.happens(faults.mischief().limits())) {
            count = count.withFault();
            reply = pause(client);
        } else {
            reply = api.answer(
                    request,
                    other -> quota(client + " " + other, api.allowance(other, request))
                            .spend(0));
        }
        if (reply.status() == 200 && api.tagged(request)) {
            String tag = reply.tag();
            reply = reply.with("ETag", tag);
            if (request.header("If-None-Match").filter(tag::equals).isPresent()) {
                count = count.withUnchanged();
                reply = Reply.empty(304).with("ETag", tag);
                reading = api.freeIfUnchanged(request) ? quota.giveBack(api.cost(request)) : reading;
            }
        }
        traffic.add(counted(request), count);
        Duration skew = faults.skew();
        Instant now = clock.instant().plus(skew);
        return reply.at(now).with(api.headers(resource, reading.skewed(skew), now));
    }

    private Quota quota(String spender, Api.Allowance allowance) {
        return quotas.computeIfAbsent(spender, _ -> new Quota(clock, allowance.limit(), allowance.window()));
    }

    private Reply pause(String client) {
        boolean told = faults.among(2) == 0;
        Duration length = told ? Duration.ofSeconds(RETRY_AFTER_SECONDS) : api.untold();
        pauses.put(client, clock.instant().plus(length));
        Reply reply = api.limited();
        return told ? reply.with("Retry-After", RETRY_AFTER_SECONDS) : reply;
    }
}
