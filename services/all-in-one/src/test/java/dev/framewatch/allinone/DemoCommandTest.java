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
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class DemoCommandTest {
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final List<String> SOURCES = List.of("github", "reddit", "papers");

    /** The tasks that follow each source; what the backfills bring is not theirs. */
    private static final List<String> FOLLOWING = List.of("github:repositories", "reddit:posts:.*", "papers:daily");

    /** With faults any task of a source: one that follows it may be told to wait for longer than this looks. */
    private static final List<String> WITH_FAULTS = List.of("github:.*", "reddit:.*", "papers:.*");

    @ParameterizedTest
    @ValueSource(strings = {"", "--faults --history 500 --seed 3"})
    void withinTwoMinutesAllSourcesGrowAndItLeavesNothingBehind(String options, @TempDir Path folder) throws Exception {
        long began = System.nanoTime();
        long deadline = began + Duration.ofMinutes(2).toNanos();
        List<String> words = new ArrayList<>(List.of("demo", "--port", "0"));
        words.addAll(options.isEmpty() ? List.of() : List.of(options.split(" ")));
        boolean badly = words.contains("--faults");
        List<String> following = badly ? WITH_FAULTS : FOLLOWING;
        List<ProcessHandle> children;
        try (FramewatchProcess demo = FramewatchProcess.start(folder, words.toArray(String[]::new))) {
            String address = demo.awaitSaid("shows generated events: (http://127\\.0\\.0\\.1:\\d+)/\n");
            Set<String> troubles = new HashSet<>();
            Map<String, Long> counted = new HashMap<>();
            Map<String, Long> first = await().atMost(left(deadline))
                    .until(
                            () -> {
                                events(address).forEach(counted::putIfAbsent);
                                return published(tasks(address), following);
                            },
                            some -> following.stream()
                                    .allMatch(task -> some.keySet().stream().anyMatch(name -> name.matches(task))));
            await().atMost(left(deadline)).untilAsserted(() -> {
                JsonNode tasks = tasks(address);
                tasks.forEach(task -> troubles.add(task.path("state").asString("")));
                Map<String, Long> now = published(tasks, following);
                now.entrySet().removeIf(task -> task.getValue() <= first.getOrDefault(task.getKey(), Long.MAX_VALUE));
                assertThat(following)
                        .allSatisfy(task -> assertThat(now.keySet())
                                .as("those that have published more")
                                .anyMatch(name -> name.matches(task)));
                Map<String, Long> count = events(address);
                count.forEach(counted::putIfAbsent);
                assertThat(SOURCES)
                        .allSatisfy(source -> assertThat(count.getOrDefault(source, 0L))
                                .as("events from " + source)
                                .isGreaterThan(counted.getOrDefault(source, 0L)));
                if (badly) {
                    assertThat(troubles).containsAnyOf("limited", "failing");
                }
            });
            System.out.printf(
                    "demo %s: every source grew within %d s%n",
                    options, Duration.ofNanos(System.nanoTime() - began).toSeconds());
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

    /** How many events some tasks have published; of those that follow their sources, those that ended a run. */
    private static Map<String, Long> published(JsonNode tasks, List<String> following) {
        Map<String, Long> published = new TreeMap<>();
        for (JsonNode task : tasks) {
            String name = task.path("task").asString("");
            boolean counts = task.path("last").isObject() || following.equals(WITH_FAULTS);
            if (counts && following.stream().anyMatch(name::matches)) {
                published.put(name, task.path("published").asLong());
            }
        }
        return published;
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
