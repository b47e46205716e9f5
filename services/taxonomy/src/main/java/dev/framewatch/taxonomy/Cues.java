package dev.framewatch.taxonomy;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The phrases that tell a name's part in a text when they stand right before or after it. */
final class Cues {
    /** How many bytes before and after a name are read. */
    private static final int WINDOW = 64;

    private static final Pattern WORDS = Pattern.compile("[^\\p{L}\\p{N}]+");

    /**
     * One phrase.
     *
     * @param cue what it says
     * @param before whether it stands before the name, or else after
     * @param words the phrase
     */
    record Phrase(Cue cue, boolean before, String words) {}

    private final List<Phrase> phrases;
    private final Set<String> fillers;
    private final Automaton automaton;

    /**
     * Builds them.
     *
     * @param fillers words that may stand between a phrase and the name, in lower case
     */
    Cues(List<Phrase> phrases, Set<String> fillers) {
        this.phrases = List.copyOf(phrases);
        this.fillers = Set.copyOf(fillers);
        this.automaton = new Automaton(phrases.stream().map(Phrase::words).toList());
    }

    /** The cue of the nearest phrase before or else after {@code text[start..end)}. */
    @Nullable
    Cue of(byte[] text, int length, int start, int end) {
        Nearest nearest = new Nearest(text, start, end);
        automaton.scan(text, border(text, Math.max(0, start - WINDOW)), start, nearest);
        nearest.after = true;
        automaton.scan(text, end, Math.min(length, end + WINDOW), nearest);
        return nearest.cue();
    }

    /** Whether only fillers and one phrase of this cue stand in {@code text[from..to)}. */
    boolean joins(Cue cue, byte[] text, int from, int to) {
        if (to - from > WINDOW || to < from) {
            return false;
        }
        boolean[] joined = new boolean[1];
        automaton.scan(text, from, to, (pattern, start, end) -> {
            Phrase phrase = phrases.get(pattern);
            joined[0] |= phrase.cue() == cue && passes(text, from, start) && passes(text, end, to);
        });
        return joined[0];
    }

    /** Whether nothing but blanks, signs and fillers, and not much of it, stands in {@code text[from..to)}. */
    boolean passes(byte[] text, int from, int to) {
        if (to - from > WINDOW) {
            return false;
        }
        boolean words = false;
        for (int i = from; i < to; i++) {
            if (breaks(text[i])) {
                return false;
            }
            words |= text[i] < 0 || Character.isLetterOrDigit(text[i]);
        }
        if (!words) {
            return true;
        }
        String gap = new String(text, from, to - from, StandardCharsets.UTF_8).toLowerCase(Locale.ROOT);
        return WORDS.splitAsStream(gap).allMatch(word -> word.isEmpty() || fillers.contains(word));
    }

    private static boolean breaks(byte each) {
        return each == ';' || each == '!' || each == '?' || each == '\n' || each == '|';
    }

    /** The first byte of a code point at or after this place. */
    private static int border(byte[] text, int place) {
        int at = place;
        while (at < text.length && (text[at] & 0xC0) == 0x80) {
            at++;
        }
        return at;
    }

    private final class Nearest implements Automaton.Sink {
        private final byte[] text;
        private final int nameStart;
        private final int nameEnd;
        private boolean after;
        private int beforeEnd = -1;
        private int afterStart = Integer.MAX_VALUE;
        private int longest;
        private @Nullable Cue cueBefore;
        private @Nullable Cue cueAfter;

        Nearest(byte[] text, int nameStart, int nameEnd) {
            this.text = text;
            this.nameStart = nameStart;
            this.nameEnd = nameEnd;
        }

        @Override
        public void found(int pattern, int start, int end) {
            Phrase phrase = phrases.get(pattern);
            if (phrase.before() == after || phrase.cue() == Cue.TO) {
                return;
            }
            if (after) {
                boolean nearer = start < afterStart || (start == afterStart && end - start > longest);
                if (nearer && passes(text, nameEnd, start)) {
                    afterStart = start;
                    longest = end - start;
                    cueAfter = phrase.cue();
                }
            } else if (end >= beforeEnd && passes(text, end, nameStart)) {
                beforeEnd = end;
                cueBefore = phrase.cue();
            }
        }

        /** Of phrases on both sides the one that tells more than use. */
        @Nullable
        Cue cue() {
            boolean weak = cueBefore == null || cueBefore == Cue.USES || cueBefore == Cue.FROM;
            return weak && cueAfter != null ? cueAfter : cueBefore;
        }
    }
}
