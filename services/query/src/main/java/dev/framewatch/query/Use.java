package dev.framewatch.query;

import dev.framewatch.event.Role;
import dev.framewatch.event.Signature;
import java.util.Set;
import java.util.TreeSet;

/**
 * What an event shows of the use of frameworks, as a query's switches let it count.
 *
 * @param frameworks those in a role that counts as use, each once; sorted
 * @param from those that it moves away from
 * @param to those that it moves to
 */
record Use(Set<String> frameworks, Set<String> from, Set<String> to) {
    static final Use NONE = new Use(Set.of(), Set.of(), Set.of());

    /** The use that a signature shows. */
    static Use of(String signature, Switches switches) {
        if (signature.isEmpty()) {
            return NONE;
        }
        Set<String> frameworks = new TreeSet<>();
        Set<String> from = new TreeSet<>();
        Set<String> to = new TreeSet<>();
        for (Signature.Word word : switches.counted(Signature.parse(signature))) {
            if (word.role().countsAsUse()) {
                frameworks.add(word.framework());
            }
            if (word.role() == Role.MOVES_FROM) {
                from.add(word.framework());
            } else if (word.role() == Role.MOVES_TO) {
                to.add(word.framework());
            }
        }
        return switches.countTogether(frameworks) ? new Use(frameworks, from, to) : NONE;
    }
}
