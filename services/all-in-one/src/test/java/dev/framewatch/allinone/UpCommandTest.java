package dev.framewatch.allinone;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class UpCommandTest {
    /** Nobody answers there, so no real source is asked. */
    private static final String NOWHERE = "http://127.0.0.1:1";

    @Test
    void itSaysWhatCannotBeCollectedAndTheRestWorks(@TempDir Path folder) throws Exception {
        List<ProcessHandle> servers;
        try (FramewatchProcess up = start(folder)) {
            String address = up.awaitSaid("Framewatch is up: (http://127\\.0\\.0\\.1:\\d+)/\n");
            up.awaitSaid("(reddit:\\S+) and \\d+ more are off: No credentials\\. .*framewatch\\.reddit\\.client-id");
            up.awaitSaid("(GitHub is asked without a token): slowly, .*Set framewatch\\.github\\.tokens\\.\n");
            up.awaitSaid(
                    "(github) cannot be asked now: GET 127\\.0\\.0\\.1/.* refuses connections\\. It is tried again");
            up.awaitSaid("(huggingface) cannot be asked now: GET 127\\.0\\.0\\.1/.* refuses connections\\.");
            assertThat(new ApiQuestion("/api/v1/shares").ask(address)).contains("\"shares\"");
            servers = up.children();
            assertThat(servers).hasSizeGreaterThanOrEqualTo(2);

            // as a service manager ends a group: every process of it is told
            servers.forEach(ProcessHandle::destroy);
            assertThat(up.end()).isTrue();

            assertThat(up.said()).doesNotContain("by itself (process", "answers again", "Exception", "\tat ");
            assertThat(up.said().lines().filter(line -> line.startsWith("github cannot be asked")))
                    .hasSize(1);
        }
        assertThat(servers).noneMatch(ProcessHandle::isAlive);
    }

    @Test
    void aPortThatIsNamedTwiceIsRefused(@TempDir Path folder) {
        Answer answer = Answer.to("up", "--data", folder.toString(), "--set", "server.port=0");

        assertThat(answer.code()).isEqualTo(2);
        assertThat(answer.err()).contains("--port", "--set server.port=0");
    }

    private static FramewatchProcess start(Path folder) throws Exception {
        List<String> words = new ArrayList<>(
                List.of("up", "--port", "0", "--data", folder.resolve("data").toString()));
        for (String source : List.of("github", "gharchive", "reddit", "huggingface")) {
            words.addAll(List.of("--set", "framewatch." + source + ".address=" + NOWHERE));
        }
        words.addAll(List.of("--set", "framewatch.reddit.token-address=" + NOWHERE));
        words.addAll(List.of("--set", "framewatch.collectors.http.private-addresses=true"));
        return FramewatchProcess.start(folder, words.toArray(String[]::new));
    }
}
