package dev.framewatch.query;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.framewatch.query.Crossovers.Crossover;
import java.time.LocalDate;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CrossoverCountTest {
    private static final LocalDate FIRST = LocalDate.of(2024, 1, 1);

    @Test
    void isTheFirstOfTwoWindowsRunningWithTheIntervalsApart() {
        List<Crossover> found = crossovers(30, 30, 50, 70, 70, 70);

        assertThat(found).singleElement().satisfies(crossover -> {
            assertThat(crossover.leader()).isEqualTo("a");
            assertThat(crossover.passed()).isEqualTo("b");
            assertThat(crossover.window()).isEqualTo("2024-04");
            assertThat(crossover.since()).isEqualTo("2024-04-01");
            assertThat(crossover.leaderShare()).isEqualByComparingTo("0.7");
            assertThat(crossover.passedShare()).isEqualByComparingTo("0.3");
            // By hand, of 70 out of 100: (0.7 + 0.019207 ± 1.959964 · √(0.0021 + 0.000096)) / 1.038415.
            assertThat(crossover.low()).isEqualByComparingTo("0.604151");
            assertThat(crossover.high()).isEqualByComparingTo("0.395849");
            assertThat(crossover.link())
                    .isEqualTo("/api/v1/shares?kind=paper&by=month&frameworks=a,b&from=2024-04-01&to=2024-06-01");
        });
    }

    @Test
    void takesMoreThanOneWindow() {
        assertThat(crossovers(30, 30, 70, 50, 70, 30, 30)).isEmpty();
    }

    @Test
    void takesMoreThanALeadWithinTheIntervals() {
        assertThat(crossovers(30, 30, 52, 53, 54, 55, 56)).isEmpty();
    }

    @Test
    void isNoneWhereNobodyLedBefore() {
        assertThat(crossovers(50, 50, 70, 70, 70)).isEmpty();
    }

    @Test
    void isNotRepeatedWhileTheLeadIsLostAndWonAgainByTheSame() {
        assertThat(crossovers(30, 30, 70, 70, 50, 50, 70, 70))
                .extracting(Crossover::leader, Crossover::window)
                .containsExactly(tuple("a", "2024-03"));
    }

    @Test
    void isNotConfirmedAcrossAWindowWithoutEvents() {
        assertThat(crossovers(30, 30, 70, -1, 70, -1, 70)).isEmpty();
        assertThat(crossovers(30, 30, -1, 70, 70)).hasSize(1);
    }

    @Test
    void isNotMadeByAWindowThatIsNotOver() {
        SampleRows sample = SampleRows.byMonth();
        for (String month : List.of("2026-07", "2026-08")) {
            sample.papers(month + "-01", 30, "a").papers(month + "-01", 70, "b");
        }
        for (String month : List.of("2026-10", "2026-11")) {
            sample.papers(month + "-01", 70, "a").papers(month + "-01", 30, "b");
        }

        assertThat(CrossoverCount.of(sample.query(), sample.rows(), SampleRows.TODAY)
                        .crossovers())
                .isEmpty();
    }

    @Test
    void isToldOfThePairsThatWereAskedFor() {
        SampleRows sample = SampleRows.byMonth("a", "c");
        for (int month = 0; month < 4; month++) {
            String day = FIRST.plusMonths(month).toString();
            sample.papers(day, month < 2 ? 10 : 80, "a")
                    .papers(day, month < 2 ? 40 : 20, "b")
                    .papers(day, month < 2 ? 80 : 10, "c");
        }

        assertThat(CrossoverCount.of(sample.query(), sample.rows(), SampleRows.TODAY)
                        .crossovers())
                .extracting(Crossover::leader, Crossover::passed)
                .containsExactly(tuple("a", "c"));
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void alternatesBetweenTheTwo(long seed) {
        Random random = new Random(seed);
        List<Crossover> newestFirst = crossovers(
                random.ints(30, 0, 101).map(one -> one % 7 == 0 ? -1 : one).toArray());

        assertThat(newestFirst).isNotEmpty();
        for (int i = 1; i < newestFirst.size(); i++) {
            assertThat(newestFirst.get(i).leader())
                    .isEqualTo(newestFirst.get(i - 1).passed());
            assertThat(newestFirst.get(i).since())
                    .isBefore(newestFirst.get(i - 1).since());
        }
    }

    /** Of a and b, where a has so many of 100 events month by month and b the others; -1: there are no events. */
    private static List<Crossover> crossovers(int... ofA) {
        SampleRows sample = SampleRows.byMonth();
        for (int month = 0; month < ofA.length; month++) {
            String day = FIRST.plusMonths(month).toString();
            if (ofA[month] >= 0) {
                sample.papers(day, ofA[month], "a").papers(day, 100 - ofA[month], "b");
            }
        }
        return CrossoverCount.of(sample.query(), sample.rows(), SampleRows.TODAY)
                .crossovers();
    }
}
