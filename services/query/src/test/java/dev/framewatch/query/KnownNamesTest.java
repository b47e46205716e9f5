package dev.framewatch.query;

import static org.assertj.core.api.Assertions.assertThat;

import dev.framewatch.taxonomy.Taxonomy;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class KnownNamesTest {
    private final KnownNames known = new KnownNames(Taxonomy.builtIn());

    @ParameterizedTest
    @ValueSource(
            strings = {
                "torch",
                "PyTorch",
                "pytorch2",
                "pytorch-lightning",
                "pytorch_lightning",
                "tensorflow",
                "@tensorflow/tfjs",
                "deep-learning",
                "DeepLearning",
                "machine learning",
                "numpy",
                "cuda",
                "python",
                "Python3.12",
                "c++",
                "r",
                "hacktoberfest",
                "scikit-learn",
                "venue:icml-2019-6"
            })
    void areTheTaxonomysAndOrdinaryOnesHoweverWritten(String name) {
        assertThat(known.contains(name)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"newframe", "newframe2", "torchling", "py", "42", "-", "深度框架"})
    void areNoOthers(String name) {
        assertThat(known.contains(name)).isFalse();
    }

    @Test
    void sayWhichTaxonomyTheyAreFrom() {
        assertThat(known.taxonomy()).isEqualTo(Taxonomy.builtIn().version());
    }
}
