package dev.framewatch.collector.github;

import static org.assertj.core.api.Assertions.assertThat;

import dev.framewatch.collector.ImportFormat;
import dev.framewatch.collector.ImportedFile;
import dev.framewatch.collector.KeyedHash;
import dev.framewatch.event.AdoptionEvent;
import dev.framewatch.event.Flag;
import dev.framewatch.event.Metric;
import dev.framewatch.taxonomy.Taxonomy;
import java.nio.file.Path;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class GitHubRepositoriesTest {
    private static final Taxonomy TAXONOMY = Taxonomy.builtIn();
    private static final String REPOSITORY = """
            {"id":65600975,"full_name":"pytorch/pytorch","owner":{"login":"pytorch"},"fork":true,"description":"Tensors",
            "html_url":"https://github.com/pytorch/pytorch","created_at":"2016-08-13T05:26:41Z",
            "updated_at":"2026-01-02T03:04:05Z","pushed_at":"2026-01-02T03:04:06Z","stargazers_count":90000,
            "forks_count":24000,"open_issues_count":0,"language":"Python","topics":["deep-learning","gpu"]}\
            """;

    private final ImportFormat format =
            new GitHubRepositories(new Observation(new KeyedHash("a key"), TAXONOMY, ImportedFile.CLOCK));

    @TempDir
    @SuppressWarnings("NullAway.Init") // JUnit sets it
    private Path folder;

    @Test
    void aRepositoryIsAnEventOfItsCreation() {
        AdoptionEvent event =
                ImportedFile.of(format, folder, REPOSITORY).events().getFirst();

        assertThat(event.id()).isEqualTo("github:repository:65600975");
        assertThat(event.occurredAt()).isEqualTo("2016-08-13T05:26:41Z");
        assertThat(event.revision())
                .isEqualTo(Instant.parse("2026-01-02T03:04:06Z").toEpochMilli());
        assertThat(event.title()).isEqualTo("pytorch/pytorch");
        assertThat(event.text()).isEqualTo("Tensors");
        assertThat(event.language()).isEqualTo("Python");
        assertThat(event.topics()).containsExactly("deep-learning", "gpu");
        assertThat(event.metrics())
                .containsEntry(Metric.STARS, 90_000L)
                .containsEntry(Metric.FORKS, 24_000L)
                .containsEntry(Metric.OPEN_ISSUES, 0L);
        assertThat(event.flags()).containsExactlyInAnyOrder(Flag.FORK, Flag.VENDOR);
        assertThat(event.owner()).hasSize(32);
    }

    @Test
    void pagesListsAndLinesHoldRepositories() {
        String line = REPOSITORY.replace("\n", "");
        String page = "{\"total_count\":9,\"incomplete_results\":true,\"items\":[" + line + "," + line + "]}";

        assertThat(ImportedFile.of(format, folder, line, line).events()).hasSize(2);
        assertThat(ImportedFile.of(format, folder, "[", REPOSITORY, ",", REPOSITORY, "]")
                        .events())
                .hasSize(2);
        assertThat(ImportedFile.of(format, folder, page, page).events()).hasSize(4);
        assertThat(ImportedFile.of(format, folder, page.replace("[", "[\n")).events())
                .hasSize(2);
        assertThat(ImportedFile.of(format, folder, "[" + line + "," + line + "]", "[" + line + "]")
                        .events())
                .hasSize(3);
        assertThat(ImportedFile.of(format, folder, page).report().warnings())
                .containsExactly(folder.resolve("lines")
                        + ": a search page says incomplete_results: GitHub had not looked at everything");
    }

    @Test
    void whatIsNoRepositoryIsRejectedWithWhatItLacks() {
        ImportedFile imported = ImportedFile.of(
                format,
                folder,
                "{\"items\":[{\"name\":\"a.js\",\"sha\":\"x\"},{\"id\":1,\"full_name\":\"a/b\"},{\"id\":2}]}",
                "{\"request\":{},\"response\":{}}",
                "{\"id\":\"3\",\"full_name\":\"a/b\",\"created_at\":\"2016-08-13T05:26:41Z\"}");

        assertThat(imported.events()).isEmpty();
        assertThat(imported.rejections())
                .extracting(each -> each.origin().replaceFirst(".*lines", "") + " " + each.cause())
                .containsExactly(
                        ":1 No repository: it has no numeric id",
                        ":1#2 A repository without created_at, as lists have it: a/b",
                        ":1#3 No repository: it has no full_name: id 2",
                        ":2 No repository: it has no numeric id",
                        ":3 No repository: it has no numeric id");
        assertThat(String.valueOf(imported.rejections().getFirst().bytes()))
                .contains("a.js")
                .doesNotContain("a/b");
    }

    @Test
    void aRejectionTellsOfWhichRepositoryItIsSoThatItGoesWithIt() {
        ImportedFile imported = ImportedFile.of(
                format, folder, "{\"id\":3,\"full_name\":\"a/b\",\"created_at\":\"1999-08-13T05:26:41Z\"}");

        assertThat(imported.rejections())
                .singleElement()
                .satisfies(rejection -> assertThat(rejection.cause()).contains("before github began"))
                .satisfies(
                        rejection -> assertThat(String.valueOf(rejection.key())).isEqualTo("github:repository:3"));
    }
}
