package dev.framewatch.query;

import static org.assertj.core.api.Assertions.assertThat;

import dev.framewatch.event.Kind;
import dev.framewatch.query.Flows.Flow;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class FlowCountTest {
    @Test
    void countsTheMovesOfEventsThatTellWhereFromAndWhereTo() {
        SampleRows sample = SampleRows.byMonth()
                .with("2026-10-01", Kind.POST, 6, move(Set.of("tensorflow"), Set.of("pytorch")))
                .with("2026-10-01", Kind.POST, 2, move(Set.of("tensorflow", "theano"), Set.of("pytorch")))
                .with("2026-10-01", Kind.POST, 2, move(Set.of("pytorch"), Set.of("jax")))
                .with("2026-10-01", Kind.POST, 50, move(Set.of("tensorflow"), Set.of()))
                .with("2026-10-01", Kind.POST, 50, move(Set.of(), Set.of("jax")));

        List<Flow> flows = flows(sample);

        assertThat(flows)
                .extracting(FlowCountTest::told)
                .containsExactly("tensorflow→pytorch 8/10", "pytorch→jax 2/10", "theano→pytorch 2/10");
        assertThat(flows.getFirst().share()).isEqualByComparingTo("0.8");
        assertThat(flows.getFirst().low())
                .isEqualByComparingTo(Shares.rounded(Seen.of(8, 10).low()));
        assertThat(flows.getFirst().high())
                .isEqualByComparingTo(Shares.rounded(Seen.of(8, 10).high()));
        assertThat(flows.getFirst().link())
                .isEqualTo("/api/v1/events?kind=post&framework=pytorch&role=moves-to&leaving=tensorflow"
                        + "&from=2026-10-01&to=2026-11-01");
    }

    @Test
    void tellsOfAFlowThatWasSeenOnceThatItIsThereAndNoMore() {
        SampleRows sample = SampleRows.byMonth()
                .with("2026-10-01", Kind.POST, 1, move(Set.of("theano"), Set.of("jax")))
                .with("2026-10-01", Kind.POST, 9, move(Set.of("tensorflow"), Set.of("pytorch")));

        Flow once = flows(sample).getLast();

        assertThat(once.low()).isZero();
        assertThat(once.high()).isEqualByComparingTo("0.436750");
    }

    @Test
    void isNoMoveFromAFrameworkToItself() {
        SampleRows sample =
                SampleRows.byMonth().with("2026-10-01", Kind.POST, 6, move(Set.of("pytorch"), Set.of("pytorch")));

        assertThat(flows(sample)).isEmpty();
    }

    @Test
    void keepsTheDenominatorWhereOnlySomeAreAskedFor() {
        SampleRows sample = SampleRows.byMonth("jax")
                .with("2026-10-01", Kind.POST, 6, move(Set.of("tensorflow"), Set.of("pytorch")))
                .with("2026-10-01", Kind.POST, 2, move(Set.of("pytorch"), Set.of("jax")));

        assertThat(flows(sample)).extracting(FlowCountTest::told).containsExactly("pytorch→jax 2/8");
    }

    private static Use move(Set<String> from, Set<String> to) {
        return new Use(to, from, to);
    }

    private static String told(Flow flow) {
        return flow.from() + "→" + flow.to() + " " + flow.events() + "/" + flow.total();
    }

    private static List<Flow> flows(SampleRows sample) {
        return FlowCount.of(sample.query(), sample.rows(), SampleRows.TODAY).flows();
    }
}
