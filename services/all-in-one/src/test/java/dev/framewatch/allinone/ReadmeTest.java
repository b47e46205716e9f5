package dev.framewatch.allinone;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.github.luben.zstd.Zstd;
import dev.framewatch.embedded.EmbeddedServers;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** Every command of the README does what is said there, on small files of the names that stand there. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ReadmeTest {
    /** They build or never end, so {@link ScriptTest} and {@link DemoCommandTest} run them. */
    private static final Set<List<String>> ELSEWHERE = Set.of(List.of("test"), List.of("demo"));

    private final Path folder;
    private final EmbeddedServers servers;

    ReadmeTest(@TempDir Path folder) {
        this.folder = folder;
        this.servers = RunningPipeline.servers(folder.resolve("data"));
    }

    @AfterAll
    void end() {
        servers.close();
    }

    @Test
    void everyCommandInABlockSucceedsInTheirOrder() throws Exception {
        files();
        List<List<String>> commands = Readme.commands();

        assertThat(commands).containsAll(ELSEWHERE).hasSizeGreaterThan(8);
        for (List<String> command : commands) {
            if (!ELSEWHERE.contains(command)) {
                Answer answer = framewatch(command);

                assertThat(answer.code()).as("%s: %s", command, answer.err()).isZero();
                assertThat(answer.out()).as("%s", command).containsPattern(answerTo(command));
            }
        }
    }

    @Test
    void everyCommandInASentenceIsThere() throws Exception {
        List<List<String>> mentioned = Readme.mentioned();

        assertThat(mentioned).hasSizeGreaterThan(2);
        for (List<String> command : mentioned) {
            String[] help = Stream.concat(command.stream(), Stream.of("--help"))
                    .distinct()
                    .toArray(String[]::new);
            assertThat(Answer.to(help).code()).as("%s", command).isZero();
        }
    }

    private static String answerTo(List<String> command) {
        return switch (command.getFirst()) {
            case "import" -> "stored as new or newer +[1-9](?s:.*)rejected +0\n";
            case "top" -> "2024  papers  paper  .*\n  pytorch .* 1\n";
            case "reclassify" -> "Events whose frameworks in use change: 1\n";
            case "generations" ->
                switch (command.get(1)) {
                    case "list" -> "(?m)^2 +ready ";
                    case "promote" -> "Generation 2 is served";
                    default -> throw new AssertionError(command + " is new; say here what it answers");
                };
            default -> throw new AssertionError(command + " is new; say here what it answers");
        };
    }

    /** Runs a command as if its words had been typed in the folder of the files. */
    private Answer framewatch(List<String> command) {
        Stream<String> words = command.stream().map(word -> {
            Path file = folder.resolve(word);
            return Files.isRegularFile(file) ? file.toString() : word;
        });
        Stream<String> servers = Stream.of(
                "--data",
                folder.resolve("data").toString(),
                "--set",
                "spring.kafka.bootstrap-servers=" + this.servers.bootstrapServers(),
                "--set",
                "spring.elasticsearch.uris=" + this.servers.elasticsearch(),
                "--set",
                "framewatch.instance=test");
        return Answer.to(Stream.concat(words, servers).toArray(String[]::new));
    }

    private void files() throws IOException {
        write("papers-with-abstracts.json.gz", gzip("""
                [{"paper_url":"https://paperswithcode.com/paper/a","title":"A","date":"2024-05-06",
                "abstract":"We use PyTorch."}]"""));
        write("links-between-papers-and-code.json.gz", gzip("""
                [{"paper_url":"https://paperswithcode.com/paper/a","paper_title":"A",
                "repo_url":"https://github.com/example/a","framework":"pytorch"}]"""));
        write("RS_2024-01.zst", zstd("""
                {"id":"post1","subreddit":"MachineLearning","created_utc":1704100000,"title":"import theano"}
                """));
        write("RC_2024-01.zst", zstd("""
                {"id":"comment1","subreddit":"MachineLearning","created_utc":"1704100000","body":"Use Keras",\
                "link_id":"t3_post1","author":"somebody"}
                """));
        write("2014-06-01-8.json.gz", gzip("""
                {"type":"CreateEvent","actor":{"id":1,"login":"somebody"},"repo":{"id":1,"name":"somebody/caffe-demo"},\
                "id":"1","payload":{"ref":null,"ref_type":"repository","description":"with Caffe"},"public":true,\
                "created_at":"2014-06-01T08:01:02Z"}
                """));
        for (int page = 1; page <= 2; page++) {
            write("page-" + page + ".json", """
                    {"total_count":2,"incomplete_results":false,"items":[{"id":10%d,"full_name":"somebody/net%d",
                    "owner":{"login":"somebody"},"fork":false,"description":"A net in TensorFlow",
                    "html_url":"https://github.com/somebody/net%d","created_at":"2024-01-02T03:04:05Z",
                    "updated_at":"2024-01-02T03:04:05Z","pushed_at":"2024-01-02T03:04:05Z","topics":[]}]}
                    """.formatted(page, page, page).getBytes(UTF_8));
        }
        Files.move(new OtherTaxonomy("mine").write(folder), folder.resolve("my-taxonomy.yaml"));
    }

    private void write(String name, byte[] bytes) throws IOException {
        Files.write(folder.resolve(name), bytes);
    }

    private static byte[] gzip(String text) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (OutputStream out = new GZIPOutputStream(bytes)) {
            out.write(text.getBytes(UTF_8));
        }
        return bytes.toByteArray();
    }

    private static byte[] zstd(String text) {
        return Zstd.compress(text.getBytes(UTF_8));
    }
}
