package dev.framewatch.taxonomy;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class TaxonomyOutlineTest {
    private static final String BUILT_IN = new String(Taxonomy.builtInFile(), UTF_8);

    private static TaxonomyOutline outline(String file) {
        return TaxonomyOutline.of(file.getBytes(UTF_8), "mine.yaml");
    }

    @Test
    void itCountsWhatTheFileHas() {
        Taxonomy taxonomy = Taxonomy.builtIn();
        TaxonomyOutline outline = outline(BUILT_IN);

        assertThat(outline.version()).isEqualTo(taxonomy.version());
        assertThat(outline.counts())
                .containsEntry("frameworks", taxonomy.frameworks().size());
        assertThat(outline.words())
                .isGreaterThan(outline.words("frameworks", "pytorch"))
                .isPositive();
    }

    @Test
    void theSameFileHasNoChanges() {
        assertThat(outline(BUILT_IN).changesTo(outline(BUILT_IN))).isEmpty();
    }

    @Test
    void everyChangeIsSaidOnceAndBackwardsTheOtherWayRound() {
        String newer = BUILT_IN.replaceFirst("(?m)^version: .*$", "version: \"next\"")
                .replaceFirst("(?m)^context:$", "context:\n  - abacus nets")
                .replaceFirst("(?m)^frameworks:$", """
                        frameworks:
                          - id: abacus
                            name: Abacus
                            names: [abacusnet]""")
                .replaceFirst("name: PyTorch\n", "name: Pytorch\n");

        assertThat(outline(BUILT_IN).changesTo(outline(newer)))
                .containsExactlyInAnyOrder(
                        new TaxonomyChange(
                                TaxonomyChange.Kind.CHANGED,
                                "version",
                                "",
                                "",
                                Taxonomy.builtIn().version(),
                                "next"),
                        TaxonomyChange.added("context", "", "", "abacus nets"),
                        TaxonomyChange.added("frameworks", "abacus", "", "abacus"),
                        new TaxonomyChange(
                                TaxonomyChange.Kind.CHANGED, "frameworks", "pytorch", "name", "PyTorch", "Pytorch"));
        assertThat(outline(newer).changesTo(outline(BUILT_IN)))
                .contains(
                        TaxonomyChange.removed("context", "", "", "abacus nets"),
                        TaxonomyChange.removed("frameworks", "abacus", "", "abacus"));
    }

    @Test
    void whatCannotBeUsedCannotBeCompared() {
        assertThatThrownBy(() -> outline("version: 1"))
                .isInstanceOf(TaxonomyException.class)
                .hasMessageContaining("mine.yaml, line 1");
    }
}
