package dev.framewatch.taxonomy;

import java.nio.charset.StandardCharsets;
import java.util.BitSet;
import java.util.List;

/**
 * An Aho-Corasick automaton over the bytes of UTF-8 that finds many patterns as whole words in one pass.
 *
 * <p>ASCII letters match in both cases; blank, line break, tab, {@code -} and {@code _} match each other, so that
 * {@code scikit-learn} finds {@code scikit_learn} too. Where a word ends tells {@link WordBound}. The failure links are
 * resolved into one dense table of state and byte class, so a byte costs one look-up whatever the number of patterns.
 * It is immutable and may be shared by threads; a scan allocates nothing.
 *
 * <p>A. V. Aho, M. J. Corasick: Efficient string matching, CACM 18 (6), 1975.
 */
public final class Automaton {
    /** Takes what a scan finds. */
    @FunctionalInterface
    public interface Sink {
        /**
         * Takes one occurrence. They come by their end, and of those with one end the shorter first.
         *
         * @param pattern the pattern's index in the list that built the automaton
         * @param start the first byte
         * @param end the byte after the last
         */
        void found(int pattern, int start, int end);
    }

    private final short[] classes;
    private final int[] next;
    private final int accepting;
    private final int stride;
    private final int[] firstOutput;
    private final int[] outputs;
    private final int[] lengths;
    private final BitSet stems;

    /**
     * Builds the automaton.
     *
     * @param patterns what to find, none empty; equal ones are each reported
     */
    public Automaton(List<String> patterns) {
        this(patterns, new BitSet());
    }

    /** @param stems the indexes of the patterns that may also be the beginning of a longer word */
    Automaton(List<String> patterns, BitSet stems) {
        this.stems = (BitSet) stems.clone();
        Trie trie = new Trie(
                patterns.stream().map(p -> p.getBytes(StandardCharsets.UTF_8)).toList());
        Trie.Table table = trie.table();
        classes = table.classes();
        next = table.next();
        stride = table.stride();
        accepting = table.accepting() * stride;
        firstOutput = table.firstOutput();
        outputs = table.outputs();
        lengths = trie.lengths();
    }

    /** Reports every pattern that stands as a word in {@code text[from..to)}. */
    public void scan(byte[] text, int from, int to, Sink sink) {
        short[] classOf = classes;
        int[] table = next;
        int state = 0;
        for (int i = from; i < to; i++) {
            state = table[state + classOf[text[i] & 0xFF]];
            if (state >= accepting) {
                report(state, text, from, to, i + 1, sink);
            }
        }
    }

    private void report(int state, byte[] text, int from, int to, int end, Sink sink) {
        int row = (state - accepting) / stride;
        for (int i = firstOutput[row]; i < firstOutput[row + 1]; i++) {
            int pattern = outputs[i];
            int start = end - lengths[pattern];
            if (WordBound.stands(text, from, to, start, end, stems.get(pattern))) {
                sink.found(pattern, start, end);
            }
        }
    }
}
