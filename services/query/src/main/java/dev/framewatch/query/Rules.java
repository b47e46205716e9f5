package dev.framewatch.query;

import co.elastic.clients.elasticsearch.ElasticsearchClient;
import co.elastic.clients.elasticsearch._types.ElasticsearchException;
import co.elastic.clients.elasticsearch._types.Refresh;
import co.elastic.clients.elasticsearch._types.Result;
import co.elastic.clients.elasticsearch.core.search.Hit;
import dev.framewatch.elasticsearch.AlertIndexes;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The rules in force: those of the settings, and those that were given over the API, which Elasticsearch keeps. */
final class Rules {
    /** The most rules given over the API. */
    static final int MOST = 200;

    private static final Logger LOG = LoggerFactory.getLogger(Rules.class);

    private final List<StandingRule> settings;
    private final RuleWords words;
    private final AlertIndexes indexes;
    private final ElasticsearchClient client;

    /**
     * @param settings the words of those of the settings
     * @param words reads those that are given over the API
     */
    Rules(List<Map<String, String>> settings, RuleWords words, AlertIndexes indexes, ElasticsearchClient client) {
        this.settings = read(settings, words);
        this.words = words;
        this.indexes = indexes;
        this.client = client;
    }

    /** A rule as Elasticsearch keeps it. */
    record Document(Instant created, Map<String, String> words) {}

    private static List<StandingRule> read(List<Map<String, String>> settings, RuleWords words) {
        List<StandingRule> read = new ArrayList<>();
        for (int i = 0; i < settings.size(); i++) {
            String name = "framewatch.alerts.rules[" + i + "]";
            try {
                StandingRule rule = words.read(settings.get(i), null);
                if (read.stream().anyMatch(other -> other.id().equals(rule.id()))) {
                    throw new IllegalArgumentException(name + ".id is " + rule.id() + ", as that of a rule before it");
                }
                read.add(rule);
            } catch (Problem wrong) {
                throw new IllegalArgumentException(name + ": " + wrong.getBody().getDetail(), wrong);
            }
        }
        return read;
    }

    /**
     * All of them, by id.
     *
     * @throws IOException if Elasticsearch cannot be reached
     */
    List<StandingRule> all() throws IOException {
        List<StandingRule> all = new ArrayList<>(settings);
        for (Hit<Document> hit : client.search(
                        search -> search.index(AlertIndexes.RULES)
                                .ignoreUnavailable(true)
                                .allowPartialSearchResults(false)
                                .size(MOST),
                        Document.class)
                .hits()
                .hits()) {
            Document kept = Objects.requireNonNull(hit.source());
            try {
                all.add(RuleWords.ACCEPTED.read(kept.words(), kept.created()));
            } catch (Problem outdated) {
                LOG.warn(
                        "The rule {} is left out: {}",
                        hit.id(),
                        outdated.getBody().getDetail());
            }
        }
        all.sort(Comparator.comparing(StandingRule::id));
        return all;
    }

    /**
     * Keeps a rule.
     *
     * @throws Problem if it is none, or one of its name is there
     * @throws IOException if Elasticsearch cannot be reached
     */
    StandingRule add(Map<String, String> given, Instant now) throws IOException {
        StandingRule rule = words.read(given, now);
        List<StandingRule> all = all();
        if (all.size() - settings.size() >= MOST) {
            throw Problem.conflict("Too many rules", "There are " + MOST + " rules already; delete one before.");
        }
        if (all.stream().anyMatch(other -> other.id().equals(rule.id()))) {
            throw taken(rule.id());
        }
        Map<String, String> named = new HashMap<>(given);
        named.put(RuleWords.ID.name(), rule.id());
        indexes.ensureRules();
        try {
            client.create(create -> create.index(AlertIndexes.RULES)
                    .id(rule.id())
                    .document(new Document(now, named))
                    .refresh(Refresh.True));
            return rule;
        } catch (ElasticsearchException refused) {
            throw refused.status() == 409 ? taken(rule.id()) : refused;
        }
    }

    /**
     * Deletes a rule that was given over the API.
     *
     * @throws Problem if there is none of this name
     * @throws IOException if Elasticsearch cannot be reached
     */
    void delete(String id) throws IOException {
        if (settings.stream().anyMatch(rule -> rule.id().equals(id))) {
            throw Problem.conflict(
                    "A rule of the settings", "The rule " + id + " stands in the settings; delete it there.");
        }
        try {
            if (client.delete(delete -> delete.index(AlertIndexes.RULES).id(id).refresh(Refresh.True))
                    .result()
                    .equals(Result.NotFound)) {
                throw Problem.missing("No such rule", "No rule has the id '" + id + "'.");
            }
        } catch (ElasticsearchException refused) {
            throw refused.status() == 404
                    ? Problem.missing("No such rule", "No rule has the id '" + id + "'.")
                    : refused;
        }
    }

    private static Problem taken(String id) {
        return Problem.conflict("There is such a rule", "A rule has the id '" + id + "' already; delete it before.");
    }
}
