package dev.framewatch.query;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import dev.framewatch.event.Source;
import dev.framewatch.query.Radar.Compared;
import dev.framewatch.query.Radar.Rising;
import dev.framewatch.query.RadarQuery.Field;
import dev.framewatch.query.Rule.ShareMove;
import dev.framewatch.query.Rule.Silence;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What rules find, on the 23rd of November 2026. */
class FindingsTest {
    private static final LocalDate TODAY = SampleRows.TODAY;

    private static List<Finding> moves(SampleRows rows, @Nullable String points, @Nullable String percent) {
        Watch watch = Watch.of(Map.of(), CalendarWindow.MONTH, TODAY);
        ShareMove rule = new ShareMove(
                watch,
                points == null ? null : new BigDecimal(points),
                percent == null ? null : new BigDecimal(percent));
        return ShareMoves.of(rule, rows.query(), rows.rows(), TODAY);
    }

    /** Of 1,000 papers of a month so many show PyTorch, the others JAX. */
    private static void month(SampleRows rows, String month, long pytorch) {
        rows.papers(month + "-01", pytorch, "pytorch").papers(month + "-01", 1_000 - pytorch, "jax");
    }

    @Test
    void aShareThatMovesIsToldWithItsFiguresAndWhereTheyAre() {
        SampleRows rows = SampleRows.byMonth("pytorch");
        month(rows, "2026-09", 500);
        month(rows, "2026-10", 600);

        Finding found = moves(rows, "10", null).getFirst();

        assertThat(found.sentence())
                .isEqualTo("In 2026-10 the share of pytorch in events of kind paper rose from 50.0 % (46.9 to 53.1)"
                        + " to 60.0 % (56.9 to 63.0).");
        assertThat(found.before()).isEqualTo(Measure.share("2026-09", 500, 1_000));
        assertThat(found.after()).isEqualTo(Measure.share("2026-10", 600, 1_000));
        assertThat(found.from()).isEqualTo("2026-10-01T00:00:00Z");
        assertThat(found.to()).isEqualTo("2026-11-01T00:00:00Z");
        assertThat(found.link())
                .isEqualTo("/api/v1/shares?kind=paper&by=month&frameworks=pytorch&from=2026-09-01&to=2026-11-01");
        assertThat(found.events())
                .startsWith("/api/v1/events?kind=paper&framework=pytorch&role=")
                .endsWith("&from=2026-10-01&to=2026-11-01");
    }

    @ParameterizedTest
    @CsvSource(
            nullValues = "-",
            value = {"10, -, 1", "10.1, -, 0", "-, 20, 1", "-, 20.1, 0"})
    void aShareHasToMoveByAsMuchAsTheRuleSays(@Nullable String points, @Nullable String percent, int told) {
        SampleRows rows = SampleRows.byMonth("pytorch");
        month(rows, "2026-09", 500);
        month(rows, "2026-10", 600);

        assertThat(moves(rows, points, percent)).hasSize(told);
    }

    @Test
    void aMoveThatMayBeChanceIsNotTold() {
        SampleRows rows = SampleRows.byMonth("pytorch")
                .papers("2026-09-01", 5, "pytorch")
                .papers("2026-09-01", 5, "jax")
                .papers("2026-10-01", 8, "pytorch")
                .papers("2026-10-01", 2, "jax");

        assertThat(moves(rows, "10", null)).isEmpty();
    }

    @Test
    void aMonthThatIsNotOverIsNotTold() {
        SampleRows rows = SampleRows.byMonth("pytorch");
        month(rows, "2026-10", 500);
        month(rows, "2026-11", 900);

        assertThat(moves(rows, "10", null)).isEmpty();
        assertThat(ShareMoves.of(
                        new ShareMove(Watch.of(Map.of(), CalendarWindow.MONTH, TODAY), BigDecimal.TEN, null),
                        rows.query(),
                        rows.rows(),
                        LocalDate.of(2026, 12, 1)))
                .hasSize(1);
    }

    @Test
    void aCrossoverIsToldOnceItsSecondWindowIsOver() {
        SampleRows rows = SampleRows.byMonth("pytorch", "jax");
        month(rows, "2026-06", 300);
        month(rows, "2026-07", 300);
        month(rows, "2026-08", 500);
        month(rows, "2026-09", 700);
        month(rows, "2026-10", 700);

        assertThat(Overtakings.of(rows.query(), rows.rows(), LocalDate.of(2026, 10, 31)))
                .isEmpty();
        List<Finding> found = Overtakings.of(rows.query(), rows.rows(), TODAY);

        assertThat(found).singleElement().satisfies(one -> {
            assertThat(one.sentence())
                    .isEqualTo("From 2026-09 on pytorch leads jax in events of kind paper:"
                            + " 70.0 % (67.1 to 72.8) to 30.0 % (27.2 to 32.9).");
            assertThat(one.before()).isEqualTo(Measure.share("2026-08", 500, 1_000));
            assertThat(one.from()).isEqualTo("2026-09-01T00:00:00Z");
            assertThat(one.to()).isEqualTo("2026-11-01T00:00:00Z");
        });
    }

    @Test
    void aTurnOfMomentumIsToldInTheWindowInWhichItIsSure() {
        SampleRows rows = SampleRows.byMonth("pytorch");
        long[] shares = {300, 350, 400, 450, 500, 550, 540, 480, 420, 360, 300};
        for (int i = 0; i < shares.length; i++) {
            month(rows, LocalDate.of(2025, 12, 1).plusMonths(i).toString().substring(0, 7), shares[i]);
        }

        List<Finding> found = MomentumTurns.of(rows.query(), rows.rows(), TODAY);

        assertThat(found).singleElement().satisfies(one -> {
            assertThat(one.sentence()).contains("the momentum of pytorch").contains("from gaining to losing");
            Measure after = requireNonNull(one.after());
            assertThat(requireNonNull(one.before()).low()).isPositive();
            assertThat(after.high()).isNegative();
            assertThat(one.window()).isEqualTo(after.window()).isBetween("2026-08", "2026-10");
        });
    }

    @Test
    void aSourceIsSilentWhereItsNewestEventIsTooOld() {
        Silence rule = new Silence(EnumSet.of(Source.REDDIT), Duration.ofHours(6));
        Instant newest = Instant.parse("2026-11-23T03:10:00Z");

        assertThat(Silences.finding(rule, Source.REDDIT, newest, Instant.parse("2026-11-23T09:09:59Z")))
                .isEmpty();
        assertThat(Silences.finding(rule, Source.REDDIT, newest, Instant.parse("2026-11-23T09:10:00Z")))
                .hasValueSatisfying(found -> {
                    assertThat(found.sentence())
                            .isEqualTo("Nothing came from reddit for 6 hours after 2026-11-23T03:10:00Z.");
                    assertThat(found.to()).isEqualTo("2026-11-23T09:10:00Z");
                    assertThat(found.window()).isEqualTo("2026-11-23T00:00:00Z");
                });
        assertThat(Silences.finding(rule, Source.REDDIT, newest.plusSeconds(60), Instant.parse("2026-11-23T12:00:00Z")))
                .hasValueSatisfying(late -> assertThat(late.window()).isEqualTo("2026-11-23T00:00:00Z"));
    }

    @Test
    void namesAreAskedForInWholeWindowsThatDoNotMoveWithTheDay() {
        Rule.NewName rule = new Rule.NewName(Set.of(), EnumSet.allOf(Field.class), 7);

        LocalDate end =
                requireNonNull(NewNames.query(rule, TODAY).scope().days().to());

        assertThat(end).isEqualTo("2026-11-19").isBefore(TODAY.plusDays(1));
        assertThat(NewNames.query(rule, end.plusDays(6)).scope().days().to()).isEqualTo(end);
        assertThat(NewNames.query(rule, end.plusDays(7)).scope().days().to()).isEqualTo(end.plusDays(7));
    }

    @Test
    void aNameThatRisesIsToldWithHowMuch() {
        LocalDate day = LocalDate.of(2026, 11, 5);
        Radar radar = new Radar(
                "1",
                "2026.1",
                List.of(new Compared("github", "repository", day, day.plusDays(7), day.plusDays(14), 60, 0)),
                1,
                List.of(new Rising(
                        "github",
                        "repository",
                        "topic",
                        "newframe",
                        20,
                        60,
                        0,
                        40,
                        new BigDecimal("27.777778"),
                        new BigDecimal("1.724138"),
                        new BigDecimal("447.058824"),
                        null,
                        day,
                        List.of())),
                List.of());

        assertThat(NewNames.of(radar)).singleElement().satisfies(found -> {
            assertThat(found.sentence())
                    .isEqualTo(
                            "In 2026-11-12/2026-11-19 the topic newframe was 27.8 times (1.7 to 447.1) as frequent in"
                                    + " events of kind repository without a tag as in the window before; the taxonomy does not"
                                    + " know it.");
            assertThat(found.subject()).isEqualTo("topic newframe");
            assertThat(found.after()).isEqualTo(Measure.share("2026-11-12/2026-11-19", 20, 60));
            assertThat(found.link())
                    .isEqualTo("/api/v1/radar?kind=repository&field=topic&from=2026-11-12&to=2026-11-19");
        });
    }
}
