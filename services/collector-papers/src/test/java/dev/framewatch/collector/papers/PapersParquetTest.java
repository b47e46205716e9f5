package dev.framewatch.collector.papers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.framewatch.collector.ImportFailed;
import dev.framewatch.collector.ImportFormat;
import dev.framewatch.collector.ImportedFile;
import dev.framewatch.collector.KeyedHash;
import dev.framewatch.collector.ParquetFile;
import dev.framewatch.kafka.Rejection;
import dev.framewatch.taxonomy.Taxonomy;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The archives in both forms in which they are handed out. */
class PapersParquetTest {
    private static final String LINKS = "optional binary paper_url (STRING); optional binary paper_title (STRING);"
            + "optional binary paper_arxiv_id (STRING); optional binary paper_url_abs (STRING);"
            + "optional binary repo_url (STRING); optional boolean is_official; optional binary framework (STRING);";
    private static final String ABSTRACTS = "optional binary paper_url (STRING); optional binary arxiv_id (STRING);"
            + "optional binary title (STRING); optional binary abstract (STRING); optional binary url_abs (STRING);"
            + "optional group authors (LIST) { repeated group list { optional binary element (STRING); } }"
            + "optional group tasks (LIST) { repeated group list { optional binary element (STRING); } }"
            + "optional group methods (LIST) { repeated group list { optional group element {"
            + " optional binary name (STRING); optional binary full_name (STRING); } } }";
    private static final List<String> LINK_ROWS =
            IntStream.range(0, 400).mapToObj(PapersParquetTest::link).toList();
    private static final List<String> ABSTRACT_ROWS =
            IntStream.range(0, 400).mapToObj(PapersParquetTest::paper).toList();

    private final ImportFormat links =
            new PapersLinks(ImportedFile.FILES, new KeyedHash("a key"), Taxonomy.builtIn(), ImportedFile.CLOCK);
    private final ImportFormat abstracts = new PapersAbstracts(ImportedFile.CLOCK);

    @TempDir
    private Path folder;

    private static String link(int i) {
        return "{\"paper_url\":\"https://paperswithcode.com/paper/nets-" + i + "\",\"paper_title\":\"Nets " + i
                + "\",\"paper_arxiv_id\":" + (i % 3 == 0 ? "null" : "\"17" + (10 + i % 3) + ".0" + (1_000 + i) + "\"")
                + ",\"paper_url_abs\":null,\"repo_url\":"
                + (i % 50 == 0 ? "null" : "\"https://github.com/Owner" + i + "/Nets\"") + ",\"is_official\":"
                + (i % 2 == 0)
                + ",\"framework\":" + (i % 4 == 0 ? "null" : i % 4 == 1 ? "\"none\"" : "\"pytorch\"") + "}";
    }

    private static String paper(int i) {
        return "{\"paper_url\":\"https://paperswithcode.com/paper/nets-" + i + "\",\"arxiv_id\":"
                + (i % 3 == 0 ? "null" : "\"17" + (10 + i % 3) + ".0" + (1_000 + i) + "\"") + ",\"title\":"
                + (i % 60 == 0 ? "null" : "\"Nets " + i + "\"") + ",\"abstract\":\"Wir nutzen PyTorch für " + i
                + ".\",\"url_abs\":null,\"authors\":[\"A\",\"B\"],\"tasks\":"
                + (i % 5 == 0 ? "[]" : "[\"Vision\",null]")
                + ",\"methods\":" + (i % 4 == 0 ? "null" : "[{\"name\":\"ResNet\",\"full_name\":null}]") + ",\"date\":"
                + (i % 7 == 0 ? "null" : "\"2017-1" + i % 3 + "-1" + i % 10 + "T00:00:00Z\"") + "}";
    }

    private Path json(List<String> rows) throws IOException {
        return Files.writeString(folder.resolve("file.json"), "[" + String.join(",\n", rows) + "]");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "binary date (STRING)",
                "int64 date (TIMESTAMP(MILLIS,true))",
                "int64 date (TIMESTAMP(MILLIS,false))"
            })
    void abstractsAreTheSameEventsInBothForms(String date) throws IOException {
        Path parquet = ParquetFile.write(
                folder.resolve("file"), "SNAPPY", ABSTRACTS + "optional " + date + ";", ABSTRACT_ROWS);

        assertSame(
                ImportedFile.of(abstracts, parquet, Map.of()),
                ImportedFile.of(abstracts, json(ABSTRACT_ROWS), Map.of()));
    }

    @Test
    void daysWithoutATimeAreTheSameToo() throws IOException {
        List<String> days =
                ABSTRACT_ROWS.stream().map(row -> row.replace("T00:00:00Z", "")).toList();
        Path parquet =
                ParquetFile.write(folder.resolve("file"), "ZSTD", ABSTRACTS + "optional int32 date (DATE);", days);

        assertSame(ImportedFile.of(abstracts, parquet, Map.of()), ImportedFile.of(abstracts, json(days), Map.of()));
    }

    @Test
    void linksAndTheirAbstractsAreTheSameEventsInBothForms() throws IOException {
        Path parquet = ParquetFile.write(folder.resolve("file"), "GZIP", LINKS, LINK_ROWS);
        Path join = ParquetFile.write(
                folder.resolve("join"),
                "SNAPPY",
                ABSTRACTS + "optional int64 date (TIMESTAMP(MILLIS,true));",
                ABSTRACT_ROWS);
        Path joinJson = Files.writeString(folder.resolve("join.json"), String.join("\n", ABSTRACT_ROWS));

        assertSame(
                ImportedFile.of(links, parquet, Map.of("abstracts", join.toString())),
                ImportedFile.of(links, json(LINK_ROWS), Map.of("abstracts", joinJson.toString())));
    }

    private static void assertSame(ImportedFile parquet, ImportedFile json) {
        assertThat(parquet.events()).hasSizeGreaterThan(300).isEqualTo(json.events());
        assertThat(parquet.rejections()).hasSizeGreaterThan(2);
        assertThat(parquet.rejections().stream().map(Rejection::cause))
                .containsExactlyElementsOf(
                        json.rejections().stream().map(Rejection::cause).toList());
        assertThat(parquet.rejections()).allMatch(each -> each.bytes() != null);
    }

    @Test
    void anotherArchiveIsRefusedByItsColumns() throws IOException {
        Path papers = ParquetFile.write(folder.resolve("file"), "SNAPPY", ABSTRACTS, List.of("{\"title\":\"Nets\"}"));
        Path repositories = ParquetFile.write(
                folder.resolve("join"),
                "SNAPPY",
                "optional binary repo_url (STRING);",
                List.of("{\"repo_url\":\"x\"}"));

        ImportedFile imported = ImportedFile.of(links, papers, Map.of());

        assertThat(imported.events()).isEmpty();
        assertThat(imported.rejections())
                .singleElement()
                .extracting(Rejection::cause)
                .asString()
                .contains("no column repo_url", "it has paper_url, arxiv_id");
        assertThatThrownBy(() -> ImportedFile.of(links, papers, Map.of("abstracts", repositories.toString())))
                .isInstanceOf(ImportFailed.class)
                .hasMessageContaining("join names no paper by paper_url");
    }
}
