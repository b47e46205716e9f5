package dev.framewatch.taxonomy;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.regex.Pattern;

/** The oracle: tries every pattern at every character, and says the rule of word bounds once more as expressions. */
final class SlowSearch {
    /** An occurrence in UTF-16 characters. */
    record Hit(int pattern, int start, int end) {}

    /** More characters than the rule looks at. */
    private static final int NEAR = 8;

    private static final Pattern BINDS = Pattern.compile(
            "[[\\p{L}\\p{M}\\p{Nd}]&&[^\\p{IsHan}\\p{IsHiragana}\\p{IsKatakana}\\p{IsHangul}\\p{IsBopomofo}"
                    + "\\p{IsThai}\\p{IsLao}\\p{IsKhmer}\\p{IsMyanmar}\\x{3000}-\\x{30FF}\\x{FF61}-\\x{FF9F}]]");
    private static final Pattern SIGN = Pattern.compile("[^\\p{L}\\p{M}\\p{Nd}]");

    private SlowSearch() {}

    static List<Hit> find(List<String> patterns, String text) {
        List<Hit> hits = new ArrayList<>();
        String plain = plain(text);
        for (int p = 0; p < patterns.size(); p++) {
            String pattern = plain(patterns.get(p));
            for (int start = 0; start + pattern.length() <= text.length(); start++) {
                int end = start + pattern.length();
                if (plain.startsWith(pattern, start) && stands(text, start, end)) {
                    hits.add(new Hit(p, start, end));
                }
            }
        }
        hits.sort(Comparator.comparingInt(Hit::end)
                .thenComparingInt(hit -> -hit.start())
                .thenComparingInt(Hit::pattern));
        return hits;
    }

    private static String plain(String words) {
        StringBuilder plain = new StringBuilder();
        words.chars()
                .map(c -> " -_\t\n\r".indexOf(c) >= 0 ? ' ' : c < 128 ? Character.toLowerCase(c) : c)
                .forEach(c -> plain.append((char) c));
        return plain.toString();
    }

    private static boolean stands(String text, int start, int end) {
        String before = text.substring(Math.max(0, start - NEAR), start);
        String word = text.substring(start, end);
        String after = text.substring(end, Math.min(text.length(), end + NEAR));
        return (before.isEmpty() || opens(before, word)) && (after.isEmpty() || closes(word, after));
    }

    private static boolean opens(String before, String word) {
        String left = last(before);
        return ends(left, first(word))
                || (matches(".*[a-z]", before) && matches("[A-Z].*", word))
                || (matches(".*[a-zA-Z]2", before) && binds(first(word)) && !matches("[0-9].*", word));
    }

    private static boolean closes(String word, String after) {
        return ends(first(after), last(word))
                || (matches(".*[a-z]", word) && matches("[A-Z].*", after))
                || (!matches(".*[0-9]", word) && matches("[vV]?[0-9].*", after));
    }

    /** Whether a neighbour does not belong to a word with this edge, exceptions apart. */
    private static boolean ends(String neighbour, String edge) {
        if (SIGN.matcher(edge).matches()) {
            return !binds(neighbour) && !neighbour.equals(edge);
        }
        return !binds(edge) || !binds(neighbour);
    }

    private static boolean binds(String point) {
        return BINDS.matcher(point).matches();
    }

    private static boolean matches(String expression, String text) {
        return Pattern.compile(expression, Pattern.DOTALL).matcher(text).matches();
    }

    private static String first(String text) {
        return text.substring(0, text.offsetByCodePoints(0, 1));
    }

    private static String last(String text) {
        return text.substring(text.offsetByCodePoints(text.length(), -1));
    }
}
