package dev.framewatch.query;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.tuple;

import dev.framewatch.event.Kind;
import dev.framewatch.query.Series.Point;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class SeriesTest {
    @Test
    void givesAWindowWithoutEventsItsPlace() {
        SampleRows sample = SampleRows.byMonth().papers("2026-07-01", 3, "jax").papers("2026-09-01", 4, "pytorch");

        assertThat(series(sample).getFirst().points())
                .extracting(point -> point.window().name(), Point::total)
                .containsExactly(
                        tuple("2026-07", 3L), tuple("2026-08", 0L), tuple("2026-09", 4L), tuple("2026-10", 0L));
    }

    @Test
    void endsWithTheLastWindowThatIsOver() {
        SampleRows sample = SampleRows.byMonth().papers("2026-10-01", 3, "jax").papers("2026-11-01", 9, "jax");

        assertThat(series(sample).getFirst().total()).isEqualTo(3);
    }

    @Test
    void leavesOutWhatTheRangeCuts() {
        SampleRows sample = SampleRows.of(
                        Map.of("by", List.of("month"), "from", List.of("2026-06-15"), "to", List.of("2026-09-10")))
                .papers("2026-06-20", 3, "jax")
                .papers("2026-07-01", 4, "jax")
                .papers("2026-09-01", 5, "jax");

        assertThat(series(sample).getFirst().points())
                .extracting(point -> point.window().name(), Point::total)
                .containsExactly(tuple("2026-07", 4L), tuple("2026-08", 0L));
    }

    @Test
    void isNotThereForAKindWithoutAWholeWindow() {
        SampleRows sample = SampleRows.byMonth()
                .with("2026-11-01", Kind.POST, 5, "jax")
                .with("2026-10-01", Kind.CODE, 5)
                .papers("2026-10-01", 3, "jax");

        assertThat(series(sample)).extracting(Series::kind).containsExactly(Kind.PAPER);
    }

    @Test
    void countsAnEventOfTwoFrameworksOnceInTheTotal() {
        Series series = series(SampleRows.byMonth()
                        .papers("2026-10-01", 3, "jax", "pytorch")
                        .papers("2026-10-01", 2, "pytorch"))
                .getFirst();

        assertThat(series.total()).isEqualTo(5);
        assertThat(series.events("pytorch")).isEqualTo(5);
        assertThat(series.events("jax")).isEqualTo(3);
    }

    @Test
    void refusesMoreWindowsThanAnAnswerHolds() {
        SampleRows sample = SampleRows.of(Map.of("by", List.of("day"))).papers("2020-01-01", 1, "jax");

        assertThatExceptionOfType(Problem.class).isThrownBy(() -> series(sample));
    }

    private static List<Series> series(SampleRows sample) {
        return Series.of(sample.query(), sample.rows().counted(), SampleRows.TODAY);
    }
}
