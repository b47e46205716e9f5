package dev.framewatch.benchmarks;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;

/**
 * Made patterns and made texts with the habits of real ones: names of 4 to 20 letters, some of two words; words whose
 * lengths and letters are those of English, a twentieth of them in Chinese, and one pattern in about 60 words.
 */
final class ScanCorpus {
    private static final long SEED = 20_260_101;
    private static final String LETTERS =
            "eeeeeeeeeeeetttttttttaaaaaaaaooooooooiiiiiiinnnnnnnsssssshhhhhhrrrrrrddddlllluuucccmmm"
                    + "wwffggyyppbbvkjxqz";
    private static final int[] WORD_LENGTHS = {1, 2, 2, 2, 3, 3, 3, 3, 4, 4, 4, 5, 5, 6, 6, 7, 7, 8, 9, 10, 11};

    private final Random random = new Random(SEED);

    List<String> patterns(int count) {
        Set<String> patterns = new LinkedHashSet<>();
        while (patterns.size() < count) {
            String name = word(4 + random.nextInt(9));
            patterns.add(random.nextInt(4) == 0 ? name + "-" + word(3 + random.nextInt(6)) : name);
        }
        return List.copyOf(patterns);
    }

    List<String> texts(int count, int bytes, List<String> patterns) {
        List<String> texts = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            StringBuilder text = new StringBuilder();
            while (text.toString().getBytes(StandardCharsets.UTF_8).length < bytes) {
                text.append(piece(patterns)).append(random.nextInt(12) == 0 ? ". " : " ");
            }
            texts.add(text.toString());
        }
        return texts;
    }

    private String piece(List<String> patterns) {
        if (random.nextInt(60) == 0) {
            return patterns.get(random.nextInt(patterns.size()));
        }
        if (random.nextInt(20) == 0) {
            return random.ints(2 + random.nextInt(3), 0x4E00, 0x9FA5)
                    .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                    .toString();
        }
        String word = word(WORD_LENGTHS[random.nextInt(WORD_LENGTHS.length)]);
        return random.nextInt(8) == 0 ? Character.toUpperCase(word.charAt(0)) + word.substring(1) : word;
    }

    private String word(int length) {
        StringBuilder word = new StringBuilder();
        for (int i = 0; i < length; i++) {
            word.append(LETTERS.charAt(random.nextInt(LETTERS.length())));
        }
        return word.toString();
    }
}
