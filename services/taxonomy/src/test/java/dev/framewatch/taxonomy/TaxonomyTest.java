package dev.framewatch.taxonomy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.framewatch.event.Role;
import dev.framewatch.event.Tag;
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
            cues: {mentions: {before: [unlike], after: [like]}, fillers: [the]}
            context: [deep learning]
            frameworks:
              - id: one
                name: One
                names: [one, uno]
                in-context: [single]
                context: [alone]
                repositories: [One/One]
                implies: [two]
              - id: two
                name: Two
                names: [dos]
            products:
              - id: thing
                name: Thing
                axis: deployment
                frameworks: [one]
                packages: [thing]
                repositories: [Two/Thing]
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
        assertThat(taxonomy.frameworks()).extracting(Framework::name).containsExactly("One", "Two");
        assertThat(taxonomy.products()).extracting(Product::name).containsExactly("Thing");
        assertThat(taxonomy.repositories()).containsExactly("one/one");
        assertThat(taxonomy.ownRepositories()).containsExactly("one/one", "two/thing");
        assertThat(taxonomy.vendor("maker-LABS").map(Vendor::id)).contains("maker");
        assertThat(taxonomy.vendor("somebody")).isEmpty();
    }

    @Test
    void itsOwnWordsContextAndCuesAreUsed() {
        Classifier classifier = load(GOOD).classifier();

        assertThat(classifier.classify(Events.says("uno")))
                .extracting(Tag::framework)
                .containsExactly("one", "two");
        assertThat(classifier.classify(Events.says("SINGLE deep learning, alone")))
                .extracting(Tag::framework)
                .containsExactly("one", "two");
        assertThat(classifier.classify(Events.says("single, together"))).isEmpty();
        assertThat(classifier.classify(Events.says("unlike the uno")))
                .extracting(Tag::role)
                .containsOnly(Role.MENTIONS);
        assertThat(classifier.classify(Events.repository().dependency("thing").event()))
                .extracting(Tag::product)
                .containsExactly("thing", null);
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
                    version: "7"    | "x": 1             | my.yaml, line 1: x is unknown here; known are version, context, cues, frameworks, products, vendors
                    context: [deep learning] | version: 8 | my.yaml, line 3: version stands twice; keep one
                    mentions: {before | likes: {before     | my.yaml, line 2: cues.likes is unknown here; known are fillers, uses, mentions, compares, moves-from, moves-to, from, to
                    before: [unlike] | beside: [unlike]   | my.yaml, line 2: cues.mentions.beside is unknown here; known are before, after
                    id: one         | id: One            | my.yaml, line 5: frameworks[0].id is 'One'; an id has lower-case letters, digits, '.', '_' and '-'
                    name: One       | title: One         | my.yaml, line 5: frameworks[0].name is missing; add it
                    [one, uno]      | uno                | my.yaml, line 7: frameworks[0].names is no list; write [a, b] or one '- a' a line
                    [one, uno]      | [one, one]         | my.yaml, line 7: frameworks[0].names has 'one' twice; keep one
                    [one, uno]      | [one, '']          | my.yaml, line 7: frameworks[0].names is empty; write a value or leave the entry out
                    [one, uno]      | [one, [uno]]       | my.yaml, line 7: frameworks[0].names is no text; write a single value
                    [dos]           | []                 | my.yaml, line 14: frameworks[1].names is empty; give at least one name or package
                    implies: [two]  | implies: [three]   | my.yaml, line 11: frameworks[0].implies has 'three', which is no framework here; define it above
                    axis: deployment | axis: sale        | my.yaml, line 18: products[0].axis is 'sale'; known are research, model-availability, deployment, ecosystem, community
                    id: thing       | id: two            | my.yaml, line 16: products[0].id is 'two', which another has; give each framework and product its own
                    [deep learning] | [deep              | my.yaml, line 4: the file is no YAML: expected ',' or ']'
                    """)
    void whatIsWrongIsSaidWithItsLine(String good, String bad, String message) {
        assertThat(GOOD).contains(good);
        assertThatThrownBy(() -> load(GOOD.replace(good, bad)))
                .isInstanceOf(TaxonomyException.class)
                .hasMessageStartingWith(message);
    }

    @Test
    void aVendorOfAFrameworkThatIsNoneIsRefused() {
        String vendor = "name: Maker\n    frameworks: ";

        assertThat(GOOD).contains(vendor + "[one]");
        assertThatThrownBy(() -> load(GOOD.replace(vendor + "[one]", vendor + "[three]")))
                .hasMessage("my.yaml, line 25: vendors[0].frameworks has 'three', which is no framework here; define it"
                        + " above");
    }

    @Test
    void allThatIsWrongIsSaidAtOnceInTheOrderOfTheLines() {
        String bad = GOOD.replace("axis: deployment", "axis: sale")
                .replace("name: One", "title: One")
                .replace("implies: [two]", "implies: [three]");

        assertThatThrownBy(() -> load(bad))
                .satisfies(wrong -> assertThat(String.valueOf(wrong.getMessage())
                                .lines()
                                .map(line -> line.replaceAll(" (is|has) .*", " $1")))
                        .containsExactly(
                                "my.yaml, line 5: frameworks[0].name is",
                                "my.yaml, line 6: frameworks[0].title is",
                                "my.yaml, line 11: frameworks[0].implies has",
                                "my.yaml, line 18: products[0].axis is"));
    }

    @Test
    void ofVeryManyProblemsTheFirstAreSaidAndTheRestCounted() {
        String bad = GOOD + "x: 1\n".repeat(40);

        assertThatThrownBy(() -> load(bad))
                .hasMessageContaining("x is unknown here")
                .hasMessageEndingWith("more");
    }

    @Test
    void itMayHaveWeightsOfItsOwn() {
        byte[] whole = Taxonomy.withWeights(GOOD.getBytes(StandardCharsets.UTF_8));
        String other = new String(whole, StandardCharsets.UTF_8).replaceFirst("(?m)^  firm: .*$", "  firm: 0");

        assertThat(load(new String(whole, StandardCharsets.UTF_8)).weights().of(Feature.FIRM))
                .isEqualTo(Weights.builtIn().of(Feature.FIRM));
        assertThat(load(other).weights().of(Feature.FIRM)).isZero();
        assertThat(Taxonomy.withWeights(whole)).isEqualTo(whole);
        assertThatThrownBy(() -> load(other.replace("  firm: 0", "  firm: much")))
                .hasMessageEndingWith("weights.firm is 'much'; write a number");
    }

    @Test
    void twoFrameworksOfOneIdAndTwoVendorsOfOneAccountAreRefused() {
        String framework = "  - {id: one, name: Other, names: [other]}\nproducts:\n";
        String vendor = "  - {id: other, name: Other, organisations: [maker-labs]}\n";

        assertThatThrownBy(() -> load(GOOD.replace("products:\n", framework)))
                .hasMessage("my.yaml, line 15: frameworks[2].id is 'one', which another has; give each framework and"
                        + " product its own");
        assertThatThrownBy(() -> load(GOOD + vendor))
                .hasMessage("my.yaml, line 27: vendors[1].organisations has 'maker-labs', which another vendor has;"
                        + " keep one");
    }

    @Test
    void aFileThatIsNoTaxonomyAtAllIsRefused() {
        assertThatThrownBy(() -> load("")).hasMessage("my.yaml is empty; give one 'property: value' a line");
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
