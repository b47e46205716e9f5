package dev.framewatch.allinone;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.framewatch.embedded.EmbeddedServers;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What becomes of owners when the key of their hashes is another one, as docs/operations.md says. */
class AuthorKeyTest {
    private static final List<String> TOP = List.of("top", "--by", "year", "--source", "github", "--format", "csv");

    @Test
    void anOwnerIsAnotherOneUnderAnotherKeyAndNothingElseChanges(@TempDir Path folder) throws IOException {
        try (EmbeddedServers servers = RunningPipeline.servers(folder.resolve("servers"))) {
            Owner somebody = new Owner(folder, servers);
            somebody.publishes(1, "key");
            somebody.publishes(2, "key");
            assertThat(somebody.counted("--owners-once")).isEqualTo("1");

            somebody.publishes(3, "another-key");

            assertThat(somebody.counted("--owners-once")).isEqualTo("2");
            assertThat(somebody.counted()).isEqualTo("3");
        }
    }

    /** Somebody who publishes repositories. */
    private record Owner(Path folder, EmbeddedServers servers) {
        /** Imports a repository of the owner, under the key of a data folder. */
        void publishes(int number, String key) throws IOException {
            Path page = Files.writeString(
                    folder.resolve("page-" + number + ".json"), """
                    {"total_count":1,"incomplete_results":false,"items":[{"id":10%d,"full_name":"somebody/net%d",
                    "owner":{"login":"somebody"},"fork":false,"description":"A net in TensorFlow",
                    "html_url":"https://github.com/somebody/net%d","created_at":"2024-01-02T03:04:05Z",
                    "updated_at":"2024-01-02T03:04:05Z","pushed_at":"2024-01-02T03:04:05Z","topics":[]}]}
                    """.formatted(number, number, number), UTF_8);
            Answer answer = framewatch(List.of("import", "github-repositories", page.toString()), key);
            assertThat(answer.code()).as(answer.err()).isZero();
        }

        /** How many of TensorFlow's are counted. */
        String counted(String... switches) {
            List<String> words = new ArrayList<>(TOP);
            words.addAll(List.of(switches));
            Answer answer = framewatch(words, "key");
            List<String> rows = answer.out().lines().toList();
            int column = List.of(rows.getFirst().split(",", -1)).indexOf("events");
            return rows.stream()
                    .filter(row -> row.contains(",tensorflow,"))
                    .map(row -> row.split(",", -1)[column])
                    .findFirst()
                    .orElseThrow(() -> new AssertionError(answer));
        }

        private Answer framewatch(List<String> words, String data) {
            List<String> all = new ArrayList<>(words);
            all.addAll(List.of(
                    "--data",
                    folder.resolve(data).toString(),
                    "--set=spring.kafka.bootstrap-servers=" + servers.bootstrapServers(),
                    "--set=spring.elasticsearch.uris=" + servers.elasticsearch(),
                    "--set=framewatch.instance=test"));
            return Answer.to(all.toArray(String[]::new));
        }
    }
}
