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
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class DemoCommandTest {
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final List<String> SOURCES = List.of("github", "reddit", "papers");

    /** Its new papers name frameworks soon: this seed has the first one, and more within the first two minutes. */
    private static final String SEED = "3";

    /** With faults, a source may say twice in a row that it has enough, and not for how long: that is three minutes. */
    @ParameterizedTest
    @CsvSource({"false, 2", "true, 5"})
    void withinMinutesAllSourcesGrowAndItLeavesNothingBehind(boolean badly, int minutes, @TempDir Path folder)
            throws Exception {
        long deadline = System.nanoTime() + Duration.ofMinutes(minutes).toNanos();
        List<String> words = new ArrayList<>(List.of("demo", "--port", "0", "--history", "500", "--seed", SEED));
        if (badly) {
            words.add("--faults");
        }
        List<ProcessHandle> children;
        try (FramewatchProcess demo = FramewatchProcess.start(folder, words.toArray(String[]::new))) {
            String address = demo.awaitSaid("shows generated events: (http://127\\.0\\.0\\.1:\\d+)/\n");
            Set<String> troubles = new HashSet<>();
            Map<String, Long> first = await().atMost(left(deadline))
                    .until(() -> events(address), shares -> shares.keySet().containsAll(SOURCES));
            await().atMost(left(deadline)).untilAsserted(() -> {
                JsonNode tasks = tasks(address);
                tasks.forEach(task -> troubles.add(task.path("state").asString("")));
                Map<String, Long> now = events(address);
                assertThat(SOURCES)
                        .allSatisfy(source -> assertThat(now.getOrDefault(source, 0L))
                                .as(source)
                                .isGreaterThan(first.getOrDefault(source, 0L)))
                        .allSatisfy(source -> assertThat(published(tasks, source))
                                .as("published from " + source)
                                .isPositive());
                if (badly) {
                    assertThat(troubles).containsAnyOf("limited", "failing");
                }
            });
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

    private static Duration left(long deadline) {
        return Duration.ofNanos(Math.max(1, deadline - System.nanoTime()));
    }

    /** What the list of collectors says of their tasks. */
    private static JsonNode tasks(String address) {
        Answer listed = Answer.to("collectors", "list", "--address", address, "--format", "json");
        assertThat(listed.code()).as(listed.err()).isZero();
        return JsonMapper.shared().readTree(listed.out()).path("collectors");
    }

    private static long published(JsonNode tasks, String source) {
        return tasks.valueStream()
                .filter(task -> task.path("task").asString("").startsWith(source + ":"))
                .mapToLong(task -> task.path("published").asLong())
                .sum();
    }

    /** How many events count in shares, by source. */
    private static Map<String, Long> events(String address) throws IOException, InterruptedException {
        try (HttpClient http = HttpClient.newHttpClient()) {
            HttpRequest request = HttpRequest.newBuilder(URI.create(address + "/api/v1/shares"))
                    .build();
            JsonNode shares = JsonMapper.shared()
                    .readTree(http.send(request, BodyHandlers.ofString()).body())
                    .path("shares");
            return shares.valueStream()
                    .collect(Collectors.groupingBy(
                            share -> share.get("source").asString(),
                            Collectors.summingLong(share -> share.get("events").asLong())));
        }
    }
}
