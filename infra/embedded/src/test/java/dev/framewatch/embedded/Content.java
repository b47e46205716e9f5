package dev.framewatch.embedded;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;

/** What tests put into the servers and find there again. */
record Content(EmbeddedServers servers) {
    private static final Duration LONGEST = Duration.ofSeconds(30);

    /** A record in a topic of this name, sent in a transaction. */
    void record(String topic, String value) throws Exception {
        try (var admin = Admin.create(kafka())) {
            admin.createTopics(Set.of(new NewTopic(topic, 1, (short) 1))).all().get(30, TimeUnit.SECONDS);
        }
        var settings = new HashMap<String, Object>(kafka());
        settings.put("transactional.id", topic);
        try (var producer = new KafkaProducer<>(settings, new StringSerializer(), new StringSerializer())) {
            producer.initTransactions();
            producer.beginTransaction();
            producer.send(new ProducerRecord<>(topic, value)).get(30, TimeUnit.SECONDS);
            producer.commitTransaction();
        }
    }

    /** The records of a topic, up to as many as are expected, as a member of a consumer group reads them. */
    List<String> records(String topic, int expected) {
        var settings = new HashMap<String, Object>(kafka());
        settings.put("group.id", "readers of " + topic);
        settings.put("auto.offset.reset", "earliest");
        settings.put("enable.auto.commit", false);
        settings.put("isolation.level", "read_committed");
        var values = new ArrayList<String>();
        try (var consumer = new KafkaConsumer<>(settings, new StringDeserializer(), new StringDeserializer())) {
            consumer.subscribe(Set.of(topic));
            long end = System.nanoTime() + LONGEST.toNanos();
            while (values.size() < expected && System.nanoTime() < end) {
                consumer.poll(Duration.ofMillis(200)).forEach(found -> values.add(found.value()));
            }
        }
        return values;
    }

    /** A document in an index of this name. */
    void document(String index, String word) throws Exception {
        send(at("/" + index).PUT(BodyPublishers.ofString("{\"settings\":{\"number_of_replicas\":0}}")));
        send(at("/" + index + "/_doc/1?refresh=true").PUT(BodyPublishers.ofString("{\"word\":\"" + word + "\"}")));
    }

    /** What a search for a word finds. */
    String search(String index, String word) throws Exception {
        return send(at("/" + index + "/_search?q=word:" + word).GET());
    }

    private Map<String, Object> kafka() {
        return Map.of("bootstrap.servers", servers.bootstrapServers());
    }

    private HttpRequest.Builder at(String path) {
        return HttpRequest.newBuilder(URI.create(servers.elasticsearch() + path))
                .header("Content-Type", "application/json")
                .timeout(LONGEST);
    }

    private static String send(HttpRequest.Builder request) throws IOException, InterruptedException {
        try (var client = HttpClient.newHttpClient()) {
            var response = client.send(request.build(), BodyHandlers.ofString());
            assertThat(response.statusCode()).as(response.body()).isLessThan(300);
            return response.body();
        }
    }
}
