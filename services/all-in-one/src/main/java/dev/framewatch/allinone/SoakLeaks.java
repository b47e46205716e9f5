package dev.framewatch.allinone;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.BufferedReader;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Looks for a credential where none may be.
 *
 * @param canary the words that every credential holds
 */
record SoakLeaks(String canary) {
    private static final Duration POLL = Duration.ofMillis(200);
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    /** How many lines of the files below a folder hold it. */
    long inFiles(Path folder) throws IOException {
        List<Path> files;
        try (Stream<Path> all = Files.walk(folder)) {
            files = all.filter(Files::isRegularFile).toList();
        }
        long leaks = 0;
        for (Path file : files) {
            try (BufferedReader lines = Files.newBufferedReader(file, ISO_8859_1)) {
                leaks += lines.lines().filter(line -> line.contains(canary)).count();
            }
        }
        return leaks;
    }

    /** How many records of all topics hold it, in key, value or headers. */
    long inTopics(Consumer<byte[], byte[]> reader) {
        List<TopicPartition> all = reader.listTopics().values().stream()
                .flatMap(List::stream)
                .map(partition -> new TopicPartition(partition.topic(), partition.partition()))
                .toList();
        reader.assign(all);
        reader.seekToBeginning(all);
        Map<TopicPartition, Long> ends = new HashMap<>(reader.endOffsets(all));
        long leaks = 0;
        while (all.stream().anyMatch(one -> reader.position(one) < ends.getOrDefault(one, 0L))) {
            for (ConsumerRecord<byte[], byte[]> record : reader.poll(POLL)) {
                leaks += holds(record) ? 1 : 0;
            }
        }
        return leaks;
    }

    private boolean holds(ConsumerRecord<byte[], byte[]> record) {
        return Stream.concat(
                        Stream.of(record.key(), record.value()),
                        StreamSupport.stream(record.headers().spliterator(), false)
                                .map(header -> header.value()))
                .anyMatch(this::holds);
    }

    private boolean holds(byte @Nullable [] bytes) {
        return bytes != null && new String(bytes, ISO_8859_1).contains(canary);
    }

    /**
     * How many answers of a process hold it: of the API about collectors, of all that Actuator links to, and of each
     * metric by its name.
     */
    long inAnswers(String address) throws IOException, InterruptedException {
        long leaks = 0;
        try (HttpClient client = HttpClient.newHttpClient()) {
            for (String path : List.of("/api/v1/collectors", "/api/v1/gaps", "/nowhere")) {
                leaks += get(client, address + path).contains(canary) ? 1 : 0;
            }
            JsonNode links = JsonMapper.shared()
                    .readTree(get(client, address + "/actuator"))
                    .path("_links");
            for (JsonNode link : links) {
                if (!link.path("templated").asBoolean(false)) {
                    leaks += get(client, link.path("href").asString("")).contains(canary) ? 1 : 0;
                }
            }
            leaks += inMetrics(client, links.path("metrics").path("href").asString(""));
        }
        return leaks;
    }

    private long inMetrics(HttpClient client, String address) throws IOException, InterruptedException {
        JsonNode names = JsonMapper.shared().readTree(get(client, address)).path("names");
        if (names.valueStream().noneMatch(name -> name.asString("").startsWith("framewatch.collector."))) {
            throw new Failure(address + " shows no metrics of collectors, so nobody knows what they hold");
        }
        long leaks = 0;
        for (JsonNode name : names) {
            leaks += get(client, address + "/" + name.asString("")).contains(canary) ? 1 : 0;
        }
        return leaks;
    }

    private static String get(HttpClient client, String address) throws IOException, InterruptedException {
        HttpRequest request =
                HttpRequest.newBuilder(URI.create(address)).timeout(PATIENCE).build();
        return client.send(request, HttpResponse.BodyHandlers.ofString()).body();
    }
}
