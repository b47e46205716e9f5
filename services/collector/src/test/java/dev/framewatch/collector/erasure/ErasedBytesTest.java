package dev.framewatch.collector.erasure;

import static dev.framewatch.collector.erasure.Things.key;
import static dev.framewatch.collector.erasure.Things.removal;
import static dev.framewatch.collector.erasure.Things.revision;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.framewatch.collector.TestBroker;
import dev.framewatch.collector.poll.LaneByHand;
import dev.framewatch.event.Topic;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AlterConfigOp;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.common.config.ConfigResource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is left in the files of a real broker, whose hours are seconds here. */
class ErasedBytesTest {
    private static final String CANARY = "a-canary-that-nobody-may-find";
    private static final List<Topic> TOPICS = List.of(Topic.COLLECTED, Topic.classified("1"), Topic.REJECTED);

    @TempDir
    @SuppressWarnings("NullAway.Init") // JUnit sets it
    private Path data;

    @Test
    void whatIsRemovedIsInNoFileOfTheBrokerAfterSomePasses() throws ExecutionException, InterruptedException {
        try (TestBroker broker = TestBroker.start(data);
                Things things = new Things(broker, Map.of("1", 4));
                LaneByHand lane = new LaneByHand(things.clients)) {
            hurry(broker);
            things.collect(revision("gone", 1, CANARY.repeat(20)), revision("kept", 1, "a text that stays"));
            things.collect(revision("emptied", 1, CANARY.repeat(20)));
            things.reject("classified-1-0@1", key("gone", 1), CANARY);
            things.collect(removal("gone", 2));
            things.collect(removal("emptied", 2), revision("emptied", 3, "what is left of it"));
            assertThat(HeldBytes.with(CANARY, data))
                    .extracting(file -> file.getName(file.getNameCount() - 2).toString())
                    .as("partitions whose files hold them, each once")
                    .hasSize(5)
                    .satisfies(folders -> assertThat(TOPICS)
                            .allMatch(topic -> folders.stream().anyMatch(folder -> folder.startsWith(topic.name()))));

            await().atMost(Duration.ofSeconds(90))
                    .pollInterval(Duration.ofSeconds(1))
                    .untilAsserted(() -> {
                        lane.turns(things.task(1_000), 100);
                        lane.pass(Duration.ofHours(5));
                        assertThat(HeldBytes.with(CANARY, data)).isEmpty();
                    });

            assertThat(things.held(Topic.COLLECTED, ":"))
                    .containsExactlyInAnyOrder(key("gone", 2), key("kept", 1), key("emptied", 2), key("emptied", 3));
            assertThat(HeldBytes.with("a text that stays", data)).isNotEmpty();
        }
    }

    /** Nothing but the longest delay of compaction makes the cleaner come, as it is where little is written. */
    private static void hurry(TestBroker broker) throws ExecutionException, InterruptedException {
        List<AlterConfigOp> topic = Stream.of(
                        new ConfigEntry("segment.ms", "1000"),
                        new ConfigEntry("max.compaction.lag.ms", "2000"),
                        new ConfigEntry("min.cleanable.dirty.ratio", "1"),
                        new ConfigEntry("file.delete.delay.ms", "100"))
                .map(ErasedBytesTest::set)
                .toList();
        Map<ConfigResource, Collection<AlterConfigOp>> changes = new HashMap<>();
        changes.put(
                new ConfigResource(ConfigResource.Type.BROKER, ""),
                List.of(set(new ConfigEntry("log.cleaner.backoff.ms", "200"))));
        TOPICS.forEach(each -> changes.put(new ConfigResource(ConfigResource.Type.TOPIC, each.name()), topic));
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", broker.address()))) {
            admin.incrementalAlterConfigs(changes).all().get();
        }
    }

    private static AlterConfigOp set(ConfigEntry entry) {
        return new AlterConfigOp(entry, AlterConfigOp.OpType.SET);
    }
}
