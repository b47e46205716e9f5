package dev.framewatch.allinone;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.framewatch.embedded.EmbeddedServers;
import dev.framewatch.embedded.ServersOptions;
import dev.framewatch.event.AdoptionEvent;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Queue;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;

/** A full disk loses nothing, and when there is room again everything goes on by itself. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class FullDiskTest {
    private static final Duration PATIENCE = Duration.ofMinutes(2);
    private static final String SMALL = """
            {"persistent":{"cluster.info.update.interval":"10s","cluster.routing.allocation.disk.watermark":{
             "low":"30mb","high":"25mb","flood_stage":"20mb"}}}""";

    private final Queue<String> said = new ConcurrentLinkedQueue<>();
    private final Path data;
    private SmallDisk ofKafka;
    private SmallDisk ofElasticsearch;
    private EmbeddedServers servers;
    private RunningPipeline pipeline;

    FullDiskTest(@TempDir Path data) {
        this.data = data;
    }

    @BeforeAll
    void start() throws Exception {
        ofKafka = SmallDisk.at(data.resolve("kafka/log"), 256);
        ofElasticsearch = SmallDisk.at(data.resolve("elasticsearch/data"), 64);
        servers = EmbeddedServers.start(ServersOptions.of(data, "a test").say(said::add));
        new Indexes(servers.elasticsearch(), "1").request("PUT", "/_cluster/settings", SMALL);
        pipeline = RunningPipeline.start(servers, data, "1");
    }

    @AfterAll
    void end() throws Exception {
        try (var _ = ofKafka;
                var _ = ofElasticsearch;
                var _ = servers;
                var _ = pipeline) {
            said.clear();
        }
    }

    /** A broker that has little room left is ended in order, and started again when there is room. */
    @Test
    @Order(1)
    void aDiskOfKafkaThatIsNearlyFullIsWaitedFor() throws Exception {
        List<AdoptionEvent> events = new Events(2017).any(300, new Random(61));
        pipeline.take(events.subList(0, 100));

        ofKafka.fill(50);
        CompletableFuture<Void> rest = CompletableFuture.runAsync(() -> pipeline.publish(events.subList(100, 300)));
        await("Kafka is ended and stays so").atMost(PATIENCE).until(this::wantsRoom);
        ofKafka.empty();
        rest.get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
        pipeline.awaitSearchable();

        assertThat(said).anyMatch(line -> line.startsWith("Kafka was ended: the disk of "));
        assertAllThere(2017, events);
    }

    /**
     * A node with little room left makes its indexes read-only, and takes that back. A broker that cannot write ends
     * itself. As the node looks at its disk every 30 s until it has looked once, this comes last.
     */
    @Test
    @Order(2)
    void fullDisksOfBothServersAreWaitedFor() throws Exception {
        List<AdoptionEvent> events = new Events(2018).any(2_000, new Random(62));
        pipeline.take(events.subList(0, 100));
        said.clear();

        ofElasticsearch.fill(10);
        await("the node blocks its indexes").atMost(PATIENCE).until(this::isBlocked);
        long before = RunningPipeline.refusals(data);
        pipeline.publish(events.subList(100, 300));
        await("the indexer is refused").atMost(PATIENCE).until(() -> RunningPipeline.refusals(data) > before + 1);
        ofKafka.fill(0);
        CompletableFuture<Void> rest = CompletableFuture.runAsync(() -> pipeline.publish(events.subList(300, 2_000)));
        await("Kafka has ended and stays so").atMost(PATIENCE).until(this::wantsRoom);
        ofElasticsearch.empty();
        ofKafka.empty();
        rest.get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
        pipeline.awaitSearchable();

        assertAllThere(2018, events);
    }

    private void assertAllThere(int year, List<AdoptionEvent> events) throws Exception {
        assertThat(pipeline.documents(events)).isEqualTo(Expected.of(events).documents());
        assertThat(pipeline.rows(year)).isEqualTo(Expected.of(events).rows());
        assertThat(pipeline.keys(events)).doesNotHaveDuplicates().hasSize(events.size());
        assertThat(pipeline.rejections()).isEmpty();
    }

    /** Whether it was said that Kafka was not started, as its disk has no room. */
    private boolean wantsRoom() {
        return said.stream().anyMatch(line -> line.startsWith("Kafka did not start: the disk of "));
    }

    private boolean isBlocked() throws IOException, InterruptedException {
        return pipeline.indexes()
                .request("GET", "/adoption-events-1-github/_settings", "")
                .toString()
                .contains("read_only_allow_delete");
    }
}
