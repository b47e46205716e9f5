package dev.framewatch.taxonomy;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** Texts and patterns that provoke trouble: near misses, every width of UTF-8, signs, marks, cases and scripts. */
final class RandomText {
    private static final List<String> PIECES = List.of(
            "a", "b", "A", "B", "v", "V", "z", "Z", "0", "1", "2", "9", " ", "-", "_", "\n", "\t", ".", "+", "#", "/",
            "'", "é", "ß", "ñ", "\u0301", "я", "Ω", "א", "ع", "中", "桨", "か", "ー", "ﾞ", "・", "한", "ก", "ำ", "၊", "𝐏",
            "😀", "𠀀", "Ａ", "１", "，", "\u00A0", "\u2011", "\u200D", "٣");
    private static final List<String> NAMES = List.of(
            "c++",
            ".net",
            "tf.keras",
            "keras",
            "torch7",
            "torch",
            "pytorch",
            "pytorch-lightning",
            "scikit-learn",
            "a",
            "ab",
            "ba",
            "aba",
            "b2",
            "2b",
            "飞桨",
            "é",
            "éa",
            "中a",
            "a中",
            "a b",
            "a b a",
            "++",
            "v2",
            "กำ",
            "一");

    private final Random random;

    RandomText(long seed) {
        random = new Random(seed);
    }

    List<String> patterns() {
        List<String> patterns = new ArrayList<>(NAMES);
        int more = random.nextInt(20);
        for (int i = 0; i < more; i++) {
            patterns.add(pieces(1 + random.nextInt(4)));
        }
        return patterns;
    }

    String text(List<String> patterns) {
        StringBuilder text = new StringBuilder();
        int parts = random.nextInt(30);
        for (int i = 0; i < parts; i++) {
            String pattern = patterns.get(random.nextInt(patterns.size()));
            text.append(
                    switch (random.nextInt(5)) {
                        case 0 -> pattern;
                        case 1 -> mixedCase(pattern);
                        case 2 -> cut(pattern);
                        default -> pieces(1 + random.nextInt(2));
                    });
        }
        return text.toString();
    }

    private String pieces(int count) {
        StringBuilder pieces = new StringBuilder();
        for (int i = 0; i < count; i++) {
            pieces.append(PIECES.get(random.nextInt(PIECES.size())));
        }
        return pieces.toString();
    }

    private String mixedCase(String pattern) {
        StringBuilder mixed = new StringBuilder();
        pattern.codePoints()
                .map(point -> random.nextBoolean() && point < 128 ? Character.toUpperCase(point) : point)
                .forEach(mixed::appendCodePoint);
        return mixed.toString();
    }

    private String cut(String pattern) {
        int points = pattern.codePointCount(0, pattern.length());
        int from = random.nextInt(points);
        int to = from + random.nextInt(points - from + 1);
        return pattern.substring(pattern.offsetByCodePoints(0, from), pattern.offsetByCodePoints(0, to));
    }
}
