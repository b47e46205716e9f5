package dev.framewatch.taxonomy;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/** The patterns as a tree of byte classes, and the tables of the automaton that come of it. */
final class Trie {
    /**
     * A dense automaton.
     *
     * @param classes the class of each byte; 0: in no pattern
     * @param stride how many classes there are
     * @param next the row of the next state by row and class; row = state × stride, the start is 0
     * @param accepting the first state that ends a pattern; all after it do too
     * @param firstOutput where the patterns of each accepting state begin in {@code outputs}, and the end of the last
     * @param outputs indexes of patterns, by state, shorter ones first
     */
    @SuppressWarnings("ArrayRecordComponent") // a carrier between two classes, never compared
    record Table(short[] classes, int stride, int[] next, int accepting, int[] firstOutput, int[] outputs) {}

    private final short[] classes = new short[256];
    private final int stride;
    private final List<int[]> children = new ArrayList<>();
    private final List<List<Integer>> ends = new ArrayList<>();
    private final int[] lengths;

    Trie(List<byte[]> patterns) {
        int known = 0;
        boolean[] used = new boolean[256];
        for (byte[] pattern : patterns) {
            for (byte each : pattern) {
                used[folded(each & 0xFF)] = true;
            }
        }
        for (int b : byFrequency()) {
            if (used[b] && classes[b] == 0) {
                known++;
                classes[b] = (short) known;
            }
        }
        for (int b = 0; b < 256; b++) {
            classes[b] = classes[folded(b)];
        }
        stride = known + 1;
        addState();
        lengths = new int[patterns.size()];
        for (int i = 0; i < lengths.length; i++) {
            add(i, patterns.get(i));
        }
    }

    /** All bytes, those of English first, so that what is looked up most lies together in a processor's cache. */
    private static int[] byFrequency() {
        return IntStream.concat(" etaoinshrdlucmfwypvbgkqjxz".chars(), IntStream.range(0, 256))
                .toArray();
    }

    int[] lengths() {
        return lengths;
    }

    private static int folded(int b) {
        return switch (b) {
            case '-', '_', '\t', '\n', '\r' -> ' ';
            default -> b >= 'A' && b <= 'Z' ? b + 32 : b;
        };
    }

    private int addState() {
        int[] row = new int[stride];
        Arrays.fill(row, -1);
        children.add(row);
        ends.add(new ArrayList<>(0));
        return children.size() - 1;
    }

    private void add(int index, byte[] pattern) {
        if (pattern.length == 0) {
            throw new IllegalArgumentException("pattern " + index + " is empty");
        }
        int state = 0;
        for (byte each : pattern) {
            int[] row = children.get(state);
            int on = classes[each & 0xFF];
            if (row[on] < 0) {
                row[on] = addState();
            }
            state = row[on];
        }
        ends.get(state).add(index);
        lengths[index] = pattern.length;
    }

    Table table() {
        List<Integer> nearestFirst = resolve();
        int states = children.size();
        int accepting = (int) ends.stream().filter(List<Integer>::isEmpty).count();
        int[] number = new int[states];
        int[] firstOutput = new int[states - accepting + 1];
        List<Integer> outputs = new ArrayList<>();
        int plain = 0;
        int last = accepting;
        for (int state : nearestFirst) {
            if (ends.get(state).isEmpty()) {
                number[state] = plain++;
            } else {
                outputs.addAll(ends.get(state));
                number[state] = last++;
                firstOutput[last - accepting] = outputs.size();
            }
        }
        int[] next = new int[states * stride];
        for (int state = 0; state < states; state++) {
            int[] row = children.get(state);
            for (int on = 0; on < stride; on++) {
                next[number[state] * stride + on] = number[row[on]] * stride;
            }
        }
        return new Table(
                classes,
                stride,
                next,
                accepting,
                firstOutput,
                outputs.stream().mapToInt(Integer::intValue).toArray());
    }

    /**
     * Fills each missing child with the one of the longest proper suffix, nearest states first, and hands on its ends;
     * gives the states in that order.
     */
    private List<Integer> resolve() {
        int[] suffix = new int[children.size()];
        List<Integer> queue = new ArrayList<>(List.of(0));
        for (int i = 0; i < queue.size(); i++) {
            int state = queue.get(i);
            int[] row = children.get(state);
            int[] fallback = children.get(suffix[state]);
            for (int on = 0; on < stride; on++) {
                int other = state == 0 ? 0 : fallback[on];
                if (row[on] < 0) {
                    row[on] = other;
                } else {
                    suffix[row[on]] = other;
                    ends.get(row[on]).addAll(0, ends.get(other));
                    queue.add(row[on]);
                }
            }
        }
        return queue;
    }
}
