package dev.framewatch.taxonomy.manifest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.framewatch.event.AdoptionEvent;
import dev.framewatch.event.Draft;
import dev.framewatch.event.Kind;
import dev.framewatch.event.Precision;
import dev.framewatch.event.Source;
import dev.framewatch.event.Tag;
import dev.framewatch.taxonomy.Classifier;
import dev.framewatch.taxonomy.Taxonomy;
import dev.framewatch.taxonomy.corpus.Vocabulary;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Real manifests: what is read in them, and what it shows, is what their labels say. */
class RealManifestsTest {
    private static final Instant TIME = Instant.parse("2020-06-01T12:00:00Z");

    /** What packages have of a label's name, where that is not the label. */
    private static final Map<String, String> ROOTS = Map.of("pytorch", "torch", "paddlepaddle", "paddle");

    private final Classifier classifier = Taxonomy.builtIn().classifier();
    private final List<JsonNode> rows = new ArrayList<>();

    @BeforeEach
    void readTheManifests() throws IOException {
        rows.addAll(rows("manifests.ndjson"));
    }

    private static List<JsonNode> rows(String name) throws IOException {
        Path root = Path.of("").toAbsolutePath();
        while (root.getParent() != null && !Files.isDirectory(root.resolve(".mvn"))) {
            root = root.getParent();
        }
        Path file = root.resolveSibling("shared").resolve("data/corpus").resolve(name);
        assumeTrue(Files.isReadable(file), "../shared is absent");
        JsonMapper mapper = new JsonMapper();
        try (Stream<String> lines = Files.lines(file)) {
            List<JsonNode> rows = lines.map(mapper::readTree).toList();
            assertThat(rows).isNotEmpty();
            return rows;
        }
    }

    @Test
    void everyRequirementIsReadAndNothingElse() {
        Agreement names = new Agreement();
        for (JsonNode row : rows) {
            if (text(row, "kind").equals("requirements")) {
                names.add(new HashSet<>(read(row).packages()), normalised(texts(row, "packages")));
            }
        }
        System.out.println("names in requirements files: " + names);

        assertThat(names.precision()).isGreaterThanOrEqualTo(0.99);
        assertThat(names.recall()).isGreaterThanOrEqualTo(0.99);
    }

    @Test
    void noFileHasAProblem() {
        assertThat(rows).allSatisfy(row -> assertThat(read(row).problems()).isEmpty());
    }

    @Test
    void everyNameStandsInItsFile() {
        assertThat(rows).allSatisfy(row -> {
            String letters = letters(text(row, "content"));
            assertThat(read(row).packages()).allMatch(name -> letters.contains(letters(name)));
        });
    }

    @Test
    void everyLabelHasAPackageWithItsName() {
        Agreement labels = new Agreement();
        for (JsonNode row : rows) {
            Set<String> expected = new TreeSet<>(texts(row, "expected_labels"));
            List<String> packages = read(row).packages();
            Set<String> found = new TreeSet<>(expected);
            found.removeIf(label -> !carries(packages, label));
            labels.add(found, expected);
        }
        System.out.println("labels whose name a package carries: " + labels);

        assertThat(labels.recall()).isGreaterThanOrEqualTo(0.99);
    }

    /**
     * The labels come from a closed map of names, which lacks many: a framework's name in a package's is then beyond
     * the map rather than wrong. Both ways to count are printed.
     */
    @Test
    void packagesShowTheFrameworksOfTheLabels() {
        Agreement strict = new Agreement();
        Agreement judged = new Agreement();
        Map<String, Integer> missing = new TreeMap<>();
        Map<String, Integer> wrong = new TreeMap<>();
        Map<String, Integer> beyond = new TreeMap<>();
        for (JsonNode row : rows) {
            Set<String> expected = new TreeSet<>(texts(row, "expected_labels"));
            List<String> packages = read(row).packages();
            Set<String> found = labels(packages, expected);
            strict.add(found, expected);
            count(missing, expected, label -> !found.contains(label));
            Predicate<String> unmapped = label -> !expected.contains(label) && carries(packages, label);
            count(beyond, found, unmapped);
            found.removeIf(unmapped);
            count(wrong, found, label -> !expected.contains(label));
            judged.add(found, expected);
        }
        System.out.println("labels, as the map of names has them: " + strict);
        System.out.println("labels without those beyond the map: " + judged);
        System.out.println("not found " + missing + ", wrong " + wrong + ", beyond the map " + beyond);

        assertThat(strict.f1()).isGreaterThanOrEqualTo(0.91);
        assertThat(judged.f1()).isGreaterThanOrEqualTo(0.99);
    }

    private static void count(Map<String, Integer> counts, Set<String> labels, Predicate<String> which) {
        labels.stream().filter(which).forEach(label -> counts.merge(label, 1, Integer::sum));
    }

    /** Whether a package has the label's name in its own. */
    private static boolean carries(List<String> packages, String label) {
        return String.join(" ", packages).contains(ROOTS.getOrDefault(label, label));
    }

    @Test
    void imagesShowTheFrameworksOfTheirLabels() {
        Agreement images = new Agreement();
        for (JsonNode row : rows) {
            Set<String> expected = new TreeSet<>(texts(row, "base_image_labels"));
            images.add(labels(read(row).images(), expected), expected);
        }
        System.out.println("labels of base images, apart: " + images);

        assertThat(images.precision()).isEqualTo(1);
    }

    @Test
    void importsShowTheFrameworksOfTheLabels() throws IOException {
        Agreement labels = new Agreement();
        Map<String, Integer> missing = new TreeMap<>();
        for (JsonNode row : rows("dev.ndjson")) {
            if (text(row, "label_basis").startsWith("imports of")
                    && text(row, "label_completeness").equals("exact")) {
                Set<String> expected = new TreeSet<>(texts(row, "labels"));
                String imports = String.join("\n", texts(row, "imports"));
                Dependencies read = Manifest.IMPORTS.read("imports", imports);
                List<String> names = Stream.concat(read.packages().stream(), read.modules().stream())
                        .toList();
                Set<String> found = labels(names, expected);
                labels.add(found, expected);
                count(missing, expected, label -> !found.contains(label));
            }
        }
        System.out.println("labels of import lines, apart: " + labels + "; not found " + missing);

        assertThat(labels.precision()).isGreaterThanOrEqualTo(0.95);
    }

    private static Dependencies read(JsonNode row) {
        String kind = text(row, "kind");
        return Manifest.named(kind).orElseThrow().read(kind, text(row, "content"));
    }

    /**
     * The labels of all tags that count as use. A framework that is only implied, by a product or another framework, is
     * neither asked for nor wrong.
     */
    private Set<String> labels(List<String> dependencies, Set<String> expected) {
        Draft event = AdoptionEvent.draft(Source.GITHUB, Kind.REPOSITORY, "1")
                .revision(TIME)
                .occurred(TIME, Precision.DAY)
                .observed(TIME);
        dependencies.forEach(event::dependency);
        Set<String> labels = new TreeSet<>();
        for (Tag tag : classifier.classify(event.event())) {
            if (tag.role().countsAsUse()) {
                Stream.ofNullable(tag.product()).forEach(labels::add);
                Stream.ofNullable(tag.framework())
                        .filter(framework -> !tag.implied() || expected.contains(framework))
                        .forEach(labels::add);
            }
        }
        labels.retainAll(Vocabulary.labels());
        labels.removeIf(label -> Vocabulary.parents(expected).contains(label) && !expected.contains(label));
        return labels;
    }

    private static String text(JsonNode row, String field) {
        return row.path(field).asString("");
    }

    private static List<String> texts(JsonNode row, String field) {
        return row.path(field).valueStream().map(each -> each.asString("")).toList();
    }

    /** The labels' names as this reader writes them: an address is its repository's name. */
    private static Set<String> normalised(List<String> names) {
        Found found = new Found("labels");
        names.forEach(found::requirement);
        return new HashSet<>(found.dependencies().packages());
    }

    private static String letters(String text) {
        StringBuilder letters = new StringBuilder();
        text.toLowerCase(Locale.ROOT).chars().filter(Character::isLetterOrDigit).forEach(c -> letters.append((char) c));
        return letters.toString();
    }
}
