package dev.framewatch.query;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The rules in force: those of the settings, and those that were given over the API, which a topic keeps. */
final class Rules {
    /** The most rules given over the API. */
    static final int MOST = 200;

    private static final Logger LOG = LoggerFactory.getLogger(Rules.class);

    private final List<StandingRule> settings;
    private final RuleWords words;
    private final KeptTopic<Kept> kept;
    private volatile List<StandingRule> lastRead;

    /**
     * @param settings the words of those of the settings
     * @param words reads those that are given over the API
     * @param kept keeps those
     */
    Rules(List<Map<String, String>> settings, RuleWords words, KeptTopic<Kept> kept) {
        this.settings = read(settings, words);
        this.words = words;
        this.kept = kept;
        this.lastRead = this.settings;
    }

    /** A rule as it is kept: when it was given, and its words. */
    record Kept(Instant created, Map<String, String> words) {}

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
     * @throws Problem if Kafka is away
     */
    List<StandingRule> all() {
        List<StandingRule> all = new ArrayList<>(settings);
        if (kept.isThere()) {
            kept.all().forEach((id, rule) -> {
                try {
                    all.add(RuleWords.ACCEPTED.read(rule.words(), rule.created()));
                } catch (Problem outdated) {
                    LOG.warn(
                            "The rule {} is left out: {}",
                            id,
                            outdated.getBody().getDetail());
                }
            });
        }
        all.sort(Comparator.comparing(StandingRule::id));
        lastRead = all;
        return all;
    }

    /** All of them, by id; where Kafka is away, as they were read last. */
    List<StandingRule> asFarAsKnown() {
        try {
            return all();
        } catch (Problem away) {
            LOG.debug("Rules are as they were read last", away);
            return lastRead;
        }
    }

    /**
     * Keeps a rule.
     *
     * @throws Problem if it is none, one of its name is there, or Kafka is away
     */
    synchronized StandingRule add(Map<String, String> given, Instant now) {
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
        kept.put(rule.id(), new Kept(now, named));
        return rule;
    }

    /**
     * Deletes a rule that was given over the API.
     *
     * @throws Problem if there is none of this name, or Kafka is away
     */
    synchronized void delete(String id) {
        if (settings.stream().anyMatch(rule -> rule.id().equals(id))) {
            throw Problem.conflict(
                    "A rule of the settings", "The rule " + id + " stands in the settings; delete it there.");
        }
        if (!kept.all().containsKey(id)) {
            throw Problem.missing("No such rule", "No rule has the id '" + id + "'.");
        }
        kept.remove(id);
    }

    private static Problem taken(String id) {
        return Problem.conflict("There is such a rule", "A rule has the id '" + id + "' already; delete it before.");
    }
}
