package dev.framewatch.taxonomy;

import static org.assertj.core.api.Assertions.assertThat;

import dev.framewatch.event.AdoptionEvent;
import dev.framewatch.event.Tag;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Names that are the plainest of words. */
class OwnContextTest {
    private static final String YAML = """
            version: "1"
            context: [deep learning, gpu, neural]
            frameworks:
              - id: spoon
                name: Spoon
                in-own-context: [Spoon]
                context: [elvish]
                against: [fork]
                packages: [spoon]
            """;

    private final Classifier classifier = Taxonomy.load(
                    new ByteArrayInputStream(YAML.getBytes(StandardCharsets.UTF_8)), "my.yaml")
            .classifier();

    private boolean shown(AdoptionEvent event) {
        return classifier.classify(event).stream().map(Tag::framework).anyMatch("spoon"::equals);
    }

    @Test
    void theyCountBesideTheirOwnContext() {
        assertThat(shown(Events.says("Deep learning in Elvish with Spoon"))).isTrue();
        assertThat(shown(Events.repository()
                        .title("someone/net")
                        .text("Deep learning in Elvish")
                        .topic("spoon")
                        .event()))
                .isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Deep learning on a GPU with Spoon, a neural network",
                "Deep learning in Elvish with a spoon",
                "Deep learning in Elvish with Spoon and fork"
            })
    void theyDoNotCountInAnyOtherContextWithoutTheirCapitalOrAgainstTheirPlainSense(String text) {
        assertThat(shown(Events.says(text))).isFalse();
    }

    @Test
    void aPackageOfThatNameCountsAndAWordOfALongerOneDoesNot() {
        AdoptionEvent longer = Events.repository()
                .text("Deep learning in Elvish")
                .dependency("wooden-spoon")
                .event();

        assertThat(shown(Events.repository().dependency("spoon").event())).isTrue();
        assertThat(shown(longer)).isFalse();
    }

    @Test
    void noCandidateIsMadeOfThem() {
        assertThat(classifier.names("a spoon")).isFalse();
        assertThat(classifier.names("install spoon")).isTrue();
    }
}
