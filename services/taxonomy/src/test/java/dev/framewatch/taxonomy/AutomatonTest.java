package dev.framewatch.taxonomy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.framewatch.taxonomy.SlowSearch.Hit;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class AutomatonTest {
    private static List<Hit> scan(List<String> patterns, String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        int[] places = places(text);
        List<Hit> hits = new ArrayList<>();
        new Automaton(patterns)
                .scan(
                        bytes,
                        0,
                        bytes.length,
                        (pattern, start, end) -> hits.add(new Hit(pattern, places[start], places[end])));
        return hits;
    }

    private static int[] places(String text) {
        int[] places = new int[text.getBytes(StandardCharsets.UTF_8).length + 1];
        int bytes = 0;
        for (int i = 0; i < text.length(); i = text.offsetByCodePoints(i, 1)) {
            places[bytes] = i;
            bytes += Character.toString(text.codePointAt(i)).getBytes(StandardCharsets.UTF_8).length;
        }
        places[bytes] = text.length();
        return places;
    }

    @Test
    void itAgreesWithTheSlowSearchOnTextsThatProvokeTrouble() {
        for (long seed = 0; seed < 4_000; seed++) {
            RandomText random = new RandomText(seed);
            List<String> patterns = random.patterns();
            String text = random.text(patterns);

            assertThat(scan(patterns, text))
                    .as("seed %d, patterns %s, text '%s'", seed, patterns, text)
                    .isEqualTo(SlowSearch.find(patterns, text));
        }
    }

    @Test
    void itAgreesWithTheSlowSearchOnAThousandPatterns() {
        Random random = new Random(7);
        List<String> patterns = IntStream.range(0, 1_000)
                .mapToObj(i -> letters(random, 3 + random.nextInt(3)))
                .toList();
        String text = letters(random, 40_000);

        List<Hit> hits = scan(patterns, text);

        assertThat(hits).hasSizeGreaterThan(500).isEqualTo(SlowSearch.find(patterns, text));
    }

    private static String letters(Random random, int length) {
        StringBuilder letters = new StringBuilder();
        random.ints(length, 0, 5).forEach(i -> letters.append("abc d".charAt(i)));
        return letters.toString().strip() + "a";
    }

    @Test
    void bytesThatAreNoUtf8StopNothing() {
        Automaton automaton = new Automaton(List.of("a", "é", "中", ".net", "c++"));
        Random random = new Random(11);
        int[] found = new int[1];
        for (int i = 0; i < 20_000; i++) {
            byte[] bytes = new byte[random.nextInt(12)];
            random.nextBytes(bytes);
            for (int j = 0; j < bytes.length; j++) {
                bytes[j] = random.nextInt(3) == 0 ? (byte) 'a' : bytes[j];
            }
            automaton.scan(bytes, 0, bytes.length, (pattern, start, end) -> found[0]++);
        }
        assertThat(found[0]).isPositive();
    }

    @Test
    void onlyTheGivenPartIsRead() {
        byte[] bytes = "mypytorchbook".getBytes(StandardCharsets.UTF_8);
        List<Hit> hits = new ArrayList<>();

        new Automaton(List.of("pytorch", "my", "book"))
                .scan(bytes, 2, 9, (pattern, start, end) -> hits.add(new Hit(pattern, start, end)));

        assertThat(hits).containsExactly(new Hit(0, 2, 9));
    }

    @Test
    void equalPatternsAreEachReported() {
        assertThat(scan(List.of("TF.Keras", "tf.keras"), "use tf.keras"))
                .containsExactly(new Hit(0, 4, 12), new Hit(1, 4, 12));
    }

    @Test
    void anEmptyPatternIsRefused() {
        assertThatThrownBy(() -> new Automaton(List.of("a", "")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("pattern 1 is empty");
    }
}
