package dev.framewatch.query;

import co.elastic.clients.elasticsearch.ElasticsearchClient;
import dev.framewatch.collector.http.SourceClients;
import dev.framewatch.elasticsearch.AlertIndex;
import dev.framewatch.event.Topic;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/** What raises and sends alerts, as one process has it, over the Elasticsearch of the tests. */
final class AlertBoard implements AutoCloseable {
    static final String SECRET = "a secret of the tests";

    final AlertStore store;
    final AlertRounds rounds;
    final Courier courier;
    private final Webhooks webhooks;

    /** @param privateAddresses whether webhooks may be on this machine */
    AlertBoard(RunningApi api, Clock clock, boolean privateAddresses, List<Map<String, String>> rules) {
        this(api, clock, privateAddresses, rules, SECRET);
    }

    /** One of a process with that secret, or without. */
    AlertBoard(
            RunningApi api,
            Clock clock,
            boolean privateAddresses,
            List<Map<String, String>> rules,
            @Nullable String secret) {
        ElasticsearchClient client = api.bean(ElasticsearchClient.class);
        AlertIndex index = api.bean(AlertIndex.class);
        AlertSettings settings = new AlertSettings(
                true,
                rules,
                Duration.ofSeconds(10),
                Duration.ofHours(1),
                secret,
                3,
                Duration.ofSeconds(10),
                Duration.ofMillis(500),
                privateAddresses);
        webhooks = new Webhooks(
                SourceClients.ofUsers(privateAddresses, settings.patience()),
                secret,
                privateAddresses,
                JsonMapper.shared());
        Rules all = new Rules(
                rules,
                new RuleWords(true, address -> false),
                new KeptTopic<>(Topic.RULES, Rules.Kept.class, () -> null, JsonMapper.shared()));
        store = new AlertStore(client);
        RuleCheck check = new RuleCheck(
                new DailyRows(client, Duration.ZERO, Caveats.WITHOUT_GAPS),
                new RadarSearch(client, new ServedTaxonomy(null)),
                new Silences(client));
        rounds = new AlertRounds(all, check, store, index, settings.settle(), clock);
        courier = new Courier(store, all, webhooks, settings, clock);
    }

    List<Alert> alerts() throws IOException {
        return store.list(AlertQuery.newest(500));
    }

    /** Writes an alert of a rule, which is due at once. */
    Alert waiting(String rule, String subject, Instant now) throws IOException {
        Alert alert = new Alert(
                "00000000-" + rule + "-" + subject,
                rule,
                Rule.Type.crossover,
                "papers",
                "paper",
                subject,
                "2026-10",
                now,
                now,
                now,
                "Something happened.",
                null,
                Measure.share("2026-10", 7, 10),
                "/api/v1/shares",
                "/api/v1/events",
                Delivery.waiting(now));
        store.raise(List.of(alert));
        return alert;
    }

    Delivery delivery(Alert alert) throws IOException {
        return store.find(alert.id()).orElseThrow().alert().delivery();
    }

    static Map<String, String> rule(String id, @Nullable String webhook, String... more) {
        Map<String, String> words = new HashMap<>(Map.of("id", id));
        if (webhook != null) {
            words.put("webhook", webhook);
        }
        for (int i = 0; i < more.length; i += 2) {
            words.put(more[i], more[i + 1]);
        }
        return words;
    }

    @Override
    public void close() {
        webhooks.close();
    }
}
