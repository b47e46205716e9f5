package dev.framewatch.allinone;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class DemoCommandTest {
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    @Test
    void itServesSharesThatMoveAndLeavesNothingBehind(@TempDir Path folder) throws Exception {
        List<ProcessHandle> children;
        try (FramewatchProcess demo = FramewatchProcess.start(folder, "demo", "--port", "0", "--history", "500")) {
            String address = demo.awaitSaid("shows generated events: (http://127\\.0\\.0\\.1:\\d+)/\n");
            Map<String, Long> first =
                    await().atMost(PATIENCE).until(() -> events(address), shares -> shares.size() > 5);
            await().atMost(PATIENCE)
                    .untilAsserted(() -> assertThat(events(address))
                            .hasSizeGreaterThanOrEqualTo(first.size())
                            .anySatisfy((share, events) ->
                                    assertThat(events).isGreaterThan(first.getOrDefault(share, 0L))));
            children = demo.children();

            assertThat(children).hasSizeGreaterThanOrEqualTo(2);
            assertThat(demo.end()).isTrue();
            assertThat(demo.said()).doesNotContain("Exception", "\tat ");
        }
        assertThat(children).noneMatch(ProcessHandle::isAlive);
        assertThat(folders(folder)).isEmpty();
    }

    /** When to end it while it starts. */
    enum Moment {
        ITS_FOLDER_IS_THERE {
            @Override
            boolean isHere(FramewatchProcess demo, Path folder) throws IOException {
                return !folders(folder).isEmpty();
            }
        },
        ITS_SERVERS_START {
            @Override
            boolean isHere(FramewatchProcess demo, Path folder) {
                return demo.children().size() >= 2;
            }
        },
        ITS_SERVERS_ANSWER {
            @Override
            boolean isHere(FramewatchProcess demo, Path folder) throws IOException {
                for (Path data : folders(folder)) {
                    Path holder = data.resolve("holder.properties");
                    if (Files.exists(holder) && Files.readString(holder).contains("elasticsearch")) {
                        return true;
                    }
                }
                return false;
            }
        };

        abstract boolean isHere(FramewatchProcess demo, Path folder) throws IOException;
    }

    @ParameterizedTest
    @EnumSource(Moment.class)
    void endedWhileItStartsItLeavesNothingBehind(Moment moment, @TempDir Path folder) throws Exception {
        List<ProcessHandle> children;
        try (FramewatchProcess demo = FramewatchProcess.start(folder, "demo", "--port", "0")) {
            await().atMost(PATIENCE).pollInterval(Duration.ofMillis(5)).until(() -> moment.isHere(demo, folder));
            children = demo.children();
            assertThat(demo.said()).doesNotContain("shows generated events");

            assertThat(demo.end()).isTrue();

            assertThat(demo.said()).doesNotContain("Exception", "\tat ");
        }
        assertThat(children).noneMatch(ProcessHandle::isAlive);
        assertThat(folders(folder)).isEmpty();
    }

    private static List<Path> folders(Path folder) throws IOException {
        try (Stream<Path> all = Files.list(folder)) {
            return all.filter(Files::isDirectory).toList();
        }
    }

    /** The numerators by source, kind and framework. */
    private static Map<String, Long> events(String address) throws IOException, InterruptedException {
        try (HttpClient http = HttpClient.newHttpClient()) {
            HttpRequest request = HttpRequest.newBuilder(URI.create(address + "/api/v1/shares"))
                    .build();
            JsonNode shares = JsonMapper.shared()
                    .readTree(http.send(request, BodyHandlers.ofString()).body())
                    .path("shares");
            return shares.valueStream()
                    .collect(Collectors.toMap(
                            share -> share.get("source").asString() + " "
                                    + share.get("kind").asString() + " "
                                    + share.get("framework").asString(),
                            share -> share.get("events").asLong()));
        }
    }
}
