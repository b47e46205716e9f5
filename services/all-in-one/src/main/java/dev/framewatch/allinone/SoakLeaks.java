package dev.framewatch.allinone;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import java.util.zip.GZIPInputStream;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;

/**
 * Looks for a credential where none may be.
 *
 * @param needles the forms in which it may show
 */
record SoakLeaks(Needles needles) {
    private static final Duration POLL = Duration.ofMillis(200);

    /** How many lines of the files below a folder hold it; logs that were put away compressed are unpacked. */
    long inFiles(Path folder) throws IOException {
        List<Path> files;
        try (Stream<Path> all = Files.walk(folder)) {
            files = all.filter(Files::isRegularFile).toList();
        }
        long leaks = 0;
        for (Path file : files) {
            try (InputStream bytes = open(file);
                    BufferedReader lines = new BufferedReader(new InputStreamReader(bytes, ISO_8859_1))) {
                leaks += lines.lines().filter(needles::in).count();
            }
        }
        return leaks;
    }

    private static InputStream open(Path file) throws IOException {
        InputStream bytes = Files.newInputStream(file);
        return file.toString().endsWith(".gz") ? new GZIPInputStream(bytes) : bytes;
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
        return needles.in(record.key())
                || needles.in(record.value())
                || StreamSupport.stream(record.headers().spliterator(), false)
                        .anyMatch(header -> needles.in(header.key()) || needles.in(header.value()));
    }
}
