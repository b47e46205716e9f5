package dev.framewatch.allinone;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.framewatch.taxonomy.Taxonomy;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TaxonomyCommandTest {
    @TempDir
    private Path folder;

    private String taxonomy(String from, String to) throws IOException {
        String built = new String(Taxonomy.builtInFile(), UTF_8);
        return Files.writeString(folder.resolve("mine.yaml"), built.replaceFirst(from, to))
                .toString();
    }

    @Test
    void aGoodTaxonomyIsCounted() {
        Answer answer = Answer.to("taxonomy", "check");

        assertThat(answer.code()).isZero();
        assertThat(answer.out())
                .startsWith("OK: ")
                .contains(
                        "version " + Taxonomy.builtIn().version(),
                        Taxonomy.builtIn().frameworks().size() + " frameworks",
                        " words");
    }

    @Test
    void aBrokenTaxonomyIsAnsweredWithTheLine() throws IOException {
        Answer answer = Answer.to("taxonomy", "check", taxonomy("(?m)^version: .*$", "versoin: 1"));

        assertThat(answer.code()).isEqualTo(1);
        assertThat(answer.err()).contains("mine.yaml, line ", "versoin is unknown here");
        assertThat(answer.out()).isEmpty();
    }

    @Test
    void aDifferenceIsTold() throws IOException {
        String mine = taxonomy("(?m)^frameworks:$", """
                frameworks:
                  - id: abacus
                    name: Abacus
                    names: [abacusnet, abacusnets]""");

        assertThat(Answer.to("taxonomy", "diff", "-", mine).out())
                .isEqualTo("+ frameworks abacus (2 words)\n1 added, 0 removed, 0 changed\n");
        assertThat(Answer.to("taxonomy", "diff", mine, "-").out()).startsWith("- frameworks abacus (2 words)\n");
        assertThat(Answer.to("taxonomy", "diff", mine, mine).out()).isEqualTo("No difference.\n");
        assertThat(Answer.to("taxonomy", "diff", "-", mine, "--format", "json").out())
                .startsWith("[{\"kind\":\"added\",\"part\":\"frameworks\",\"id\":\"abacus\"");
    }

    @Test
    void aWordIsToldWithItsPlace() throws IOException {
        String mine = taxonomy("(?m)^context:$", "context:\n  - abacus nets");

        assertThat(Answer.to("taxonomy", "diff", "-", mine).out()).startsWith("+ context: abacus nets\n");
    }

    @Test
    void aFileThatIsNotThereIsSaid() {
        assertThat(Answer.to("taxonomy", "check", "absent.yaml").err()).contains("absent.yaml is no file");
        assertThat(Answer.to("taxonomy", "diff", "-").code()).isEqualTo(2);
    }

    @Test
    void weightsAreLearnedAndMayBePutIntoATaxonomy() throws IOException {
        String rows = Files.writeString(folder.resolve("rows.ndjson"), """
                        {"id": "a", "title": "About MXNet", "labels": ["mxnet"], "label_evidence": {"mxnet": "title_text"}, \
                        "kind": "positive", "label_completeness": "exact"}
                        {"id": "b", "title": "Nothing", "labels": [], "kind": "easy_negative", "label_completeness": "exact"}
                        """).toString();

        Answer learned = Answer.to("taxonomy", "learn", rows);

        assertThat(learned.code()).isZero();
        assertThat(learned.out())
                .startsWith("# Log-odds, learned by: ./framewatch taxonomy learn rows.ndjson\n# from 1 names")
                .contains("\nfirm: ");
        assertThat(Answer.to("taxonomy", "learn", rows)).isEqualTo(learned);
        Path mine = folder.resolve("with-weights.yaml");
        Files.writeString(
                mine,
                new String(Taxonomy.builtInFile(), UTF_8) + "\nweights:\n"
                        + learned.out().indent(2));
        assertThat(Answer.to("taxonomy", "check", mine.toString()).code()).isZero();
    }

    @Test
    void rowsThatTeachNothingAreRefused() throws IOException {
        String rows = Files.writeString(folder.resolve("rows.ndjson"), "\n").toString();

        Answer answer = Answer.to("taxonomy", "learn", rows);

        assertThat(answer.code()).isEqualTo(1);
        assertThat(answer.err()).contains("rows.ndjson has no rows with a name");
    }
}
