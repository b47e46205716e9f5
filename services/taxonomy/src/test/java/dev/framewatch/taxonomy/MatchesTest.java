package dev.framewatch.taxonomy;

import static org.assertj.core.api.Assertions.assertThat;

import dev.framewatch.taxonomy.Rule.Sense;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class MatchesTest {
    private record Span(int pattern, int start, int end) {
        boolean holds(Span other) {
            return start <= other.start && end >= other.end && end - start > other.end - other.start;
        }
    }

    private static final List<Rule> RULES = List.of(
            new Rule(Sense.NAME, "a", null), new Rule(Sense.OTHER, "b", null), new Rule(Sense.CONTEXT, "c", null));

    private static List<Span> kept(List<Span> spans) {
        Matches matches = new Matches(RULES);
        matches.begin(Field.TEXT, new byte[0], 1_000);
        spans.forEach(span -> matches.found(span.pattern, span.start, span.end));
        matches.dropNested();
        return IntStream.range(0, matches.size())
                .mapToObj(i -> new Span(RULES.indexOf(matches.rule(i)), matches.start(i), matches.end(i)))
                .toList();
    }

    @Test
    void whatLiesWithinALongerMatchIsDroppedUnlessThatIsContext() {
        for (long seed = 0; seed < 5_000; seed++) {
            Random random = new Random(seed);
            List<Span> spans = new ArrayList<>();
            int count = random.nextInt(12);
            for (int i = 0; i < count; i++) {
                int start = random.nextInt(10);
                spans.add(new Span(random.nextInt(3), start, start + 1 + random.nextInt(6)));
            }
            spans.sort(Comparator.comparingInt(Span::end).thenComparingInt(span -> -span.start()));

            List<Span> expected = spans.stream()
                    .filter(span -> spans.stream().noneMatch(other -> other.pattern != 2 && other.holds(span)))
                    .toList();

            assertThat(kept(spans)).as("seed %d: %s", seed, spans).isEqualTo(expected);
        }
    }

    @Test
    void thereIsRoomForAnyNumber() {
        List<Span> spans =
                IntStream.range(0, 10_000).mapToObj(i -> new Span(0, i, i + 1)).toList();

        assertThat(kept(spans)).isEqualTo(spans);
    }
}
