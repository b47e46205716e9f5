package dev.framewatch.query;

import dev.framewatch.query.AlertStore.Kept;
import dev.framewatch.query.Webhooks.Outcome;
import java.io.IOException;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Sends what is due. Before an alert is sent it is taken, for {@link #LEASE}: as long, no other process sends it; after
 * that any may, should this one have died. One rule's alerts are sent one after the other, several rules' at a time.
 * A process without a secret to sign with takes none: they wait for one that has it. So do those of a rule that is not in
 * force here, for {@link #STRANGE}.
 */
final class Courier {
    /** Longer than a webhook may take, whatever the settings say. */
    static final Duration LEASE = Duration.ofMinutes(3);

    /** How long an alert is due until it is given up by a process that does not have its rule. */
    static final Duration STRANGE = Duration.ofHours(1);

    private static final Logger LOG = LoggerFactory.getLogger(Courier.class);
    private static final int MOST = 200;

    private final AlertStore store;
    private final Rules rules;
    private final Webhooks webhooks;
    private final AlertSettings settings;
    private final Clock clock;
    private final AtomicBoolean told = new AtomicBoolean();

    Courier(AlertStore store, Rules rules, Webhooks webhooks, AlertSettings settings, Clock clock) {
        this.store = store;
        this.rules = rules;
        this.webhooks = webhooks;
        this.settings = settings;
        this.clock = clock;
    }

    /**
     * Sends each alert that is due once; those of a rule only as far as its webhook takes them.
     *
     * @throws IOException if Elasticsearch cannot be reached
     */
    void run() throws IOException {
        Map<String, Optional<URI>> addresses = new HashMap<>();
        rules.asFarAsKnown().forEach(rule -> addresses.put(rule.id(), Optional.ofNullable(rule.webhook())));
        Instant now = clock.instant();
        List<Kept> due = store.due(now, addresses.keySet(), now.minus(STRANGE), MOST);
        if (due.isEmpty()) {
            return;
        }
        if (!webhooks.canSign()) {
            if (!told.getAndSet(true)) {
                LOG.warn("Alerts are due, and framewatch.alerts.secret is not set here, which signs what is sent;"
                        + " they wait for a process that has it");
            }
            return;
        }
        Map<String, List<Kept>> byRule = new LinkedHashMap<>();
        due.forEach(kept -> byRule.computeIfAbsent(kept.alert().rule(), rule -> new ArrayList<>())
                .add(kept));
        List<Future<Boolean>> sent = new ArrayList<>();
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            byRule.forEach((rule, alerts) ->
                    sent.add(threads.submit(() -> sendAll(alerts, addresses.getOrDefault(rule, Optional.empty())))));
        }
        for (Future<Boolean> one : sent) {
            check(one);
        }
    }

    private static void check(Future<Boolean> done) throws IOException {
        try {
            done.get();
        } catch (ExecutionException failed) {
            throw new IOException("An alert was not sent: " + failed.getCause(), failed);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    private boolean sendAll(List<Kept> alerts, Optional<URI> webhook) throws IOException {
        for (Kept alert : alerts) {
            if (!send(alert, webhook)) {
                return false;
            }
        }
        return true;
    }

    /** Whether the next may be sent. */
    private boolean send(Kept due, Optional<URI> webhook) throws IOException {
        Instant now = clock.instant();
        Optional<Kept> mine = store.change(due, due.alert().delivery().taken(now.plus(LEASE)));
        if (mine.isEmpty()) {
            return true;
        }
        Kept taken = mine.get();
        Outcome outcome = webhook.<Outcome>map(address -> webhooks.send(address, taken.alert(), now))
                .orElseGet(() -> new Outcome.Refused("its rule is gone, or has no webhook any more"));
        Delivery delivery = taken.alert().delivery();
        Delivery next = switch (outcome) {
            case Outcome.Taken _ -> delivery.done(clock.instant());
            case Outcome.Refused refused -> delivery.givenUp(refused.why());
            case Outcome.Later later when delivery.tries() >= settings.tries() -> delivery.givenUp(later.why());
            case Outcome.Later later ->
                delivery.again(clock.instant().plus(settings.retry(delivery.tries())), later.why());
        };
        // Where another took it meanwhile, since this took longer than the lease, that one says how it went.
        return store.change(taken, next).isPresent() && !(outcome instanceof Outcome.Later);
    }
}
