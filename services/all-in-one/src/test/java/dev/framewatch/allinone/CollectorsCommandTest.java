package dev.framewatch.allinone;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class CollectorsCommandTest {
    private static final String KEY = "canary-key";

    /** Nobody answers there, so no real source is asked. */
    private static final String NOWHERE = "http://127.0.0.1:1";

    @Test
    void tasksAreListedPausedResumedAndRun(@TempDir Path data, @TempDir Path secrets) throws Exception {
        Files.writeString(secrets.resolve("framewatch.api-key"), KEY + "\n");
        String withKey = "spring.config.import=configtree:" + secrets + "/";
        Map<String, String> settings = Map.of(
                "framewatch.github.address", NOWHERE,
                "framewatch.gharchive.address", NOWHERE,
                "framewatch.reddit.address", NOWHERE,
                "framewatch.reddit.token-address", NOWHERE,
                "framewatch.huggingface.address", NOWHERE,
                "framewatch.collectors.http.private-addresses", "true",
                "spring.config.import", "configtree:" + secrets + "/");
        Installation here = new Installation(data, Map.of(), settings, _ -> {}).serving(0);
        try (Pipeline _ = Pipeline.start(here, "a test", List.of(Part.COLLECT, Part.POLL))) {
            String task = await().atMost(Duration.ofSeconds(60)).until(() -> failing(data), name -> !name.isEmpty());

            assertThat(to(data, "list").out()).contains("task ", task, "failing", "refuses connections");
            assertThat(to(data).out()).contains("task ", task, "failing");
            assertThat(to(data, "list", "--format", "csv").out()).startsWith("task,state,last run,next run,");
            assertThat(to(data, "history", task).out()).startsWith("started ");
            assertThat(to(data, "gaps").out()).startsWith("task ");

            Answer refused = to(data, "pause", task);
            assertThat(refused.code()).isEqualTo(1);
            assertThat(refused.err()).contains("framewatch.api-key").doesNotContain(KEY);
            assertThat(to(data, "pause", task, "--set", withKey).out()).isEqualTo(task + " is paused.\n");
            assertThat(to(data, "list").out()).containsPattern(task + " +paused");
            assertThat(to(data, "resume", task, "--set", withKey).code()).isZero();
            assertThat(to(data, "run", task, "--set", withKey).code()).isZero();
            assertThat(to(data, "pause", "nobody", "--set", withKey)).satisfies(answer -> {
                assertThat(answer.code()).isEqualTo(2);
                assertThat(answer.err()).contains("There is no task 'nobody'", task);
            });
        }
    }

    @Test
    void withoutAProcessItSaysWhatToDo(@TempDir Path data) {
        Answer answer = to(data, "--address", NOWHERE);

        assertThat(answer.code()).isEqualTo(1);
        assertThat(answer.err()).contains("Nobody answers at " + NOWHERE, "./framewatch up runs");
    }

    private static Answer to(Path data, String... words) {
        String[] all = new String[words.length + 3];
        all[0] = "collectors";
        System.arraycopy(words, 0, all, 1, words.length);
        all[words.length + 1] = "--data";
        all[words.length + 2] = data.toString();
        return Answer.to(all);
    }

    private static String failing(Path data) {
        String listed = to(data, "list", "--format", "json").out();
        for (JsonNode task : JsonMapper.shared().readTree(listed).path("collectors")) {
            if (task.path("state").asString("").equals("failing")) {
                return task.path("task").asString("");
            }
        }
        return "";
    }
}
