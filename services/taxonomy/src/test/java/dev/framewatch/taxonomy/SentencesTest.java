package dev.framewatch.taxonomy;

import static org.assertj.core.api.Assertions.assertThat;

import dev.framewatch.event.Tag;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What people write, and which frameworks and products it shows. */
class SentencesTest {
    private static final Predicate<String> CHINESE =
            Pattern.compile("\\p{IsHan}").asPredicate();

    /** Those that people who write Chinese use most. */
    private static final List<String> IN_CHINESE_TOO = List.of(
            "pytorch",
            "tensorflow",
            "keras",
            "keras3",
            "jax",
            "mxnet",
            "paddlepaddle",
            "mindspore",
            "caffe",
            "oneflow",
            "jittor",
            "megengine",
            "onnx",
            "scikit-learn",
            "lightning",
            "transformers",
            "hugging-face",
            "tflite",
            "tfjs",
            "torchserve",
            "tensorflow-serving",
            "tensorrt",
            "openvino",
            "vllm",
            "detectron2",
            "mmdetection",
            "pytorch-geometric",
            "colab");

    record Sentence(Set<String> shows, String text) {
        private static Sentence of(String line) {
            String[] parts = line.split(" \\| ", 2);
            return new Sentence(Set.of(parts[0].split(" ", -1)), parts[1]);
        }

        @Override
        public String toString() {
            return text;
        }
    }

    private static final Taxonomy TAXONOMY = Taxonomy.builtIn();
    private final Classifier classifier = TAXONOMY.classifier();

    private static List<String> lines(String file) {
        try (InputStream in = Objects.requireNonNull(SentencesTest.class.getResourceAsStream(file), file)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.startsWith("# "))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static Stream<Sentence> frameworks() {
        return lines("frameworks.txt").stream().map(Sentence::of);
    }

    static Stream<Sentence> products() {
        return lines("products.txt").stream().map(Sentence::of);
    }

    static List<String> plain() {
        return lines("plain.txt");
    }

    @ParameterizedTest
    @MethodSource({"frameworks", "products"})
    void aSentenceShowsItsFrameworksAndProductsAndNoOther(Sentence sentence) {
        assertThat(used(sentence.text())).isEqualTo(sentence.shows());
    }

    @ParameterizedTest
    @MethodSource("plain")
    void aPlainSenseShowsNothing(String text) {
        assertThat(classifier.classify(Events.says(text))).isEmpty();
    }

    @Test
    void everyFrameworkAndProductHasASentenceAndTheMainOnesOneInChinese() {
        List<Sentence> frameworks = frameworks().toList();
        List<Sentence> products = products().toList();
        List<Sentence> chinese = Stream.concat(frameworks.stream(), products.stream())
                .filter(sentence -> CHINESE.test(sentence.text()))
                .toList();

        assertThat(TAXONOMY.frameworks()).extracting(Framework::id).allSatisfy(id -> shown(id, frameworks));
        assertThat(TAXONOMY.products()).extracting(Product::id).allSatisfy(id -> shown(id, products));
        assertThat(IN_CHINESE_TOO).allSatisfy(id -> shown(id, chinese));
    }

    private static void shown(String id, List<Sentence> sentences) {
        assertThat(sentences)
                .as("sentences of %s", id)
                .anyMatch(sentence -> sentence.shows().contains(id));
    }

    private Set<String> used(String text) {
        return classifier.classify(Events.says(text)).stream()
                .filter(tag -> tag.role().countsAsUse())
                .flatMap(SentencesTest::shownBy)
                .collect(Collectors.toUnmodifiableSet());
    }

    private static Stream<String> shownBy(Tag tag) {
        return Stream.of(tag.framework(), tag.product()).flatMap(Stream::ofNullable);
    }
}
