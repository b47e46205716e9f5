package dev.framewatch.allinone;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.framewatch.embedded.EmbeddedServers;
import dev.framewatch.event.AdoptionEvent;
import dev.framewatch.event.EventJson;
import dev.framewatch.event.Reading;
import dev.framewatch.event.Topic;
import dev.framewatch.kafka.KafkaClients;
import dev.framewatch.simulator.SimulatorServer;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;

/** Compares what is on {@code collected} with what a simulated world holds. */
final class SoakSourcesVerdict implements AutoCloseable {
    private static final Duration POLL = Duration.ofMillis(200);
    private static final int MOST_EXAMPLES = 10;

    private final Consumer<byte[], byte[]> reader;
    private final SimulatorServer simulator;
    private final Clock clock;
    private final Duration answering;
    private final Map<String, AdoptionEvent> newest = new HashMap<>();
    private final Set<String> keys = new HashSet<>();
    private final List<String> unreadable = new ArrayList<>();
    private long twice;

    /**
     * What was found.
     *
     * @param events ids on {@code collected}
     * @param lost ids that should be there, and are not
     * @param wrong ids whose newest revision, dates, words or counts are not those of the truth, or that nobody made; and
     *     records that are no events
     * @param twice records that say again the revision of an id that another one said
     * @param examples some of what is lost or wrong, in words
     */
    record Counts(long events, long lost, long wrong, long twice, List<String> examples) {
        boolean complete() {
            return lost + wrong == 0;
        }
    }

    /** {@code answering} is how long an answer may be under way, by the clock of the sources. */
    SoakSourcesVerdict(EmbeddedServers servers, SimulatorServer simulator, Clock clock, Duration answering) {
        Map<String, Object> address = Map.of("bootstrap.servers", servers.bootstrapServers());
        this.reader =
                new KafkaClients(address, address).consumers("soak", Map.of()).createConsumer();
        this.simulator = simulator;
        this.clock = clock;
        this.answering = answering;
    }

    /**
     * What is found now; what was read before is not read again.
     *
     * @param began when the collectors ran
     * @param stopped when nothing more happened at the sources
     */
    Counts counts(Instant began, Instant stopped, SoakBackfills backfills) {
        read();
        SoakTruth truth = new SoakTruth(simulator, SoakSpan.of(began, stopped, clock, answering), backfills);
        List<String> lost = truth.expected(newest.keySet()).stream()
                .filter(id -> !newest.containsKey(id))
                .map(id -> "lost: " + id)
                .toList();
        List<String> wrong = new ArrayList<>(unreadable);
        newest.values()
                .forEach(event -> truth.wrong(event)
                        .ifPresent(words ->
                                wrong.add("wrong: " + event.key() + (event.removed() ? " removed: " : ": ") + words)));
        List<String> examples =
                new ArrayList<>(lost.stream().limit(MOST_EXAMPLES).toList());
        wrong.stream().limit(MOST_EXAMPLES).forEach(examples::add);
        return new Counts(newest.size(), lost.size(), wrong.size(), twice, examples);
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
            unreadable.clear();
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
        String key = new String(record.key(), UTF_8);
        if (!keys.add(key)) {
            twice++;
        }
        if (EventJson.collected(record.value(), clock.instant()) instanceof Reading.Valid valid) {
            newest.merge(valid.event().id(), valid.event(), (a, b) -> b.revision() > a.revision() ? b : a);
        } else {
            unreadable.add("wrong: " + key + ": no event");
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
