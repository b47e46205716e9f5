package dev.framewatch.taxonomy.corpus;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.framewatch.event.AdoptionEvent;
import dev.framewatch.event.Kind;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CorpusFileTest {
    @TempDir
    private Path folder;

    private List<CorpusRow> rows(String... lines) throws IOException {
        Path file = Files.writeString(folder.resolve("rows.ndjson"), String.join("\n", lines));
        List<CorpusRow> rows = new ArrayList<>();
        CorpusFile.read(file, rows::add);
        return rows;
    }

    @Test
    void aRowIsAnEventOfWhatTheClassifierMaySee() throws IOException {
        AdoptionEvent event = rows("""
                {"id": "list:a/b#c d", "platform": "github", "url": "https://github.com/torch/a", "title": "a/b", \
                "text": "A model.", "language": "Python", "topics": ["vision"], "requirements": ["Torch_Vision"], \
                "imports": ["jax.numpy"], "label_basis": "list membership"}""").getFirst().event();

        assertThat(event.kind()).isEqualTo(Kind.REPOSITORY);
        assertThat(event.url()).isNull();
        assertThat(event.title()).isEqualTo("a/b");
        assertThat(event.text()).isEqualTo("A model.");
        assertThat(event.language()).isEqualTo("Python");
        assertThat(event.topics()).containsExactly("vision");
        assertThat(event.dependencies()).first().isEqualTo("torch-vision");
        assertThat(event.dependencies()).anyMatch(name -> name.startsWith("jax"));
    }

    @Test
    void importsThatMadeTheLabelsAreLeftOut() throws IOException {
        AdoptionEvent event =
                rows("{\"id\": \"a\", \"imports\": [\"jax\"], \"label_basis\": \"imports of the notebook code\"}")
                        .getFirst()
                        .event();

        assertThat(event.dependencies()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"github, repository", "package, repository", "notebook, repository", "reddit, post", "paper, paper"})
    void thePlatformSaysWhatHappened(String platform, String kind) throws IOException {
        AdoptionEvent event = rows("{\"id\": \"a\", \"platform\": \"" + platform + "\"}")
                .getFirst()
                .event();

        assertThat(event.kind()).hasToString(kind);
        assertThat(event.source()).isEqualTo(event.kind().source());
    }

    @Test
    void rowsHaveIdsOfTheirOwn() throws IOException {
        List<CorpusRow> rows =
                rows("{\"id\": \"a b\"}", "", "{\"id\": \"" + "é".repeat(600) + "\"}", "{\"id\": \"c\"}\r");

        assertThat(rows)
                .extracting(row -> row.event().id())
                .doesNotHaveDuplicates()
                .hasSize(3);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    {"id": "a"                               | is no JSON
                    {"id": "a"} {"id": "b"}                  | is no JSON
                    {"id": "a", "id": "b"}                   | is no JSON
                    ["id"]                                   | is no JSON object
                    {"title": "a"}                           | id is missing
                    {"id": 7}                                | id is no text
                    {"id": "a", "platform": "gitlab"}        | platform is 'gitlab'; known are github
                    {"id": "a", "topics": "vision"}          | topics is no list of texts
                    {"id": "a", "language": " x"}            | kind is missing
                    {"id": "a", "kind": "odd"}               | kind is 'odd'; known are positive
                    {"id": "a", "kind": "positive", "content": "torch"}      | kind is 'positive'; with content it names
                    {"id": "a", "kind": "positive", "label_completeness": "exact"}   | labels is no list
                    """)
    void whatIsNoRowIsNamedWithItsLine(String broken, String message) {
        assertThatThrownBy(() -> {
                    CorpusRow row = rows("{\"id\": \"a\"}", broken).getLast();
                    row.event();
                    row.truth();
                })
                .isInstanceOf(CorpusException.class)
                .hasMessageContaining("rows.ndjson, line 2: ")
                .hasMessageContaining(message);
    }

    @Test
    void whatIsNotInUtf8IsNamedWithItsLine() throws IOException {
        Path file = Files.write(
                folder.resolve("latin.ndjson"), "{}\n{\"id\": \"é\"}".getBytes(StandardCharsets.ISO_8859_1));

        assertThatThrownBy(() -> CorpusFile.read(file, row -> {}))
                .isInstanceOf(CorpusException.class)
                .hasMessageContaining("latin.ndjson, line 2: is not in UTF-8");
    }

    @Test
    void aRowWithTheContentOfAManifestIsWhatThatDependsOn() throws IOException {
        List<CorpusRow> both = rows("""
                {"id": "a", "kind": "requirements", "content": "torch==1.0\\nnumpy", "expected_labels": ["pytorch"]}""", """
                {"id": "b", "kind": "requirements", "content": "torch", "expected_labels": ["pytorch"], \
                "label_completeness": "exact"}""");

        assertThat(both.getFirst().event().dependencies()).containsExactly("torch", "numpy");
        assertThat(both.getFirst().truth()).isEqualTo(new Truth(Set.of("pytorch"), Set.of("pytorch"), false, false));
        assertThat(both.getLast().truth()).isEqualTo(new Truth(Set.of("pytorch"), Set.of("pytorch"), true, false));
    }

    @Test
    void aLabelWithoutEvidenceIsRefused() {
        CorpusRow row = Rows.of(Rows.positive("jax").putNull("label_evidence"));

        assertThatThrownBy(row::truth)
                .isInstanceOf(CorpusException.class)
                .hasMessageContaining("label_evidence.jax is ''; say where it is shown");
    }
}
