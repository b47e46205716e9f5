package dev.framewatch.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.framewatch.event.Kind;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class WorldTest {
    private static final Instant START = Instant.parse("2026-03-04T05:06:07Z");

    private final SettableClock clock = new SettableClock();

    private World world(long seed, WorldSize size) {
        return new World(seed, clock, size);
    }

    @Test
    void aFifthToAThirdOfThePapersNameAFramework() {
        List<WorldPaper> papers = world(7, WorldSize.of(60_000, 1)).papers();

        assertThat((double) papers.stream()
                                .filter(paper -> !paper.frameworks().isEmpty())
                                .count()
                        / papers.size())
                .isBetween(0.2, 0.36);
    }

    @Test
    void theSharesOfWhatIsNewMoveWithinMinutes() {
        World world = world(7, WorldSize.of(1_000, 50));
        Instant start = clock.instant();
        clock.pass(Duration.ofMinutes(4));
        List<Double> shares = IntStream.range(0, 4)
                .mapToObj(minute -> world.things().stream()
                        .filter(thing -> !thing.frameworks().isEmpty())
                        .filter(thing ->
                                Duration.between(start, thing.created()).toMinutes() == minute)
                        .filter(thing -> thing.created().isAfter(start))
                        .mapToDouble(thing -> thing.frameworks().contains(Framework.PYTORCH) ? 1 : 0)
                        .average()
                        .orElseThrow())
                .toList();

        assertThat(shares.stream().mapToDouble(share -> share).max().orElseThrow()
                        - shares.stream().mapToDouble(share -> share).min().orElseThrow())
                .isGreaterThan(0.05);
    }

    @Test
    void inAFrameworksOwnSubredditOnlyWhoUsesItWrites() {
        List<WorldThing> things = world(7, WorldSize.of(20_000, 1)).things();

        for (Framework own : List.of(Framework.PYTORCH, Framework.TENSORFLOW)) {
            assertThat(things)
                    .filteredOn(thing -> thing.subreddit().equals(own.id()))
                    .hasSizeGreaterThan(20)
                    .allMatch(
                            thing -> thing.wording().used().filter(own::equals).isPresent());
        }
    }

    @Test
    void whatThingsUseFollowsTheOddsThatTheyWereDrawnFrom() {
        Clock fixed = Clock.fixed(START, ZoneOffset.UTC);
        List<Draws.Draw> draws = new Draws(new World(7, fixed, WorldSize.of(60_000, 1))).all();
        double expected = draws.stream()
                .mapToDouble(draw -> draw.any() * draw.odds().getOrDefault("tensorflow", 0.0))
                .sum();
        long used =
                draws.stream().filter(draw -> "tensorflow".equals(draw.used())).count();

        assertThat(draws)
                .extracting(Draws.Draw::kind)
                .contains(Kind.REPOSITORY, Kind.POST, Kind.COMMENT, Kind.PAPER, Kind.CODE);
        assertThat(draws)
                .allSatisfy(draw -> assertThat(draw.odds().values().stream()
                                .mapToDouble(Double::doubleValue)
                                .sum())
                        .isCloseTo(1, within(1e-9)));
        assertThat((double) used).isCloseTo(expected, within(4 * Math.sqrt(expected)));
    }

    @Test
    void aSizeHasTheRateThatWasAskedFor() {
        WorldSize size = WorldSize.of(20_000, 10);

        assertThat(1e9 / size.thingEvery().toNanos()
                        + 1e9 / size.repositoryEvery().toNanos())
                .isCloseTo(10, within(0.01));
        assertThat(size.repositories() + size.things() + size.papers()).isCloseTo(20_000, within(3));
    }

    @Test
    void aClockThatStandsMakesTheSameWorldAgain() {
        Clock fixed = Clock.fixed(START, ZoneOffset.UTC);

        assertThat(new World(3, fixed, WorldSize.of(500, 1)).papers())
                .extracting(WorldPaper::id)
                .isEqualTo(new World(3, fixed, WorldSize.of(500, 1))
                        .papers().stream().map(WorldPaper::id).toList())
                .isNotEqualTo(new World(4, fixed, WorldSize.of(500, 1))
                        .papers().stream().map(WorldPaper::id).toList());
    }
}
