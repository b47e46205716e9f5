package dev.framewatch.allinone;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.framewatch.embedded.EmbeddedServers;
import dev.framewatch.embedded.ServerKind;
import dev.framewatch.embedded.ServersOptions;
import dev.framewatch.kafka.KafkaClients;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.zip.GZIPOutputStream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.internals.RecordHeader;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SoakLeaksTest {
    private static final String CANARY = "canary1x7";
    private static final byte[] LEAK = ("a " + CANARY + " b").getBytes(UTF_8);
    private static final byte[] NONE = "all is well".getBytes(UTF_8);

    private final SoakLeaks leaks = new SoakLeaks(Needles.of(CANARY));

    @Test
    void aCredentialInALogIsFound(@TempDir Path folder) throws Exception {
        Path logs = Files.createDirectories(folder.resolve("github-1/logs"));
        Files.writeString(logs.resolve("framewatch.log"), "all is well\nAuthorization: Bearer github-canary1x7\n");

        assertThat(leaks.inFiles(folder)).isOne();
        assertThat(new SoakLeaks(Needles.of("canary2x7")).inFiles(folder)).isZero();
    }

    @Test
    void aPairOfIdAndSecretInALogIsFoundAsItIsSent(@TempDir Path folder) throws Exception {
        String pair = Base64.getEncoder().encodeToString(("an-id:secret-" + CANARY).getBytes(UTF_8));
        Files.writeString(folder.resolve("framewatch.log"), "Authorization: Basic " + pair + "\n");

        assertThat(leaks.inFiles(folder)).isOne();
    }

    @Test
    void aCredentialInALogThatWasPutAwayIsFound(@TempDir Path folder) throws Exception {
        Path log = folder.resolve("framewatch.log.2026-01-01.0.gz");
        try (GZIPOutputStream out = new GZIPOutputStream(Files.newOutputStream(log))) {
            out.write(LEAK);
        }

        assertThat(leaks.inFiles(folder)).isOne();
    }

    @Test
    void aCredentialInKeyValueOrHeaderOfARecordOfAnyTopicIsFound(@TempDir Path data) throws Exception {
        List<ProducerRecord<byte[], byte[]>> bad = List.of(
                new ProducerRecord<>("collected", LEAK, NONE),
                new ProducerRecord<>("cursors", NONE, LEAK),
                new ProducerRecord<>("rejected", null, NONE, null, List.of(new RecordHeader("cause", LEAK))),
                new ProducerRecord<>("another", null, NONE, null, List.of(new RecordHeader(CANARY, NONE))));
        try (EmbeddedServers servers =
                EmbeddedServers.start(ServersOptions.of(data, "a test").only(ServerKind.KAFKA))) {
            Map<String, Object> address = Map.of("bootstrap.servers", servers.bootstrapServers());
            try (Admin admin = Admin.create(address);
                    Producer<byte[], byte[]> producer =
                            new KafkaProducer<>(address, new ByteArraySerializer(), new ByteArraySerializer());
                    Consumer<byte[], byte[]> reader = new KafkaClients(address, address)
                            .consumers("test", Map.of())
                            .createConsumer()) {
                admin.createTopics(bad.stream()
                                .map(record -> new NewTopic(record.topic(), 1, (short) 1))
                                .toList())
                        .all()
                        .get();
                for (ProducerRecord<byte[], byte[]> record : bad) {
                    producer.send(new ProducerRecord<>(record.topic(), NONE, NONE))
                            .get();
                    producer.send(record).get();
                }

                assertThat(leaks.inTopics(reader)).isEqualTo(bad.size());
                assertThat(new SoakLeaks(Needles.of("canary2x7")).inTopics(reader))
                        .isZero();
            }
        }
    }
}
