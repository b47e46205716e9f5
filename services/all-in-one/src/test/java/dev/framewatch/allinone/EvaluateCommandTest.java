package dev.framewatch.allinone;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class EvaluateCommandTest {
    private static final String ROWS = """
            {"id": "right", "title": "A net in PyTorch", "labels": ["pytorch"], "label_evidence": {"pytorch": \
            "title_text"}, "kind": "positive", "label_completeness": "exact"}
            {"id": "missed", "title": "A net", "labels": ["keras"], "label_evidence": {"keras": "manifest"}, \
            "kind": "positive", "label_completeness": "at_least"}
            {"id": "tempting", "title": "Carrying the torch", "labels": [], "kind": "hard_negative", \
            "label_completeness": "exact"}
            """;

    @TempDir
    private Path folder;

    private String rows = "";
    private String links = "";

    @BeforeEach
    void write() throws IOException {
        rows = Files.writeString(folder.resolve("rows.ndjson"), ROWS).toString();
        links = Files.writeString(folder.resolve("links.ndjson"), """
                        {"paper_title": "A net in PyTorch", "repo_url": "https://github.com/a/b", "framework": "pytorch"}
                        {"paper_title": "A net", "repo_url": "https://github.com/a/b", "framework": "tf"}
                        {"paper_title": "A net", "repo_url": "https://github.com/a/b", "framework": "none"}
                        """).toString();
    }

    @Test
    void figuresStandBesideThoseOfOneWordALabel() {
        Answer answer = Answer.to("evaluate", rows, "--errors", "5");

        assertThat(answer.code()).isZero();
        assertThat(answer.out().lines().map(line -> line.replaceAll(" +", " ")))
                .contains(
                        "label rows hits wrong precision recall F1 word precision word recall word F1",
                        "pytorch 1 1 0 1.0000 1.0000 1.0000 0.5000 1.0000 0.6667",
                        "all together 2 1 0 1.0000 0.5000 0.6667 0.5000 0.5000 0.5000",
                        "hard negatives left untagged, of 1 1.0000 0.0000",
                        "keras - 1",
                        "missed A net",
                        " missed keras");
        assertThat(answer.err()).isEmpty();
    }

    @Test
    void jsonHasAllOfIt() {
        JsonNode json = JsonMapper.shared()
                .readTree(Answer.to("evaluate", rows, "--declared", links, "--errors", "1", "--format", "json")
                        .out());

        assertThat(json.at("/classifier/together/f1").asDouble()).isEqualTo(2 / 3.0);
        assertThat(json.at("/classifier/labels/pytorch/hits").asInt()).isEqualTo(1);
        assertThat(json.at("/classifier/hardNegatives/share").asDouble()).isEqualTo(1);
        assertThat(json.at("/classifier/confusions/0/missed").asString()).isEqualTo("keras");
        assertThat(json.at("/classifier/calibration/completeRows/0/right").asInt())
                .isEqualTo(1);
        assertThat(json.at("/word/hardNegatives/untagged").asInt()).isZero();
        assertThat(json.at("/errors/0/id").asString()).isEqualTo("missed");
        assertThat(json.at("/declared/without/agreed").asInt()).isEqualTo(1);
    }

    @Test
    void csvHasTheScores() {
        assertThat(Answer.to("evaluate", rows, "--format", "csv").out().lines())
                .contains("pytorch,1,1,0,1.0000,1.0000,1.0000,0.5000,1.0000,0.6667")
                .hasSize(4);
    }

    @Test
    void agreementWithWhatRowsDeclareIsPrintedApart() {
        assertThat(Answer.to("evaluate", "--declared", links).out().lines().map(line -> line.replaceAll(" +", " ")))
                .contains(
                        "Agreement with what 2 of 3 rows declare",
                        "without looking at the declaration 1 1 1.0000 0.5000",
                        "with it 2 2 1.0000 1.0000",
                        "1 rows declare nothing, 0 declare what the taxonomy does not know.");
    }

    @Test
    void aBrokenLineIsNamed() throws IOException {
        Files.writeString(folder.resolve("rows.ndjson"), ROWS + "{\"id\": \"unlabelled\"}\n");

        Answer answer = Answer.to("evaluate", rows);

        assertThat(answer.code()).isEqualTo(1);
        assertThat(answer.err()).isEqualTo("framewatch evaluate: " + rows + ", line 4: kind is missing; add it\n");
        assertThat(answer.out()).isEmpty();
    }

    @Test
    void whatCannotBeEvaluatedIsSaid() throws IOException {
        String empty = Files.writeString(folder.resolve("empty"), "\n").toString();

        assertThat(Answer.to("evaluate", empty).err()).contains("has no rows");
        assertThat(Answer.to("evaluate", folder.resolve("absent").toString()).code())
                .isEqualTo(1);
        assertThat(Answer.to("evaluate").code()).isEqualTo(2);
        assertThat(Answer.to("evaluate", rows, "--errors", "-1").code()).isEqualTo(2);
        assertThat(Answer.to("evaluate", rows, "--taxonomy", empty).err()).contains("empty is empty");
    }
}
