package dev.framewatch.allinone;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.framewatch.collector.OutageListener;
import dev.framewatch.embedded.EmbeddedServer;
import dev.framewatch.embedded.EmbeddedServers;
import dev.framewatch.embedded.ServerKind;
import dev.framewatch.event.AdoptionEvent;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import javax.management.JMException;
import javax.management.ObjectName;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.MemberDescription;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** A server that is away is waited for: nothing is lost, and what was collected meanwhile follows. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class OutagesTest {
    private static final Duration OUTAGE = Duration.ofMinutes(1);
    private static final Duration LONGEST_WITHOUT_POLL = Duration.ofSeconds(10);
    private static final Duration LONGEST_UNTIL_SEEN = Duration.ofSeconds(15);

    private final Path data;
    private final EmbeddedServers servers;
    private final RunningPipeline pipeline;

    OutagesTest(@TempDir Path data) {
        this.data = data;
        servers = RunningPipeline.servers(data);
        pipeline = RunningPipeline.start(
                servers,
                Installation.in(data)
                        .with(
                                "spring.kafka.consumer.properties[max.poll.interval.ms]",
                                LONGEST_WITHOUT_POLL.toMillis()),
                "1");
    }

    @AfterAll
    void end() {
        try (servers) {
            pipeline.close();
        }
    }

    @Test
    void elasticsearchMayBeAwayWithoutARebalance() throws Exception {
        List<AdoptionEvent> events = new Events(2019).any(600, new Random(31));
        pipeline.take(events.subList(0, 100));
        String group = members("indexer-1") + " after " + rebalances();
        EmbeddedServer elasticsearch = servers.server(ServerKind.ELASTICSEARCH);

        elasticsearch.stop();
        long before = RunningPipeline.refusals(data);
        for (int from = 100; from < 600; from += 100) {
            pipeline.publish(events.subList(from, from + 100));
        }
        await("the group as it was, for the whole outage")
                .during(OUTAGE)
                .atMost(OUTAGE.plus(LONGEST_UNTIL_SEEN))
                .pollInterval(Duration.ofSeconds(1))
                .failFast("a consumer does not poll", () -> unpolledSeconds() > LONGEST_WITHOUT_POLL.toSeconds())
                .until(() -> (members("indexer-1") + " after " + rebalances()).equals(group));
        long tried = RunningPipeline.refusals(data) - before;
        elasticsearch.start();
        pipeline.awaitSearchable();

        assertThat(pipeline.documents(events)).isEqualTo(Expected.of(events).documents());
        assertThat(pipeline.rows(2019)).isEqualTo(Expected.of(events).rows());
        assertThat(members("indexer-1") + " after " + rebalances()).isEqualTo(group);
        assertThat(tried).isGreaterThan(OUTAGE.toSeconds() / 2);
        assertThat(pipeline.keys(events)).doesNotHaveDuplicates().hasSize(600);
        assertThat(pipeline.rejections()).isEmpty();
    }

    @Test
    void anIndexThatWentIsMadeByUsAndNeverByABulkRequest() throws Exception {
        List<AdoptionEvent> events = List.of(
                new Events(2017).repository("before").event(),
                new Events(2017).repository("later").event());
        String index = "adoption-events-1-github";
        pipeline.take(events.subList(0, 1));
        String refreshed = pipeline.indexes().refreshInterval(index);
        var served = pipeline.indexes().behind("adoption-events");

        pipeline.indexes().deleteWhereBulkRequestsMakeIndexes(index);
        pipeline.take(events.subList(1, 2));

        assertThat(pipeline.documents(events)).isEqualTo(Expected.of(events).documents());
        assertThat(pipeline.rows(2017)).isEqualTo(Expected.of(events).rows());
        assertThat(pipeline.indexes().refreshInterval(index)).isNotEmpty().isEqualTo(refreshed);
        assertThat(pipeline.indexes().behind("adoption-events"))
                .contains(index)
                .containsExactlyInAnyOrderElementsOf(served);
        assertThat(pipeline.indexes().templates()).containsExactlyInAnyOrder("adoption-events", "adoption-daily");
    }

    @Test
    void kafkaMayBeAway() throws Exception {
        List<AdoptionEvent> events = new Events(2018).any(600, new Random(32));
        pipeline.publish(events.subList(0, 300));
        EmbeddedServer kafka = servers.server(ServerKind.KAFKA);
        CountDownLatch noticed = new CountDownLatch(1);

        kafka.stop();
        CompletableFuture<Void> rest =
                CompletableFuture.runAsync(() -> pipeline.publish(events.subList(300, 600), new OutageListener() {
                    @Override
                    public void waiting(String why, Duration pause) {
                        noticed.countDown();
                    }
                }));
        assertThat(noticed.await(1, TimeUnit.MINUTES)).isTrue();
        kafka.start();
        rest.get(1, TimeUnit.MINUTES);
        pipeline.awaitSearchable();

        assertThat(pipeline.documents(events)).isEqualTo(Expected.of(events).documents());
        assertThat(pipeline.rows(2018)).isEqualTo(Expected.of(events).rows());
        assertThat(pipeline.keys(events)).doesNotHaveDuplicates().hasSize(600);
    }

    private List<String> members(String group) throws Exception {
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", servers.bootstrapServers()))) {
            return admin
                    .describeConsumerGroups(List.of(group))
                    .describedGroups()
                    .values()
                    .iterator()
                    .next()
                    .get()
                    .members()
                    .stream()
                    .map(MemberDescription::toString)
                    .sorted()
                    .toList();
        }
    }

    /** How often the consumers of this process have joined a group, by the clients' own count, by client. */
    private static Map<String, Double> rebalances() throws JMException {
        Map<String, Double> totals = metric("consumer-coordinator-metrics", "rebalance-total");
        totals.values().removeIf(total -> total == 0);
        if (totals.isEmpty()) {
            throw new AssertionError("no consumer of this process says that it has joined a group");
        }
        return totals;
    }

    /** How long ago the laziest member of a group in this process has polled. */
    private static double unpolledSeconds() throws JMException {
        Map<String, Double> ago = metric("consumer-metrics", "last-poll-seconds-ago");
        ago.keySet().retainAll(rebalances().keySet());
        return Collections.max(ago.values());
    }

    private static Map<String, Double> metric(String type, String name) throws JMException {
        var server = ManagementFactory.getPlatformMBeanServer();
        Map<String, Double> values = new TreeMap<>();
        for (ObjectName client :
                server.queryNames(new ObjectName("kafka.consumer:type=" + type + ",client-id=*"), null)) {
            values.put(client.getKeyProperty("client-id"), ((Number) server.getAttribute(client, name)).doubleValue());
        }
        return values;
    }
}
