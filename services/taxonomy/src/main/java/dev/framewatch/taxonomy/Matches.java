package dev.framewatch.taxonomy;

import java.util.Arrays;
import java.util.List;

/** What a scan found in one entry of a field, in a buffer that is used again; the longest of nested matches stays. */
final class Matches implements Automaton.Sink {
    private final List<Rule> rules;
    private int[] patterns = new int[64];
    private int[] starts = new int[64];
    private int[] ends = new int[64];
    private int size;
    private Field field = Field.TEXT;
    private byte[] text = new byte[0];
    private int length;

    Matches(List<Rule> rules) {
        this.rules = rules;
    }

    /** Begins the next entry: the first bytes of a folded text. */
    void begin(Field next, byte[] bytes, int count) {
        field = next;
        text = bytes;
        length = count;
        size = 0;
    }

    @Override
    public void found(int pattern, int start, int end) {
        Rule.Sense sense = rules.get(pattern).sense();
        if (!field.reads(sense, start == 0 && end == length) || (sense == Rule.Sense.FILE && !isEnding(start))) {
            return;
        }
        if (size == patterns.length) {
            patterns = Arrays.copyOf(patterns, size * 2);
            starts = Arrays.copyOf(starts, size * 2);
            ends = Arrays.copyOf(ends, size * 2);
        }
        patterns[size] = pattern;
        starts[size] = start;
        ends[size] = end;
        size++;
    }

    private boolean isEnding(int start) {
        return start >= 2 && text[start - 1] == '.' && text[start - 2] > ' ';
    }

    int size() {
        return size;
    }

    int index(int i) {
        return patterns[i];
    }

    Rule rule(int i) {
        return rules.get(patterns[i]);
    }

    int start(int i) {
        return starts[i];
    }

    int end(int i) {
        return ends[i];
    }

    /** Drops what lies within a longer match. One pass from the end is enough, as they came by their ends. */
    void dropNested() {
        int kept = size;
        int leastStart = Integer.MAX_VALUE;
        int leastOfEnd = Integer.MAX_VALUE;
        int end = -1;
        for (int i = size - 1; i >= 0; i--) {
            if (ends[i] != end) {
                leastStart = Math.min(leastStart, leastOfEnd);
                leastOfEnd = Integer.MAX_VALUE;
                end = ends[i];
            }
            boolean nested = leastStart <= starts[i] || leastOfEnd < starts[i];
            if (rules.get(patterns[i]).sense().covers()) {
                leastOfEnd = Math.min(leastOfEnd, starts[i]);
            }
            if (!nested) {
                kept--;
                patterns[kept] = patterns[i];
                starts[kept] = starts[i];
                ends[kept] = ends[i];
            }
        }
        int left = size - kept;
        System.arraycopy(patterns, kept, patterns, 0, left);
        System.arraycopy(starts, kept, starts, 0, left);
        System.arraycopy(ends, kept, ends, 0, left);
        size = left;
    }
}
