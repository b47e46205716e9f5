package dev.framewatch.allinone;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.framewatch.collector.ImportFormat;
import dev.framewatch.collector.ImportListener;
import dev.framewatch.collector.ImportOptions;
import dev.framewatch.collector.ImportReport;
import dev.framewatch.collector.ImportRequest;
import dev.framewatch.collector.Importer;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Real files of the sources, imported by the whole pipeline; skipped where they are not beside the project. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class RealFilesTest {
    private final Path shared = Checkout.root().resolveSibling("shared").resolve("data");

    @SuppressWarnings("NullAway.Init") // where the files are, start() sets it before any test
    private Pipeline pipeline;

    @BeforeAll
    void start(@TempDir Path data) throws Exception {
        if (!Files.isDirectory(shared)) {
            return;
        }
        pipeline = Pipeline.start(Installation.in(data), "a test", RunningPipeline.OFFLINE);
        pipeline.awaitSearchable();
    }

    @BeforeEach
    void need() {
        assumeTrue(Files.isDirectory(shared), "../shared is absent");
    }

    @AfterAll
    void stop() {
        if (pipeline != null) {
            pipeline.close();
        }
    }

    @Test
    void papersThatNameAFrameworkAreCountedByYearAsTheFileSays() throws Exception {
        Path file = shared.resolve("imports/papers-words.json.gz");

        Map<String, Long> before = counts();
        ImportReport first = run("papers-abstracts", ImportOptions.NONE, file);
        Map<String, Long> shares = counts();
        ImportReport again = run("papers-abstracts", ImportOptions.NONE, file);

        assertThat(first.rejected()).isZero();
        assertThat(again.published()).isZero();
        for (String framework : List.of("pytorch", "tensorflow")) {
            Map<String, Long> expected = expected(file, framework);
            assertThat(expected).hasSizeGreaterThanOrEqualTo(3);
            expected.forEach((year, papers) -> {
                String window = year + "," + framework;
                assertThat(shares.getOrDefault(window, 0L) - before.getOrDefault(window, 0L))
                        .as(window)
                        .isEqualTo(papers);
            });
        }
        assertThat(counts()).isEqualTo(shares);
    }

    @Test
    void linksWithAbstractsAreAllDatedAndStored() throws Exception {
        ImportOptions abstracts = new ImportOptions(Map.of(
                "abstracts", shared.resolve("imports/papers-abstracts.json.gz").toString()));
        long before = pipeline.count("framewatch.indexer.stored");

        ImportReport report = run("papers-links", abstracts, shared.resolve("imports/papers-links.json.gz"));

        assertThat(report.items()).isEqualTo(232);
        assertThat(report.published()).isEqualTo(232);
        assertThat(pipeline.count("framewatch.indexer.stored") - before).isEqualTo(232);
    }

    @Test
    void everyItemOfEveryOtherFileIsAccountedFor() throws Exception {
        Map<String, List<Path>> files = new TreeMap<>(Map.of(
                "reddit",
                        List.of(
                                shared.resolve("imports/reddit-2008-2013.ndjson.gz"),
                                shared.resolve("imports/submissions.sample.ndjson"),
                                shared.resolve("imports/comments.sample.ndjson")),
                "gharchive", in("payloads/gharchive"),
                "github-repositories",
                        Stream.concat(in("payloads/github/search").stream(), in("payloads/github/repos").stream())
                                .toList()));

        for (var format : files.entrySet()) {
            for (Path file : format.getValue()) {
                ImportReport report = read(format.getKey(), ImportOptions.NONE, file);

                assertThat(report.items()).as(file.toString()).isPositive();
                assertThat(report.published()
                                + report.passed()
                                + report.repeated()
                                + report.rejected()
                                + report.skipped())
                        .as(file + " " + report)
                        .isEqualTo(report.items());
            }
        }
        pipeline.awaitSearchable();
        assertThat(pipeline.count("framewatch.classifier.rejected")).isZero();
        assertThat(pipeline.count("framewatch.indexer.rejected")).isZero();
    }

    private ImportReport run(String name, ImportOptions options, Path file) throws Exception {
        ImportReport report = read(name, options, file);
        pipeline.awaitSearchable();
        return report;
    }

    private ImportReport read(String name, ImportOptions options, Path file) throws Exception {
        ImportFormat format = pipeline.beans(ImportFormat.class).stream()
                .filter(one -> one.name().equals(name))
                .findFirst()
                .orElseThrow();
        return pipeline.bean(Importer.class)
                .run(new ImportRequest(format, options, List.of(file), false), ImportListener.SILENT);
    }

    private List<Path> in(String folder) throws IOException {
        try (Stream<Path> files = Files.list(shared.resolve(folder))) {
            return new ArrayList<>(files.sorted().toList());
        }
    }

    /** Papers by year and framework, as the API's CSV gives them. */
    private Map<String, Long> counts() throws Exception {
        URI shares = URI.create(
                pipeline.http().orElseThrow() + "/api/v1/shares?by=year&source=papers&kind=paper&format=csv");
        Map<String, Long> counts = new TreeMap<>();
        try (HttpClient client = HttpClient.newHttpClient()) {
            String csv = client.send(HttpRequest.newBuilder(shares).build(), BodyHandlers.ofString(UTF_8))
                    .body();
            csv.lines()
                    .skip(1)
                    .map(line -> line.split(",", -1))
                    .forEach(row -> counts.put(row[0] + "," + row[3], Long.valueOf(row[4])));
        }
        return counts;
    }

    /** The same from the file alone: papers whose words have the name among them. */
    private static Map<String, Long> expected(Path file, String name) throws IOException {
        Map<String, Long> counts = new TreeMap<>();
        try (InputStream in = new GZIPInputStream(Files.newInputStream(file))) {
            for (JsonNode paper : JsonMapper.shared().readTree(in)) {
                String words = (paper.path("title").asString("") + " "
                                + paper.path("abstract").asString(""))
                        .toLowerCase(Locale.ROOT);
                if (words.matches("(?s).*\\b" + name + "\\b.*")) {
                    counts.merge(paper.path("date").asString("").substring(0, 4), 1L, Long::sum);
                }
            }
        }
        return counts;
    }
}
