package dev.framewatch.taxonomy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class LearnerTest {
    private final Learner learner = new Learner(Taxonomy.builtIn());

    private void see(String text, int times, boolean right) {
        for (int i = 0; i < times; i++) {
            learner.see(Events.says(text), subject -> Optional.of(right));
        }
    }

    private static Weights read(String yaml) {
        return Weights.read(new ByteArrayInputStream(yaml.getBytes(StandardCharsets.UTF_8)), "weights.yaml");
    }

    @Test
    void withNothingSeenTheWeightsAreThePriors() {
        Weights weights = read(learner.learned());

        for (Feature each : Feature.values()) {
            assertThat(weights.of(each)).as("%s", each).isCloseTo(each.prior(), within(0.001));
        }
    }

    @Test
    void theProbabilityIsTheShareOfWhatWasRight() {
        see("all about mxnet", 800, true);
        see("all about mxnet", 200, false);

        double probability = read(learner.learned()).probability(Set.of(Feature.FIRM));

        assertThat(learner.judged()).isEqualTo(1_000);
        assertThat(probability).isCloseTo(0.8, within(0.01));
    }

    @Test
    void strongerEvidenceNeverWeighsLessThanWeakerWhateverWasSeen() {
        see("all about mxnet", 500, true);
        for (int i = 0; i < 500; i++) {
            learner.see(Events.repository().dependency("mxnet").event(), subject -> Optional.of(false));
        }

        Weights weights = read(learner.learned());
        Set<Feature> dependency = EnumSet.range(Feature.FIRM, Feature.DEPENDENCY);

        assertThat(weights.probability(dependency)).isGreaterThan(weights.probability(Set.of(Feature.FIRM)));
    }

    @Test
    void whatNobodyJudgesTeachesNothing() {
        learner.see(Events.says("all about mxnet"), subject -> Optional.empty());

        assertThat(learner.judged()).isZero();
    }

    @Test
    void theSameEventsGiveTheSameWeights() {
        Learner other = new Learner(Taxonomy.builtIn());
        for (Learner each : Set.of(learner, other)) {
            each.see(Events.says("a JAX library"), subject -> Optional.of(true));
            each.see(Events.says("Jax the dog, and numpy"), subject -> Optional.of(false));
        }

        assertThat(learner.learned()).isEqualTo(other.learned());
    }
}
