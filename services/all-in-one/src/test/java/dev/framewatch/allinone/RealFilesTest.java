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
import dev.framewatch.operations.EventMeters;
import java.io.IOException;
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
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** Real files of the sources, imported by the whole pipeline; skipped where they are not beside the project. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class RealFilesTest {
    private final Path shared = Checkout.root().resolveSibling("shared").resolve("data");
    private final Path docs = Checkout.root().resolve("docs");

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
    void sharesOfPapersAndTheirCodeEqualAnIndependentCountFromTheFiles() throws Exception {
        Path imports = shared.resolve("imports");
        Path words = imports.resolve("papers-words.json.gz");
        Path abstracts = imports.resolve("papers-abstracts.json.gz");

        ImportReport papers = run("papers-abstracts", ImportOptions.NONE, words);
        ImportReport again = run("papers-abstracts", ImportOptions.NONE, words);
        ImportReport more = run("papers-abstracts", ImportOptions.NONE, abstracts);
        long before = pipeline.count(EventMeters.INDEXED);
        ImportReport code = run(
                "papers-links",
                new ImportOptions(Map.of("abstracts", abstracts.toString())),
                imports.resolve("papers-links.json.gz"));

        assertThat(papers.rejected() + again.rejected() + more.rejected() + code.rejected())
                .isZero();
        assertThat(again.published()).isZero();
        assertThat(code.published()).isEqualTo(code.items()).isEqualTo(232);
        assertThat(pipeline.count(EventMeters.INDEXED) - before).isEqualTo(232);
        PapersRecount recount = new PapersRecount(imports);
        assertThat(told("year")).isEqualTo(lines(recount.byYear())).hasSizeGreaterThan(10);
        assertThat(told("quarter")).isEqualTo(lines(recount.byQuarter())).hasSizeGreaterThan(15);
        assertThat(ask("/chart/shares.svg?kind=paper&by=quarter&frameworks=pytorch,tensorflow"))
                .as("docs/papers-by-quarter.svg, which docs/methodology.md shows")
                .isEqualTo(Files.readString(docs.resolve("papers-by-quarter.svg"), UTF_8));
    }

    @Test
    void theTableOfPapersInTheDocumentIsThatCount() throws Exception {
        List<String> rows = new PapersRecount(shared.resolve("imports"))
                .byYear().stream()
                        .filter(count -> count.kind().equals("paper"))
                        .map(count -> String.format(
                                Locale.ROOT,
                                "| %s | %,d | %,d | %,d, %.1f %% | %,d, %.1f %% |",
                                count.window(),
                                count.all(),
                                count.total(),
                                count.events("pytorch"),
                                count.share("pytorch").movePointRight(2),
                                count.events("tensorflow"),
                                count.share("tensorflow").movePointRight(2)))
                        .toList();

        assertThat(Files.readString(docs.resolve("methodology.md"), UTF_8)).contains(String.join("\n", rows) + "\n\n");
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
        assertThat(pipeline.count(EventMeters.REJECTED, "service", "classifier"))
                .isZero();
        assertThat(pipeline.count(EventMeters.REJECTED, "service", "indexer")).isZero();
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

    /** What the API tells of papers and their code, as its CSV: window, kind, framework, events, total, share, all. */
    private Set<String> told(String by) throws Exception {
        return ask("/api/v1/shares?kind=paper,code&format=csv&by=" + by)
                .lines()
                .skip(1)
                .map(line -> line.split(",", -1))
                .map(cells -> String.join(",", cells[0], cells[2], cells[3], cells[4], cells[5], cells[6], cells[10]))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /** The same of each framework that the kind shows in any window. */
    private static Set<String> lines(List<PapersRecount.Count> counts) {
        Map<String, Set<String>> shown = new TreeMap<>();
        counts.forEach(count -> shown.computeIfAbsent(count.kind(), kind -> new TreeSet<>())
                .addAll(count.events().keySet()));
        Set<String> lines = new TreeSet<>();
        for (PapersRecount.Count count : counts) {
            for (String framework : shown.getOrDefault(count.kind(), Set.of())) {
                lines.add(String.join(
                        ",",
                        count.window(),
                        count.kind(),
                        framework,
                        String.valueOf(count.events(framework)),
                        String.valueOf(count.total()),
                        count.share(framework).toString(),
                        String.valueOf(count.all())));
            }
        }
        return lines;
    }

    private String ask(String path) throws Exception {
        URI address = URI.create(pipeline.http().orElseThrow() + path);
        try (HttpClient client = HttpClient.newHttpClient()) {
            return client.send(HttpRequest.newBuilder(address).build(), BodyHandlers.ofString(UTF_8))
                    .body();
        }
    }
}
