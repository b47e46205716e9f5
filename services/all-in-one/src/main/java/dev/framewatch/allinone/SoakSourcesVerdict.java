package dev.framewatch.allinone;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.framewatch.embedded.EmbeddedServers;
import dev.framewatch.event.AdoptionEvent;
import dev.framewatch.event.EventJson;
import dev.framewatch.event.Kind;
import dev.framewatch.event.Metric;
import dev.framewatch.event.Reading;
import dev.framewatch.event.Topic;
import dev.framewatch.kafka.KafkaClients;
import dev.framewatch.simulator.SimulatorServer;
import dev.framewatch.simulator.Truth;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;

/** Compares what is on {@code collected} with what a simulated world holds. */
final class SoakSourcesVerdict implements AutoCloseable {
    private static final Duration POLL = Duration.ofMillis(200);
    private static final int MOST_EXAMPLES = 10;

    private final Consumer<byte[], byte[]> reader;
    private final SimulatorServer simulator;
    private final Clock clock;
    private final Map<String, AdoptionEvent> newest = new HashMap<>();
    private final Set<String> keys = new HashSet<>();
    private long twice;

    /**
     * What was found.
     *
     * @param events ids on {@code collected}
     * @param lost ids that should be there, and are not
     * @param wrong ids whose newest revision is older than the truth, or that are removed here and not there, or the
     *     other way round, or that nobody made; pairs of papers and repositories that nobody asked GitHub for, or that
     *     hold what a repository said which is gone
     * @param twice records that say again the revision of an id that another one said
     * @param examples some of what is lost or wrong, in words
     */
    record Counts(long events, long lost, long wrong, long twice, List<String> examples) {
        boolean complete() {
            return lost + wrong == 0;
        }
    }

    SoakSourcesVerdict(EmbeddedServers servers, SimulatorServer simulator, Clock clock) {
        Map<String, Object> address = Map.of("bootstrap.servers", servers.bootstrapServers());
        this.reader =
                new KafkaClients(address, address).consumers("soak", Map.of()).createConsumer();
        this.simulator = simulator;
        this.clock = clock;
    }

    /**
     * What is found now; what was read before is not read again.
     *
     * @param began when the collectors ran
     */
    Counts counts(Instant began) {
        read();
        Truth truth = simulator.truth();
        Map<String, Truth.Made> made = new HashMap<>();
        Stream.of(truth.repositories(), truth.releases(), truth.things(), truth.papers(), truth.code())
                .flatMap(List::stream)
                .forEach(one -> made.put(one.id(), one));
        truth.deletedRepositories().forEach(one -> made.put(one.id(), one));
        Set<String> codeless = truth.codeless();
        List<String> lost = made.values().stream()
                .filter(one -> expected(one, began))
                .filter(one -> !newest.containsKey(one.id()))
                .map(one -> "lost: " + one)
                .toList();
        List<String> wrong = newest.values().stream()
                .filter(event -> event.kind().countsInShares() || event.kind() == Kind.RELEASE)
                .filter(event -> !matches(event, made.get(event.id()))
                        || (codeless.contains(event.id()) && event.text() != null))
                .map(event -> "wrong: " + event.key() + (event.removed() ? " removed" : "") + ", made: "
                        + made.get(event.id()))
                .toList();
        List<String> examples =
                new ArrayList<>(lost.stream().limit(MOST_EXAMPLES).toList());
        wrong.stream().limit(MOST_EXAMPLES).forEach(examples::add);
        return new Counts(newest.size(), lost.size(), wrong.size(), twice, examples);
    }

    /** What came while collectors ran and names a framework; what went at once nobody need have seen. */
    private static boolean expected(Truth.Made one, Instant began) {
        boolean searched = one.id().startsWith("github:repository:");
        return !one.removed()
                && one.changed().isAfter(began)
                && (!searched || !one.frameworks().isEmpty());
    }

    /**
     * What papers tell of a pair has one revision for ever, which is older than what the archive has; but where its
     * repository says something, GitHub must have been asked for it, and only GitHub counts forks.
     */
    private static boolean matches(AdoptionEvent event, Truth.@Nullable Made made) {
        return made != null
                && event.removed() == made.removed()
                && (event.kind() == Kind.CODE
                        ? made.frameworks().isEmpty() || event.metrics().containsKey(Metric.FORKS)
                        : event.revision() >= made.changed().toEpochMilli());
    }

    private void read() {
        List<TopicPartition> partitions = reader.listTopics().getOrDefault(Topic.COLLECTED.name(), List.of()).stream()
                .map(partition -> new TopicPartition(partition.topic(), partition.partition()))
                .toList();
        if (reader.assignment().size() != partitions.size()) {
            reader.assign(partitions);
            reader.seekToBeginning(partitions);
            newest.clear();
            keys.clear();
            twice = 0;
        }
        Map<TopicPartition, Long> ends = reader.endOffsets(partitions);
        while (partitions.stream().anyMatch(one -> reader.position(one) < ends.getOrDefault(one, 0L))) {
            reader.poll(POLL).forEach(this::take);
        }
    }

    private void take(ConsumerRecord<byte[], byte[]> record) {
        if (record.value() == null) {
            return; // an erasure
        }
        if (!keys.add(new String(record.key(), UTF_8))) {
            twice++;
        }
        if (EventJson.collected(record.value(), clock.instant()) instanceof Reading.Valid valid) {
            newest.merge(valid.event().id(), valid.event(), (a, b) -> b.revision() > a.revision() ? b : a);
        }
    }

    /** How many records hold a credential; nothing is counted after this. */
    long leaks(SoakLeaks canaries) {
        return canaries.inTopics(reader);
    }

    @Override
    public void close() {
        reader.close();
    }
}
