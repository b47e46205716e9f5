package dev.framewatch.collector.papers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.framewatch.collector.ImportFailed;
import dev.framewatch.collector.ImportFormat;
import dev.framewatch.collector.ImportedFile;
import dev.framewatch.collector.KeyedHash;
import dev.framewatch.event.AdoptionEvent;
import dev.framewatch.event.Flag;
import dev.framewatch.event.Precision;
import dev.framewatch.taxonomy.Taxonomy;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PapersFormatsTest {
    private final ImportFormat links =
            new PapersLinks(ImportedFile.FILES, new KeyedHash("a key"), Taxonomy.builtIn(), ImportedFile.CLOCK);
    private final ImportFormat abstracts = new PapersAbstracts(ImportedFile.CLOCK);

    @TempDir
    @SuppressWarnings("NullAway.Init") // JUnit sets it
    private Path folder;

    private static String link(String more) {
        return "{\"paper_url\":\"https://paperswithcode.com/paper/attention-is-all\",\"paper_title\":\"Attention Is All\","
                + "\"repo_url\":\"https://github.com/TensorFlow/Tensor2Tensor\",\"is_official\":true," + more + "}";
    }

    private AdoptionEvent only(ImportFormat format, String line) {
        ImportedFile imported = ImportedFile.of(format, folder, line);
        assertThat(imported.rejections()).isEmpty();
        assertThat(imported.events()).hasSize(1);
        return imported.events().getFirst();
    }

    @Test
    void aLinkIsAnEventOfPaperAndRepository() {
        AdoptionEvent event = only(links, link("\"paper_arxiv_id\":\"1706.03762v2\",\"framework\":\"tf\""));

        assertThat(event.id()).isEqualTo("papers:code:1706.03762#github.com/tensorflow/tensor2tensor");
        assertThat(event.title()).isEqualTo("Attention Is All");
        assertThat(event.url()).isEqualTo("https://github.com/TensorFlow/Tensor2Tensor");
        assertThat(event.declared()).containsExactly("tf");
        assertThat(event.flags()).containsExactlyInAnyOrder(Flag.OFFICIAL, Flag.VENDOR);
        assertThat(event.owner()).hasSize(32);
        assertThat(event.occurredAt()).isEqualTo("2017-06-01T00:00:00Z");
        assertThat(event.precision()).isEqualTo(Precision.MONTH);
    }

    @Test
    void noneDeclaresNothingAndAnUnknownFrameworkIsKept() {
        assertThat(only(links, link("\"paper_arxiv_id\":\"1706.03762\",\"framework\":\"none\""))
                        .declared())
                .isEmpty();
        assertThat(only(links, link("\"paper_arxiv_id\":\"1706.03762\",\"framework\":null"))
                        .declared())
                .isEmpty();
        assertThat(only(links, link("\"paper_arxiv_id\":\"1706.03762\",\"framework\":\"flashlight\""))
                        .declared())
                .containsExactly("flashlight");
    }

    @Test
    void abstractsGiveThePaperItsDay() throws IOException {
        Path file = Files.writeString(folder.resolve("links"), "[" + link("\"paper_arxiv_id\":null") + "]");
        Path join = Files.writeString(
                folder.resolve("abstracts"),
                "[{\"paper_url\":\"https://paperswithcode.com/paper/attention-is-all\",\"title\":\"Attention Is All You"
                        + " Need\",\"date\":\"2017-06-12\"},{\"paper_url\":]");

        ImportedFile imported = ImportedFile.of(links, file, Map.of("abstracts", join.toString()));

        AdoptionEvent event = imported.events().getFirst();
        assertThat(event.id()).isEqualTo("papers:code:attention-is-all-you-need#github.com/tensorflow/tensor2tensor");
        assertThat(event.occurredAt()).isEqualTo("2017-06-12T00:00:00Z");
        assertThat(event.precision()).isEqualTo(Precision.DAY);
        assertThat(event.revision())
                .isEqualTo(Instant.parse("2017-06-12T00:00:00Z").toEpochMilli());
        assertThat(imported.report().warnings()).containsExactly(file + ": 1 items of the abstracts cannot be read");
    }

    @Test
    void whatKnowsTheDayIsNewerThanWhatKnowsTheMonth() {
        AdoptionEvent month = only(abstracts, "{\"arxiv_id\":\"1906.00001\",\"title\":\"T\"}");
        AdoptionEvent day = only(abstracts, "{\"arxiv_id\":\"1906.00001\",\"title\":\"T\",\"date\":\"2019-05-31\"}");

        assertThat(day.id()).isEqualTo(month.id());
        assertThat(day.version()).isGreaterThan(month.version());
    }

    @Test
    void withoutDateAndArxivNumberALinkIsRejectedWithThatReason() {
        ImportedFile imported = ImportedFile.of(
                links,
                folder,
                link("\"paper_arxiv_id\":null"),
                link("\"paper_arxiv_id\":\"1706.03762\""),
                link("\"paper_arxiv_id\":\"1706.03762\"").replace("https://github.com/TensorFlow/Tensor2Tensor", ""),
                "{\"repo_url\":\"https://github.com/a/b\",\"paper_title\":\"$$\"}");

        assertThat(imported.events()).hasSize(1);
        assertThat(imported.rejections())
                .extracting(rejection -> rejection.origin() + " " + rejection.cause())
                .containsExactly(
                        folder.resolve("lines")
                                + ":1 No date: neither in the abstracts nor an arXiv number: attention-is-all",
                        folder.resolve("lines") + ":3 No repo_url",
                        folder.resolve("lines") + ":4 Neither an arXiv number nor a title");
    }

    @Test
    void abstractsThatAreNotThereAreNamed() {
        assertThatThrownBy(() -> ImportedFile.of(
                        links,
                        folder.resolve("links"),
                        Map.of("abstracts", folder.resolve("none").toString())))
                .isInstanceOf(ImportFailed.class)
                .hasMessageContaining("none cannot be read");
    }

    @Test
    void aPaperIsAnEventByItsTitleAndAbstract() {
        AdoptionEvent event = only(
                abstracts,
                "{\"paper_url\":\"https://paperswithcode.com/paper/x\",\"arxiv_id\":null,\"title\":\"Über  “Café”-Nets: 2D\","
                        + "\"abstract\":\"We use PyTorch.\",\"url_abs\":\"https://aclanthology.org/P1\",\"tasks\":[\"Image"
                        + " Classification\"],\"date\":\"1965-05-01\",\"methods\":[{\"name\":\"ResNet\",\"full_name\":\"R\"}]}");

        assertThat(event.id()).isEqualTo("papers:paper:uber-cafe-nets-2d");
        assertThat(event.text()).isEqualTo("We use PyTorch.");
        assertThat(event.topics()).containsExactly("Image Classification", "ResNet");
        assertThat(event.url()).isEqualTo("https://aclanthology.org/P1");
        assertThat(event.occurredAt()).isEqualTo("1965-05-01T00:00:00Z");
        assertThat(event.revision()).isEqualTo(1);
    }

    @Test
    void aPaperKeepsItsVenueAsATopicAndIsNewerThanWithout() {
        String paper = "{\"arxiv_id\":\"1906.00001\",\"title\":\"T\",\"date\":\"2019-05-31\",\"tasks\":[\"Parsing\"]";
        AdoptionEvent without = only(abstracts, paper + ",\"proceeding\":null}");
        AdoptionEvent slug = only(abstracts, paper + ",\"proceeding\":\"icml-2019-6\"}");
        AdoptionEvent name = only(abstracts, paper + ",\"proceeding\":\"NeurIPS 2018 12\"}");

        assertThat(without.topics()).containsExactly("Parsing");
        assertThat(slug.topics()).containsExactly("Parsing", "venue:icml-2019-6");
        assertThat(name.topics()).containsExactly("Parsing", "venue:neurips-2018-12");
        assertThat(slug.id()).isEqualTo(without.id());
        assertThat(slug.version()).isGreaterThan(without.version());
    }

    @Test
    void aPaperOfTheFutureOrOfBeforePapersIsRejected() {
        ImportedFile imported = ImportedFile.of(
                abstracts,
                folder,
                "{\"title\":\"A\",\"date\":\"2026-10-18\"}",
                "{\"title\":\"B\",\"date\":\"1949-12-31\"}",
                "{\"title\":\"C\",\"date\":\"soon\"}",
                "{\"title\":\"D\",\"date\":\"2026-10-15\"}");

        assertThat(imported.events()).extracting(AdoptionEvent::title).containsExactly("D");
        assertThat(imported.rejections()).hasSize(3);
    }
}
