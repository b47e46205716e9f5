package dev.framewatch.query;

import static org.assertj.core.api.Assertions.assertThat;

import dev.framewatch.event.Kind;
import dev.framewatch.event.Source;
import dev.framewatch.query.IndexHistory.Mixed;
import dev.framewatch.query.IndexHistory.Point;
import java.util.Map;
import org.junit.jupiter.api.Test;

class IndexHistoryCountTest {
    private static final Weights WEIGHTS = new Weights(Map.of(Source.GITHUB, 1.0, Source.PAPERS, 1.0));

    @Test
    void isTheIndexOfEachWindowAlone() {
        SampleRows sample = SampleRows.byMonth()
                .with("2026-09-01", Kind.REPOSITORY, 3, "jax")
                .with("2026-09-01", Kind.REPOSITORY, 1, "pytorch")
                .papers("2026-09-01", 5, "pytorch")
                .papers("2026-10-01", 2, "jax")
                .papers("2026-11-01", 2, "pytorch");

        IndexHistory history = history(sample);

        assertThat(history.points())
                .extracting(point -> point.window() + " " + point.framework() + " " + point.index())
                .containsExactly(
                        "2026-09 pytorch 62.500000",
                        "2026-09 jax 37.500000",
                        "2026-10 jax 100.000000",
                        "2026-10 pytorch 0.000000",
                        "2026-11 pytorch 100.000000",
                        "2026-11 jax 0.000000");
        assertThat(history.windows())
                .extracting(window -> window.window() + " " + window.partial() + " "
                        + window.weights().stream()
                                .map(one -> one.source() + " " + one.used())
                                .toList())
                .containsExactly(
                        "2026-09 false [github 0.500000, papers 0.500000]",
                        "2026-10 false [papers 1.000000]",
                        "2026-11 true [papers 1.000000]");
        assertThat(history.notes())
                .singleElement()
                .asString()
                .startsWith("Not every source has events in every window");
        Point first = history.points().getFirst();
        assertThat(first.low()).isLessThan(first.index());
        assertThat(first.high()).isGreaterThan(first.index());
        assertThat(first.link()).contains("&by=month&frameworks=pytorch&from=2026-09-01&to=2026-10-01");
    }

    @Test
    void hasNoWindowWhereNoSourceWithAWeightHasEvents() {
        SampleRows sample =
                SampleRows.byMonth().with("2026-09-01", Kind.POST, 3, "jax").papers("2026-10-01", 2, "jax");

        assertThat(history(sample).windows()).extracting(Mixed::window).containsExactly("2026-10");
    }

    @Test
    void showsTheTenThatWereHighestUnlessOthersAreAskedFor() {
        SampleRows all = SampleRows.byMonth();
        SampleRows some = SampleRows.byMonth("f11");
        for (int i = 0; i < 12; i++) {
            all.papers("2026-10-01", 100 - i, "f" + i);
            some.papers("2026-10-01", 100 - i, "f" + i);
        }

        assertThat(history(all).points())
                .hasSize(10)
                .extracting(Point::framework)
                .doesNotContain("f10", "f11");
        assertThat(history(some).points()).extracting(Point::framework).containsExactly("f11");
    }

    private static IndexHistory history(SampleRows sample) {
        return IndexHistoryCount.of(new IndexQuery(sample.query(), WEIGHTS), sample.rows(), SampleRows.TODAY);
    }
}
