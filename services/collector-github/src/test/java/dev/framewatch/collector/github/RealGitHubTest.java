package dev.framewatch.collector.github;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.framewatch.collector.ImportFormat;
import dev.framewatch.collector.ImportedFile;
import dev.framewatch.collector.KeyedHash;
import dev.framewatch.event.AdoptionEvent;
import dev.framewatch.taxonomy.Taxonomy;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The files in {@code ../shared}; the counts were taken from them by other means. */
class RealGitHubTest {
    private static final Taxonomy TAXONOMY = Taxonomy.builtIn();

    private final Observation observation = new Observation(new KeyedHash(null), TAXONOMY, ImportedFile.CLOCK);
    private final ImportFormat archive = new GhArchive(TAXONOMY, observation);
    private final ImportFormat repositories = new GitHubRepositories(observation);

    private static Path shared(String path) {
        assumeTrue(ImportedFile.shared(path).isPresent(), "../shared is absent");
        return ImportedFile.shared(path).orElseThrow();
    }

    @Test
    void anHourBefore2015() {
        ImportedFile imported =
                ImportedFile.of(archive, shared("payloads/gharchive/2014-06-01-pre2015-schema.ndjson"), Map.of());

        assertThat(imported.report().items()).isEqualTo(250);
        assertThat(imported.report().passed()).isEqualTo(250);
        assertThat(imported.events()).hasSize(1);
        AdoptionEvent hour = imported.events().getFirst();
        assertThat(hour.key()).isEqualTo("github:activity:2014-06-01-8@1401610139000");
        assertThat(counts(hour))
                .isEqualTo("CommitCommentEvent=1 CreateEvent=25 DeleteEvent=12 ForkEvent=18 IssueCommentEvent=20"
                        + " IssuesEvent=6 PullRequestEvent=12 PushEvent=129 TeamAddEvent=1 WatchEvent=26"
                        + " scikit-learn/scikit-learn:IssueCommentEvent=2");
    }

    @Test
    void linesOfSeveralHours() {
        assertThat(hours("payloads/gharchive/2013-pre2015-lines.ndjson"))
                .containsExactly("2013-08-06-3 PushEvent=1", "2013-09-20-17 GollumEvent=1");
        assertThat(hours("payloads/gharchive/2015-2025-lines.ndjson"))
                .containsExactly("2015-01-01-15 PushEvent=1", "2024-05-21-0 PushEvent=1", "2025-12-15-0 PushEvent=1");
        assertThat(hours("payloads/gharchive/events-api-2019-10-21.ndjson"))
                .containsExactly("2019-10-21-21 CreateEvent=15 DeleteEvent=3 ForkEvent=1 IssueCommentEvent=8"
                        + " IssuesEvent=9 PullRequestEvent=8 PullRequestReviewCommentEvent=2 PushEvent=40"
                        + " WatchEvent=4 tensorflow/tensorflow:PushEvent=1");
    }

    @ParameterizedTest
    @CsvSource({"payloads/github/search, 46, 10", "payloads/github/repos, 26, 101"})
    void pagesAndObjects(String path, int events, int rejected) throws IOException {
        List<ImportedFile> imported = new ArrayList<>();
        try (Stream<Path> files = Files.list(shared(path))) {
            files.forEach(file -> imported.add(ImportedFile.of(repositories, file, Map.of())));
        }

        assertThat(imported.stream().mapToInt(each -> each.events().size()).sum())
                .isEqualTo(events);
        assertThat(imported.stream().mapToInt(each -> each.rejections().size()).sum())
                .isEqualTo(rejected);
    }

    private List<String> hours(String path) {
        return ImportedFile.of(archive, shared(path), Map.of()).events().stream()
                .map(hour -> hour.id().substring("github:activity:".length()) + " " + counts(hour))
                .toList();
    }

    private static String counts(AdoptionEvent hour) {
        return hour.activity().stream()
                .map(count -> (count.repository() == null ? "" : count.repository() + ":") + count.type() + "="
                        + count.count())
                .collect(Collectors.joining(" "));
    }
}
