package dev.framewatch.indexer;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import co.elastic.clients.transport.rest5_client.low_level.Rest5Client;
import com.sun.net.httpserver.HttpServer;
import dev.framewatch.event.AdoptionEvent;
import dev.framewatch.event.EventJson;
import dev.framewatch.event.Events;
import dev.framewatch.event.Reading;
import dev.framewatch.event.Role;
import dev.framewatch.operations.EventMeters;
import dev.framewatch.operations.Traces;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.kafka.core.DefaultKafkaProducerFactory;
import org.springframework.kafka.core.KafkaTemplate;
import org.springframework.kafka.support.SendResult;

/** Answers that a healthy node never gives, from an endpoint that speaks its protocol; the node itself has its tests. */
class BulkWriterTest {
    private static final TopicPartition PARTITION = new TopicPartition("classified-1", 0);

    private final Queue<String> answers = new ConcurrentLinkedQueue<>();
    private final Queue<String> requests = new ConcurrentLinkedQueue<>();
    private final Queue<ProducerRecord<byte[], byte[]>> rejections = new ConcurrentLinkedQueue<>();
    private final ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor();
    private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
    private final Offsets offsets = new Offsets("");
    private HttpServer endpoint;
    private Rest5Client client;
    private BulkWriter writer;

    @BeforeEach
    void start() throws IOException {
        endpoint = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        endpoint.createContext("/_bulk", exchange -> {
            requests.add(new String(exchange.getRequestBody().readAllBytes(), UTF_8));
            String[] answer = answers.remove().split(" ", 2);
            byte[] body = answer[1].getBytes(UTF_8);
            exchange.getResponseHeaders().add("Content-Type", "application/json");
            exchange.sendResponseHeaders(Integer.parseInt(answer[0]), body.length);
            exchange.getResponseBody().write(body);
            exchange.close();
        });
        endpoint.start();
        client = Rest5Client.builder(
                        URI.create("http://127.0.0.1:" + endpoint.getAddress().getPort()))
                .build();
        var settings = new IndexerSettings(
                2_000, 5_000_000, 3, Duration.ofMillis(200), Duration.ofSeconds(15), Duration.ofHours(1));
        var kafka = new KafkaTemplate<byte[], byte[]>(new DefaultKafkaProducerFactory<>(Map.of())) {
            @Override
            public CompletableFuture<SendResult<byte[], byte[]>> send(ProducerRecord<byte[], byte[]> record) {
                rejections.add(record);
                return CompletableFuture.completedFuture(null);
            }
        };
        var settlement = new Settlement(
                offsets,
                new Touched(),
                kafka,
                timer,
                Clock.systemUTC(),
                new EventMeters(meters),
                Traces.off(),
                "1",
                () -> {});
        writer = new BulkWriter(client, settings, timer, settlement);
    }

    @AfterEach
    void stop() throws IOException {
        client.close();
        endpoint.stop(0);
        timer.shutdownNow();
    }

    @Test
    void itemsThatWereTooManyAreSentAgainAlone() {
        answers.add(ok("201", "429", "201"));
        answers.add(ok("201"));

        write(3);

        assertThat(documentsOf(requests)).containsExactly(3, 1);
        assertThat(counted("indexed")).isEqualTo(3);
    }

    @Test
    void anOutageIsOutlasted() {
        answers.add("503 {}");
        answers.add("429 {}");
        answers.add("504 <html>");
        answers.add("403 {\"error\":{\"type\":\"cluster_block_exception\"}}");
        answers.add("200 not json");
        answers.add(ok("201", "201"));

        write(2);

        assertThat(documentsOf(requests)).containsExactly(2, 2, 2, 2, 2, 2);
        assertThat(counted("indexed")).isEqualTo(2);
        assertThat(rejections).isEmpty();
    }

    @Test
    void aRequestThatIsRefusedAsAWholeIsHalvedUntilTheCulpritsAreAlone() {
        answers.add("413 {}");
        answers.addAll(Collections.nCopies(6, "400 {}"));

        write(4);

        assertThat(rejections).hasSize(4);
        assertThat(documentsOf(requests)).containsExactlyInAnyOrder(4, 2, 2, 1, 1, 1, 1);
    }

    @Test
    void anItemThatIsRefusedIsRejectedAndTheOthersAreStored() {
        answers.add(ok("201", "400", "409"));

        write(3);

        assertThat(rejections)
                .singleElement()
                .satisfies(rejection ->
                        assertThat(new String(rejection.key(), UTF_8)).isEqualTo("indexer:classified-1-0@1"));
        assertThat(counted("indexed")).isEqualTo(1);
        assertThat(counted("already")).isEqualTo(1);
        assertThat(counted("rejected")).isEqualTo(1);
    }

    @Test
    void aRawLineBreakBetweenTokensNeverReachesTheBody() {
        answers.add(ok("201"));
        AdoptionEvent event = event(0);
        byte[] spread = new String(EventJson.write(event), UTF_8)
                .replace("\",\"", "\",\n{\"index\":{}}\n\"")
                .getBytes(UTF_8);

        var entry = Entry.of(
                new ConsumerRecord<>("classified-1", 0, 0, new byte[0], spread),
                new Reading.Valid(event, false, EventJson.SCHEMA),
                "1");
        writer.write(List.of(entry));

        await().until(writer::idle);
        assertThat(requests.element().lines()).hasSize(2);
    }

    private void write(int documents) {
        List<Entry> batch = IntStream.range(0, documents)
                .mapToObj(i -> {
                    AdoptionEvent event = event(i);
                    offsets.open(PARTITION, i);
                    return Entry.of(
                            new ConsumerRecord<>("classified-1", 0, i, new byte[0], EventJson.write(event)),
                            new Reading.Valid(event),
                            "1");
                })
                .toList();
        writer.write(batch);
        await().atMost(Duration.ofSeconds(30)).until(writer::idle);
        assertThat(offsets.committable()).isEqualTo(Map.of(PARTITION, new OffsetAndMetadata(documents)));
        assertThat(answers).isEmpty();
    }

    private double counted(String what) {
        return meters.get("framewatch.events." + what)
                .tag("generation", "1")
                .counter()
                .count();
    }

    private static AdoptionEvent event(long number) {
        return Events.repository(number).event().tagged(List.of(Events.tag("jax", Role.USES, 0.5)), "1");
    }

    private static String ok(String... statuses) {
        return Stream.of(statuses)
                .map(status -> status.startsWith("2")
                        ? "{\"index\":{\"status\":" + status + ",\"result\":\"created\"}}"
                        : "{\"index\":{\"status\":" + status + ",\"error\":{\"type\":\"t\",\"reason\":\"r\"}}}")
                .collect(Collectors.joining(",", "200 {\"items\":[", "]}"));
    }

    private static List<Integer> documentsOf(Queue<String> requests) {
        return requests.stream().map(body -> (int) body.lines().count() / 2).toList();
    }
}
