package dev.framewatch.collector.github;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Which repositories the taxonomy's names are, by GitHub's numbers. A name keeps the number that it had when GitHub was
 * first asked, so whoever has a name later that was given up is not taken for a framework.
 *
 * @param byName the numbers of the names that GitHub knew
 */
record OwnNumbers(Map<String, Long> byName) {
    static final OwnNumbers NONE = new OwnNumbers(Map.of());

    OwnNumbers {
        byName = Map.copyOf(byName);
    }

    /** The number of a name; {@code null} where GitHub was not asked yet or did not know it. */
    @Nullable
    Long of(String name) {
        return byName.get(name);
    }

    OwnNumbers with(String name, long number) {
        Map<String, Long> more = new HashMap<>(byName);
        more.put(name, number);
        return new OwnNumbers(more);
    }

    /** Whether one of the names before it is the same repository. */
    boolean repeats(List<String> names, int place) {
        Long number = of(names.get(place));
        return number != null
                && names.subList(0, place).stream().anyMatch(earlier -> number.equals(byName.get(earlier)));
    }

    /** The place after another whose repository none before it is; 0 after the last one. */
    int following(List<String> names, int place) {
        int next = place + 1;
        while (next < names.size() && repeats(names, next)) {
            next++;
        }
        return next < names.size() ? next : 0;
    }
}
