package dev.framewatch.query;

import dev.framewatch.elasticsearch.AlertIndex;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Raises what the rules find. Any number of processes may: an alert has the same id in each, and is written once. Not
 * thread-safe.
 */
final class AlertRounds {
    private final Rules rules;
    private final RuleCheck check;
    private final AlertStore store;
    private final AlertIndex index;
    private final Duration settle;
    private final Clock clock;
    private final Set<String> known = new HashSet<>();
    private @Nullable Instant made;

    /** @param settle how long a window has to be over before it is looked at */
    AlertRounds(Rules rules, RuleCheck check, AlertStore store, AlertIndex index, Duration settle, Clock clock) {
        this.rules = rules;
        this.check = check;
        this.store = store;
        this.index = index;
        this.settle = settle;
        this.clock = clock;
    }

    /**
     * Looks once at each rule.
     *
     * @return how many alerts were new
     * @throws IOException if Elasticsearch cannot be reached
     */
    int run() throws IOException {
        List<StandingRule> all = rules.asFarAsKnown();
        if (all.isEmpty()) {
            return 0;
        }
        Instant now = clock.instant();
        Instant since = index.ensure(now);
        if (!Objects.equals(since, made)) {
            known.clear();
            check.forget();
            made = since;
        }
        int raised = 0;
        for (StandingRule rule : all) {
            List<Alert> fresh = new ArrayList<>();
            for (Finding found : check.findings(rule, since, now.minus(settle), now)) {
                Alert alert = Alert.of(rule, found, since, now);
                if (!known.contains(alert.id())) {
                    fresh.add(alert);
                }
            }
            raised += raise(fresh);
        }
        return raised;
    }

    private int raise(List<Alert> fresh) throws IOException {
        boolean done = false;
        try {
            int written = store.raise(fresh);
            fresh.forEach(alert -> known.add(alert.id()));
            done = true;
            return written;
        } finally {
            if (!done) {
                check.forget();
            }
        }
    }
}
