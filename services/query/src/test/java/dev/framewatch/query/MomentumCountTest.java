package dev.framewatch.query;

import static org.assertj.core.api.Assertions.assertThat;

import dev.framewatch.event.Kind;
import dev.framewatch.query.Momentum.Slope;
import java.util.List;
import org.junit.jupiter.api.Test;

class MomentumCountTest {
    private static final List<String> LAST_SIX =
            List.of("2026-05-01", "2026-06-01", "2026-07-01", "2026-08-01", "2026-09-01", "2026-10-01");

    @Test
    void isAboveZeroForWhatSurelyGainsAndBelowForWhatLoses() {
        SampleRows sample = SampleRows.byMonth();
        for (int i = 0; i < 6; i++) {
            sample.papers(LAST_SIX.get(i), 50 + 20 * i, "jax").papers(LAST_SIX.get(i), 200 - 20 * i, "mxnet");
        }

        Momentum momentum = momentum(sample);

        assertThat(momentum.frameworks()).extracting(Slope::framework).containsExactly("jax", "mxnet");
        Slope jax = momentum.frameworks().getFirst();
        Slope mxnet = momentum.frameworks().getLast();
        assertThat(jax.low()).isPositive();
        assertThat(mxnet.high()).isNegative();
        // Of two alone, one gains what the other loses.
        assertThat(jax.slope()).isEqualByComparingTo(mxnet.slope().negate());
        assertThat(jax.events()).isEqualTo(600);
        assertThat(jax.total()).isEqualTo(1_500);
        assertThat(jax.share()).isEqualByComparingTo("0.4");
        assertThat(jax.windows()).isEqualTo(6);
        assertThat(jax.link())
                .isEqualTo("/api/v1/shares?kind=paper&by=month&frameworks=jax&from=2026-05-01&to=2026-11-01");
        assertThat(momentum.notes()).isEmpty();
    }

    @Test
    void isOfTheLastSixWholeWindowsOnly() {
        SampleRows six = SampleRows.byMonth();
        SampleRows more = SampleRows.byMonth();
        for (String day : LAST_SIX) {
            six.papers(day, 50, "jax").papers(day, 50, "mxnet");
            more.papers(day, 50, "jax").papers(day, 50, "mxnet");
        }
        more.papers("2026-04-01", 900, "mxnet").papers("2026-11-01", 900, "jax");

        assertThat(momentum(more)).isEqualTo(momentum(six));
        assertThat(momentum(six).frameworks().getFirst().slope()).isEqualByComparingTo("0");
    }

    @Test
    void takesAWindowWithoutEventsForNoShareRatherThanForNone() {
        SampleRows gap = SampleRows.byMonth();
        for (String day : List.of("2026-05-01", "2026-06-01", "2026-09-01", "2026-10-01")) {
            gap.papers(day, 50, "jax").papers(day, 50, "mxnet");
        }

        Slope jax = momentum(gap).frameworks().getFirst();

        assertThat(jax.windows()).isEqualTo(4);
        assertThat(jax.slope()).isEqualByComparingTo("0");
    }

    @Test
    void saysWhereTooFewWindowsHaveEvents() {
        SampleRows sample = SampleRows.byMonth();
        for (String day : List.of("2026-05-01", "2026-06-01", "2026-01-01")) {
            sample.papers(day, 50, "jax").papers(day, 50, "mxnet");
        }

        Momentum momentum = momentum(sample);

        assertThat(momentum.frameworks()).isEmpty();
        assertThat(momentum.notes())
                .containsExactly("Of the last 6 whole windows of kind paper, 2 have events; momentum needs 3. With `to`"
                        + " it is that of then.");
    }

    @Test
    void saysWhatHasTooFewEvents() {
        SampleRows sample = SampleRows.byMonth();
        for (String day : LAST_SIX) {
            sample.papers(day, 50, "jax").papers(day, 50, "mxnet");
        }
        sample.papers("2026-10-01", 29, "theano").with("2026-10-01", Kind.POST, 3, "jax");

        assertThat(momentum(sample).frameworks())
                .extracting(Slope::framework)
                .containsExactlyInAnyOrder("jax", "mxnet");
        assertThat(momentum(sample).notes())
                .anyMatch(note -> note.startsWith("Of kind paper, 1 frameworks are not listed"));
    }

    private static Momentum momentum(SampleRows sample) {
        return MomentumCount.of(sample.query(), sample.rows(), SampleRows.TODAY);
    }
}
