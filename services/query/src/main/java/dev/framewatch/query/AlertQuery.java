package dev.framewatch.query;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Which alerts a reader wants.
 *
 * @param states how far their delivery is; empty: any
 * @param rules the ids of their rules; empty: any
 * @param since the first day on which they were raised; absent: no bound
 * @param limit the most of them
 */
record AlertQuery(
        Set<Delivery.State> states,
        Set<String> rules,
        @Nullable LocalDate since,
        int limit) {
    private static final Parameter<Delivery.State> STATE =
            Parameter.choices("state", "Only alerts whose delivery is so far.", List.of(Delivery.State.values()));
    private static final Parameter<String> RULE =
            Parameter.ids("rule", "Only alerts of these rules.", "ids of rules, as share-5e1f0a9c");
    private static final Parameter<LocalDate> SINCE =
            Parameter.day("since", "Only alerts that were raised on this day (UTC) or later.");
    private static final Parameter<Integer> LIMIT = Parameter.number("limit", "The most alerts; 50 if absent.", 500);

    static final List<Parameter<?>> PARAMETERS = List.of(STATE, RULE, SINCE, LIMIT);

    /** The query that these parameters describe. */
    static AlertQuery of(Map<String, List<String>> given) {
        Integer limit = LIMIT.one(given);
        return new AlertQuery(STATE.all(given), RULE.all(given), SINCE.one(given), limit == null ? 50 : limit);
    }

    /** The newest of all. */
    static AlertQuery newest(int limit) {
        return new AlertQuery(Set.of(), Set.of(), null, limit);
    }
}
