package dev.framewatch.allinone;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.framewatch.event.AdoptionEvent;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class ClassifyCommandTest {
    @TempDir
    private Path folder;

    private String file(String name, String content) throws IOException {
        return Files.writeString(folder.resolve(name), content).toString();
    }

    @Test
    void aTextIsShownWithItsEvidenceMarked() {
        Answer answer = Answer.to("classify", "We wrote it with PyTorch last week.");

        assertThat(answer.code()).isZero();
        assertThat(answer.out()).startsWith("We wrote it with «PyTorch» last week.\n");
        assertThat(answer.out().lines())
                .anyMatch(line -> line.matches("pytorch +uses +0\\.\\d\\d +text \"PyTorch\" .*"));
        assertThat(answer.err()).isEmpty();
    }

    @Test
    void aTextThatShowsNothingIsAnsweredSo() {
        assertThat(Answer.to("classify", "a walk in the park").out()).isEqualTo("No framework is shown.\n");
    }

    @Test
    void jsonHasTheTagsAsEventsHaveThem() {
        JsonNode json = JsonMapper.shared()
                .readTree(
                        Answer.to("classify", "in PyTorch", "--format", "json").out());

        assertThat(json.path("taxonomy").asString()).isNotEmpty();
        assertThat(json.at("/tags/0/framework").asString()).isEqualTo("pytorch");
        assertThat(json.at("/tags/0/evidence/0/matched").asString()).isEqualTo("PyTorch");
    }

    @Test
    void ofAFileTheLinesWithEvidenceAreShown() throws IOException {
        String notes = file("notes.txt", "First.\nThen \u001b[31m PyTorch.\nLast.\n");

        assertThat(Answer.to("classify", notes).out())
                .startsWith("    2  Then \\u001b[31m «PyTorch».\n")
                .doesNotContain("Last");
    }

    @Test
    void aFileNamedLikeAManifestIsReadAsOne() throws IOException {
        Answer answer = Answer.to("classify", file("requirements.txt", "# not keras\ntorch==1.0\na b\n"));

        assertThat(answer.out())
                .contains("    2  «torch»==1.0\n", "dependencies \"torch\"")
                .doesNotContain("keras");
        assertThat(answer.err()).startsWith("Note: ").contains("requirements.txt, line 3");
    }

    @Test
    void standardInputIsReadToo() {
        AdoptionEvent event = ClassifyInput.of("-", new ByteArrayInputStream("in PyTorch".getBytes(UTF_8)))
                .event();

        assertThat(event.text()).isEqualTo("in PyTorch");
    }

    @Test
    void whatCannotBeReadIsSaid() throws IOException {
        Path latin = Files.write(folder.resolve("latin.txt"), new byte[] {'a', (byte) 0xE9, 'b'});

        assertThat(Answer.to("classify", latin.toString()).err()).contains("latin.txt is not in UTF-8");
        assertThat(Answer.to("classify", folder.toString()).err()).contains("is a folder");
        assertThat(Answer.to("classify", "absent.txt").err()).contains("There is no file absent.txt");
        assertThat(Answer.to("classify", "text", "--ndjson", "rows").code()).isEqualTo(2);
        assertThatThrownBy(() -> ClassifyInput.of("-", new ByteArrayInputStream(new byte[32 * 1024 * 1024 + 1])))
                .isInstanceOf(Failure.class)
                .hasMessageContaining("more than 32 MiB");
    }

    @Test
    void rowsAreAnsweredLineByLine() throws IOException {
        String rows = file("rows.ndjson", """
                {"id": "one", "title": "From Keras to PyTorch"}
                {"id": "two", "title": "A walk"}
                """);

        Answer answer = Answer.to("classify", "--ndjson", rows);

        assertThat(answer.out().lines()).hasSize(2).last().isEqualTo("{\"id\":\"two\",\"labels\":[],\"tags\":[]}");
        JsonNode first =
                JsonMapper.shared().readTree(answer.out().lines().findFirst().orElseThrow());
        assertThat(first.path("id").asString()).isEqualTo("one");
        assertThat(first.path("labels").valueStream().map(JsonNode::asString)).contains("pytorch");
        assertThat(first.at("/tags/0/evidence")).isNotEmpty();
    }

    @Test
    void longLinesAreCutAroundWhatIsMarked() throws IOException {
        String text = "a ".repeat(500) + "PyTorch " + "b ".repeat(500) + "😀".repeat(300);

        String shown = Answer.to("classify", file("long.txt", text))
                .out()
                .lines()
                .findFirst()
                .orElseThrow();

        assertThat(shown).startsWith("…").contains("«PyTorch»").endsWith("…").hasSizeLessThan(250);
    }
}
