package dev.framewatch.taxonomy;

import dev.framewatch.taxonomy.Rule.Sense;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** The words of an event that speak for or against names, in buffers that are used again for the next event. */
final class Context {
    private final List<Rule> rules;
    private final boolean[] seen;
    private final int[] found;
    private final List<Subject> speaksFor = new ArrayList<>();
    private final List<Subject> speaksAgainst = new ArrayList<>();
    private int size;
    private int words;

    Context(List<Rule> rules) {
        this.rules = rules;
        this.seen = new boolean[rules.size()];
        this.found = new int[rules.size()];
    }

    /** Forgets the last event. */
    void clear() {
        for (int i = 0; i < size; i++) {
            seen[found[i]] = false;
        }
        Arrays.fill(found, 0, size, 0);
        size = 0;
        words = 0;
        speaksFor.clear();
        speaksAgainst.clear();
    }

    /** Takes a match of the rule with this index; of several of one rule the first counts. */
    void add(int index) {
        if (seen[index]) {
            return;
        }
        seen[index] = true;
        found[size++] = index;
        Rule rule = rules.get(index);
        Subject subject = rule.subject();
        if (subject == null) {
            words++;
        } else if (rule.sense() == Sense.CONTEXT) {
            speaksFor.add(subject);
        } else {
            speaksAgainst.add(subject);
        }
    }

    /** How many different words of deep learning there are. */
    int words() {
        return words;
    }

    boolean speaksFor(Subject subject) {
        return speaksFor.contains(subject);
    }

    boolean speaksAgainst(Subject subject) {
        return speaksAgainst.contains(subject);
    }
}
