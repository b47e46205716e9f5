package dev.framewatch.query;

import static org.assertj.core.api.Assertions.assertThat;

import dev.framewatch.query.CoUse.Pair;
import org.junit.jupiter.api.Test;

class CoUseCountTest {
    @Test
    void countsEachPairThatAnEventShows() {
        SampleRows sample = SampleRows.byMonth()
                .papers("2026-10-01", 6, "jax", "pytorch")
                .papers("2026-10-01", 2, "jax", "pytorch", "keras")
                .papers("2026-10-01", 2, "jax")
                .papers("2026-10-01", 10, "pytorch")
                .papers("2026-10-01", 5, "tensorflow")
                .papers("2026-10-01", 70);

        CoUse coUse = coUse(sample);

        assertThat(coUse.pairs())
                .extracting(pair -> pair.a() + "+" + pair.b() + " " + pair.events())
                .containsExactly("jax+pytorch 8", "jax+keras 2", "keras+pytorch 2");
        Pair pair = coUse.pairs().getFirst();
        assertThat(pair.aEvents()).isEqualTo(10);
        assertThat(pair.bEvents()).isEqualTo(18);
        assertThat(pair.total()).isEqualTo(25);
        // By hand: 8 · 25 / (10 · 18), and 8 / (10 + 18 − 8).
        assertThat(pair.lift()).isEqualByComparingTo("1.111111");
        assertThat(pair.jaccard()).isEqualByComparingTo("0.4");
        assertThat(pair.low())
                .isEqualByComparingTo(Shares.rounded(Seen.of(8, 20).low()));
        assertThat(pair.high())
                .isEqualByComparingTo(Shares.rounded(Seen.of(8, 20).high()));
        assertThat(pair.liftLow()).isLessThan(pair.lift());
        assertThat(pair.liftHigh()).isGreaterThan(pair.lift());
        assertThat(pair.link())
                .isEqualTo("/api/v1/events?kind=paper&framework=jax&role=is,uses,moves-to&with=pytorch"
                        + "&from=2026-10-01&to=2026-11-01");
    }

    @Test
    void isToldOfThePairsWithAFrameworkThatWasAskedFor() {
        SampleRows sample = SampleRows.byMonth("keras").papers("2026-10-01", 2, "jax", "pytorch", "keras");

        assertThat(coUse(sample).pairs())
                .extracting(pair -> pair.a() + "+" + pair.b())
                .containsExactly("jax+keras", "keras+pytorch");
    }

    private static CoUse coUse(SampleRows sample) {
        return CoUseCount.of(sample.query(), sample.rows(), SampleRows.TODAY);
    }
}
