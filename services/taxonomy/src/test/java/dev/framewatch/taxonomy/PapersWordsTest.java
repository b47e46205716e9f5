package dev.framewatch.taxonomy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.framewatch.event.Tag;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.json.JsonFactory;

/** Real papers: what the classifier counts is what a plain expression counts in the file's lines. */
class PapersWordsTest {
    private static final Pattern PYTORCH = Pattern.compile("(?i)\\bpytorch\\b");
    private static final Pattern TENSORFLOW = Pattern.compile("(?i)\\btensorflow\\b");

    private static Path file() {
        Path root = Path.of("").toAbsolutePath();
        while (root.getParent() != null && !Files.isDirectory(root.resolve(".mvn"))) {
            root = root.getParent();
        }
        return root.resolveSibling("shared").resolve("data/imports/papers-words.json.gz");
    }

    @Test
    void thePapersOfEachYearThatNameAFrameworkAreCountedExactly() throws IOException {
        assumeTrue(Files.isReadable(file()), "../shared is absent");

        Map<String, Integer> counted = counted();

        assertThat(counted).hasSizeGreaterThan(8).isEqualTo(expected());
    }

    private static Map<String, Integer> counted() throws IOException {
        Classifier classifier = Taxonomy.builtIn().classifier();
        Map<String, Integer> counts = new TreeMap<>();
        Map<String, String> paper = new TreeMap<>();
        try (InputStream in = new GZIPInputStream(Files.newInputStream(file()));
                JsonParser json = new JsonFactory().createParser(ObjectReadContext.empty(), in)) {
            for (JsonToken token = json.nextToken(); token != null; token = json.nextToken()) {
                if (token == JsonToken.VALUE_STRING) {
                    paper.put(String.valueOf(json.currentName()), json.getString());
                } else if (token == JsonToken.END_OBJECT) {
                    List<Tag> tags = classifier.classify(Events.post()
                            .title(paper.get("title"))
                            .text(paper.get("abstract"))
                            .event());
                    List<String> named = tags.stream()
                            .map(tag -> String.valueOf(tag.framework()))
                            .toList();
                    count(counts, paper, named.contains("pytorch"), named.contains("tensorflow"));
                    paper.clear();
                }
            }
        }
        return counts;
    }

    private static Map<String, Integer> expected() throws IOException {
        Map<String, Integer> counts = new TreeMap<>();
        try (BufferedReader lines = new BufferedReader(
                new InputStreamReader(new GZIPInputStream(Files.newInputStream(file())), StandardCharsets.UTF_8))) {
            String all = lines.lines().collect(Collectors.joining("\n"));
            Pattern.compile("\n},?\n").splitAsStream(all).forEach(paper -> {
                Map<String, String> fields = Stream.of("title", "abstract", "date")
                        .collect(Collectors.toMap(name -> name, name -> line(paper, name)));
                String words = fields.get("title") + " " + fields.get("abstract");
                count(
                        counts,
                        fields,
                        PYTORCH.matcher(words).find(),
                        TENSORFLOW.matcher(words).find());
            });
        }
        return counts;
    }

    private static String line(String paper, String name) {
        return paper.lines()
                .filter(line -> line.startsWith("\"" + name + "\": \""))
                .findFirst()
                .map(line -> line.replaceAll("^\"" + name + "\": \"|\",?$", ""))
                .orElse("");
    }

    private static void count(
            Map<String, Integer> counts, Map<String, String> paper, boolean pytorch, boolean tensorflow) {
        if (pytorch || tensorflow) {
            String which = pytorch && tensorflow ? "both" : pytorch ? "PyTorch" : "TensorFlow";
            counts.merge(paper.getOrDefault("date", "").substring(0, 4) + " " + which, 1, Integer::sum);
        }
    }
}
