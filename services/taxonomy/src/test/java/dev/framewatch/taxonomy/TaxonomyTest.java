package dev.framewatch.taxonomy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TaxonomyTest {
    private static final String GOOD = """
            version: "7"
            weights: {repository: 1, declared: 0.9, dependency: 0.8, topic: 0.7, title: 0.6, text: 0.5, ambiguous: 0.4}
            context: [deep learning]
            frameworks:
              - id: one
                name: One
                names: [one, uno]
                in-context: [single]
                context: [alone]
                repositories: [One/One]
            vendors:
              - id: maker
                name: Maker
                frameworks: [one]
                organisations: [Maker-Labs]
            """;

    private static Taxonomy load(String yaml) {
        return Taxonomy.load(new ByteArrayInputStream(yaml.getBytes(StandardCharsets.UTF_8)), "my.yaml");
    }

    @Test
    void itTellsItsVersionFrameworksRepositoriesAndVendors() {
        Taxonomy taxonomy = load(GOOD);

        assertThat(taxonomy.version()).isEqualTo("7");
        assertThat(taxonomy.frameworks()).extracting(Framework::name).containsExactly("One");
        assertThat(taxonomy.repositories()).containsExactly("one/one");
        assertThat(taxonomy.vendor("maker-LABS").map(Vendor::id)).contains("maker");
        assertThat(taxonomy.vendor("somebody")).isEmpty();
    }

    @Test
    void itsOwnWeightsAndContextAreUsed() {
        Classifier classifier = load(GOOD).classifier();

        assertThat(classifier.classify(Events.says("uno")).getFirst().confidence())
                .isEqualTo(0.5);
        assertThat(classifier.classify(Events.says("single, alone")).getFirst().confidence())
                .isEqualTo(0.4);
        assertThat(classifier.classify(Events.says("single, together"))).isEmpty();
    }

    @Test
    void theBuiltInOneKnowsTheFrameworksThatWePromise() {
        assertThat(Taxonomy.builtIn().frameworks())
                .extracting(Framework::id)
                .contains(
                        "pytorch",
                        "tensorflow",
                        "keras",
                        "jax",
                        "mxnet",
                        "paddlepaddle",
                        "mindspore",
                        "caffe",
                        "caffe2",
                        "torch7",
                        "theano",
                        "chainer",
                        "cntk",
                        "onnx",
                        "scikit-learn");
        assertThat(Taxonomy.builtIn().frameworks())
                .allSatisfy(each -> assertThat(each.repositories()).isNotEmpty());
    }

    @ParameterizedTest
    @CsvSource({"PyTorch,pytorch-foundation", "facebookresearch,meta", "google-research,google", "PaddlePaddle,baidu"})
    void theBuiltInOneKnowsTheVendorsAccounts(String owner, String vendor) {
        assertThat(Taxonomy.builtIn().vendor(owner).map(Vendor::id)).contains(vendor);
    }

    /** Each row: what to replace in the good file, by what, and the message. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    version: "7"    | "x": 1             | my.yaml, line 1: x is unknown here; known are version, weights, context, frameworks, vendors
                    context: [deep learning] | version: 8 | my.yaml, line 3: version stands twice; keep one
                    text: 0.5, amb  | text: 1.5, amb     | my.yaml, line 2: weights.text is '1.5'; write a number from 0 to 1
                    text: 0.5, amb  | text: high, amb    | my.yaml, line 2: weights.text is 'high'; write a number from 0 to 1
                    topic: 0.7,     | ''                 | my.yaml, line 2: weights.topic is missing; add it
                    id: one         | id: One            | my.yaml, line 5: frameworks[0].id is 'One'; an id has lower-case letters, digits, '.', '_' and '-'
                    name: One       | title: One         | my.yaml, line 6: frameworks[0].title is unknown here; known are id, name, repositories, declared, packages, topics, names, in-context, not, context
                    [one, uno]      | uno                | my.yaml, line 7: frameworks[0].names is no list; write [a, b] or one '- a' a line
                    [one, uno]      | [one, one]         | my.yaml, line 7: frameworks[0].names has 'one' twice; keep one
                    [one, uno]      | [one, '']          | my.yaml, line 7: frameworks[0].names is empty; write a value or leave the entry out
                    [one, uno]      | [one, [uno]]       | my.yaml, line 7: frameworks[0].names is no text; write a single value
                    [one, uno]      | []                 | my.yaml, line 7: frameworks[0].names is empty; give at least one name that is no plain word
                    frameworks: [one] | frameworks: [two] | my.yaml, line 14: vendors[0].frameworks has 'two', which is no framework here; define it above
                    [deep learning] | [deep              | my.yaml, line 4: the file is no YAML: expected ',' or ']'
                    """)
    void whatIsWrongIsSaidWithItsLine(String good, String bad, String message) {
        assertThat(GOOD).contains(good);
        assertThatThrownBy(() -> load(GOOD.replace(good, bad)))
                .isInstanceOf(TaxonomyException.class)
                .hasMessageStartingWith(message);
    }

    @Test
    void twoFrameworksOfOneIdAndTwoVendorsOfOneAccountAreRefused() {
        String framework = "  - {id: one, name: Other, names: [other]}\nvendors:\n";
        String vendor = "  - {id: other, name: Other, organisations: [maker-labs]}\n";

        assertThatThrownBy(() -> load(GOOD.replace("vendors:\n", framework)))
                .hasMessage(
                        "my.yaml, line 11: frameworks[1].id is 'one', which another framework has; give each its own");
        assertThatThrownBy(() -> load(GOOD + vendor))
                .hasMessage("my.yaml, line 16: vendors[1].organisations has 'maker-labs', which another vendor has;"
                        + " keep one");
    }

    @Test
    void aFileThatIsNoTaxonomyAtAllIsRefused() {
        assertThatThrownBy(() -> load("")).hasMessage("my.yaml is empty; give a taxonomy");
        assertThatThrownBy(() -> load("[1, 2]"))
                .hasMessage("my.yaml, line 1: the file is no mapping; write one 'property: value' a line");
        assertThatThrownBy(() -> Taxonomy.load(new ByteArrayInputStream(new byte[] {'a', (byte) 0xFF}), "my.yaml"))
                .hasMessage("my.yaml is not in UTF-8; save it as UTF-8");
        assertThatThrownBy(() -> load("a: \u0007")).isInstanceOf(TaxonomyException.class);
    }

    @Test
    void aFileThatCannotBeReadIsNamed() throws IOException {
        InputStream closed = InputStream.nullInputStream();
        closed.close();

        assertThatThrownBy(() -> Taxonomy.load(closed, "my.yaml")).hasMessage("my.yaml cannot be read: Stream closed");
    }
}
