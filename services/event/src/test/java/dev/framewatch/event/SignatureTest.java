package dev.framewatch.event;

import static dev.framewatch.event.Events.tag;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;

class SignatureTest {
    @Test
    void itDoesNotDependOnTheOrderOfTheTags() {
        Tag torch = tag("pytorch", Role.USES, 0.95);
        Tag flow = tag("tensorflow", Role.MOVES_FROM, 0.3);

        assertThat(Signature.of(List.of(flow, torch)))
                .isEqualTo(Signature.of(List.of(torch, flow)))
                .isEqualTo("pytorch:uses:e9 tensorflow:moves-from:e3");
    }

    @Test
    void nothingFoundIsEmptyBothWays() {
        assertThat(Signature.of(List.of())).isEmpty();
        assertThat(Signature.parse("")).isEmpty();
    }

    @Test
    void aProductThatShowsNoFrameworkIsLeftOut() {
        List<Evidence> evidence = List.of(new Evidence("text", "Colab", "names: colab"));
        Tag product = new Tag(null, "colab", Axis.ECOSYSTEM, Role.USES, false, 0.9, evidence);

        assertThat(Signature.of(List.of(product))).isEmpty();
        assertThat(Signature.of(List.of(product, tag("jax", Role.USES, 0.9)))).isEqualTo("jax:uses:e9");
    }

    @Test
    void aTagOfNothingIsRefused() {
        List<Evidence> evidence = List.of(new Evidence("text", "Colab", "names: colab"));

        assertThatThrownBy(() -> new Tag(null, null, null, Role.USES, false, 0.9, evidence))
                .isInstanceOf(InvalidEvent.class)
                .hasMessageStartingWith("tags.framework is missing");
    }

    @Test
    void certaintyIsTheNinthTenth() {
        assertThat(Signature.of(List.of(tag("jax", Role.IS, 1)))).isEqualTo("jax:is:e9");
    }

    @Test
    void itsWordsAreReadBack() {
        assertThat(Signature.parse("keras:uses:i4 scikit-learn:moves-to:e0"))
                .containsExactly(
                        new Signature.Word("keras", Role.USES, true, 4),
                        new Signature.Word("scikit-learn", Role.MOVES_TO, false, 0));
    }

    @Test
    void whatIsNoSignatureIsRefused() {
        assertThatThrownBy(() -> Signature.parse("pytorch:uses")).isInstanceOf(InvalidEvent.class);
        assertThatThrownBy(() -> Signature.parse("pytorch:loves:e1")).isInstanceOf(InvalidEvent.class);
    }
}
