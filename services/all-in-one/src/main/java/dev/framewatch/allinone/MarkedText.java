package dev.framewatch.allinone;

import dev.framewatch.event.Evidence;
import dev.framewatch.event.Tag;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;

/** A text in which the words that are evidence are marked; lines without such words are left out. */
final class MarkedText {
    private static final int MOST_LINES = 40;

    /** How much of a long line is shown on each side of marked words. */
    private static final int AROUND = 100;

    private final String text;
    private final BitSet marks = new BitSet();

    MarkedText(String text, List<Tag> tags) {
        this.text = text;
        String lower = text.toLowerCase(Locale.ROOT);
        // Lower case may have another length in rare scripts; then words are found as they stand.
        String within = lower.length() == text.length() ? lower : text;
        for (String words : words(tags)) {
            mark(within, within.equals(lower) ? words.toLowerCase(Locale.ROOT) : words);
        }
    }

    private static Set<String> words(List<Tag> tags) {
        Set<String> words = new TreeSet<>();
        tags.forEach(tag -> tag.evidence().stream().map(Evidence::matched).forEach(words::add));
        return words;
    }

    /** Marks the words wherever they stand alone or, where they never do, where they stand first. */
    private void mark(String within, String words) {
        boolean alone = false;
        for (int at = within.indexOf(words); at >= 0; at = within.indexOf(words, at + 1)) {
            if (!binds(within, at - 1) && !binds(within, at + words.length())) {
                marks.set(at, at + words.length());
                alone = true;
            }
        }
        int first = within.indexOf(words);
        if (!alone && first >= 0) {
            marks.set(first, first + words.length());
        }
    }

    private static boolean binds(String within, int at) {
        return at >= 0
                && at < within.length()
                && Character.isLetterOrDigit(within.charAt(at))
                && within.charAt(at) < 128;
    }

    /** The lines with marked words, ready for a terminal. */
    List<String> lines(Terminal terminal) {
        List<String> lines = new ArrayList<>();
        int from = 0;
        for (int number = 1; from <= text.length() && lines.size() < MOST_LINES; number++) {
            int newline = text.indexOf('\n', from);
            int end = newline < 0 ? text.length() : newline;
            int mark = marks.nextSetBit(from);
            if (mark >= 0 && mark < end) {
                String place = text.indexOf('\n') < 0 ? "" : String.format(Locale.ROOT, "%5d  ", number);
                lines.add(place + line(from, end, terminal));
            }
            from = end + 1;
        }
        return lines;
    }

    private String line(int from, int end, Terminal terminal) {
        StringBuilder line = new StringBuilder();
        int shown = from;
        for (int mark = marks.nextSetBit(from); mark >= 0 && mark < end; mark = marks.nextSetBit(shown)) {
            int close = Math.min(end, marks.nextClearBit(mark));
            line.append(plain(shown, mark, shown == from)).append(terminal.marked(printable(mark, close)));
            shown = close;
        }
        String rest = printable(shown, Math.min(end, shown + AROUND));
        return line.append(rest)
                .append(shown + AROUND < end ? "…" : "")
                .toString()
                .stripTrailing();
    }

    private String plain(int from, int to, boolean first) {
        if (to - from <= 2 * AROUND) {
            return printable(from, to);
        }
        return (first ? "" : printable(from, from + AROUND)) + "…" + printable(to - AROUND, to);
    }

    /** Cuts no code point in two. */
    private String printable(int from, int to) {
        int start = from > 0 && Character.isLowSurrogate(charAt(from)) ? from - 1 : from;
        int stop = to > start && Character.isHighSurrogate(charAt(to - 1)) ? to - 1 : to;
        return Listing.printable(text.substring(start, stop).replace('\t', ' ').replace("\r", ""));
    }

    private char charAt(int at) {
        return at < text.length() ? text.charAt(at) : ' ';
    }
}
