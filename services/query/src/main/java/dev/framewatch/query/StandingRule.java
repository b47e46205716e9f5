package dev.framewatch.query;

import java.net.URI;
import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * A rule that is in force.
 *
 * @param id its id
 * @param rule what it looks for
 * @param webhook where its alerts are sent; absent: nowhere
 * @param created when it was given over the API; absent: it stands in the settings
 * @param words the words that it was given in
 */
record StandingRule(
        String id,
        Rule rule,
        @Nullable URI webhook,
        @Nullable Instant created,
        Map<String, String> words) {
    /** What readers may see: of the webhook only its host, since many addresses of webhooks are secrets. */
    RuleList.Entry shown() {
        Map<String, String> open = new TreeMap<>(words);
        open.remove(RuleWords.ID.name());
        open.remove(RuleWords.TYPE.name());
        open.remove(RuleWords.WEBHOOK.name());
        return new RuleList.Entry(
                id,
                rule.type(),
                created == null ? "settings" : "api",
                created,
                webhook == null ? null : webhook.getHost(),
                open);
    }
}
