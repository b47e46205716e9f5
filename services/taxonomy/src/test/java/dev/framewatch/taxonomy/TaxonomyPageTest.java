package dev.framewatch.taxonomy;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The page that tells how to add a framework, followed to the letter. */
class TaxonomyPageTest {
    private static final Pattern EXAMPLE = Pattern.compile("```yaml\n(.*?)```", Pattern.DOTALL);
    private static final Pattern ROW = Pattern.compile("(?m)^\\| ([^|`]+) \\|( `[^|]*`)? \\|$");

    private final String page = read(root().resolve("docs/taxonomy.md"));

    private static Path root() {
        Path root = Path.of("").toAbsolutePath();
        while (!Files.isDirectory(root.resolve(".mvn"))) {
            root = Objects.requireNonNull(root.getParent(), "no folder above has .mvn");
        }
        return root;
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new AssertionError(file + " cannot be read", e);
        }
    }

    private static String builtIn() throws IOException {
        try (InputStream in = Objects.requireNonNull(Taxonomy.class.getResourceAsStream("taxonomy.yaml"))) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    private Taxonomy asThePageSays() throws IOException {
        List<String> entries =
                EXAMPLE.matcher(page).results().map(each -> each.group(1)).toList();
        assertThat(entries).as("the framework and the product").hasSize(2);
        String yaml = builtIn()
                .replace("\nproducts:\n", "\n" + entries.get(0) + "\nproducts:\n")
                .replace("\nvendors:\n", "\n" + entries.get(1) + "\nvendors:\n");
        return Taxonomy.load(new ByteArrayInputStream(yaml.getBytes(StandardCharsets.UTF_8)), "my-taxonomy.yaml");
    }

    private static String shown(Classifier classifier, String sentence) {
        return classifier.classify(Events.says(sentence)).stream()
                .flatMap(tag -> Stream.of(tag.framework(), tag.product()).flatMap(Stream::ofNullable))
                .map(id -> " `" + id + "`")
                .distinct()
                .sorted()
                .collect(Collectors.joining());
    }

    @Test
    void itsFrameworkAndItsProductAreShownByItsSentences() throws IOException {
        Taxonomy taxonomy = asThePageSays();
        Classifier classifier = taxonomy.classifier();
        List<MatchResult> rows = ROW.matcher(page.substring(page.indexOf("| sentence | shows |")))
                .results()
                .toList();

        assertThat(taxonomy.frameworks()).extracting(Framework::id).endsWith("flux");
        assertThat(taxonomy.products()).extracting(Product::id).endsWith("metalhead");
        assertThat(rows)
                .hasSize(6)
                .allSatisfy(row -> assertThat(shown(classifier, row.group(1)))
                        .isEqualTo(Objects.requireNonNullElse(row.group(2), "")));
    }

    @Test
    void theBuiltInTaxonomyDoesNotKnowThemYet() {
        assertThat(shown(Taxonomy.builtIn().classifier(), "A neural ODE in Julia with Flux"))
                .isEmpty();
    }

    @Test
    void itTellsOfEveryProperty() {
        Stream<String> lists = Arrays.stream(Rule.Sense.values()).map(Rule.Sense::property);

        assertThat(Stream.concat(Stream.of("id", "name", "axis", "frameworks", "implies", "usually", "unless"), lists))
                .allSatisfy(property -> assertThat(page).contains("\n| `" + property + "` | "));
    }
}
