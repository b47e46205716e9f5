package dev.framewatch.allinone;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.framewatch.event.Topic;
import dev.framewatch.kafka.KafkaClients;
import dev.framewatch.kafka.Rejection;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.utils.Bytes;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RejectedCommandTest {
    private static final Instant AT = Instant.parse("2026-01-31T12:00:00Z");

    @Test
    void whatIsRejectedIsListedShownAndSentAgain(@TempDir Path data) throws Exception {
        Rejection poison = new Rejection(
                "classifier",
                "collected-0@17",
                "title is not a string",
                AT,
                Bytes.wrap("reddit:post:a@1".getBytes(UTF_8)),
                Bytes.wrap("{\"title\":\u001b7}".getBytes(UTF_8)),
                null);
        Rejection line = new Rejection(
                Rejection.IMPORT,
                "=dump.ndjson:3",
                "broken, and \"quoted\"",
                AT,
                null,
                Bytes.wrap(new byte[] {'x'}),
                null);
        try (Pipeline kafka = Pipeline.start(Installation.in(data), "a test", List.of(Part.COLLECT));
                Producer<byte[], byte[]> producer =
                        kafka.bean(KafkaClients.class).producers().createProducer()) {
            producer.send(poison.record()).get();
            producer.send(poison.record()).get();
            producer.send(line.record()).get();
            String folder = data.toString();

            assertThat(Answer.to("rejected", "list", "--format", "csv", "--data", folder)
                            .out())
                    .contains("name,rejected,cause")
                    .containsOnlyOnce("classifier:collected-0@17")
                    .contains("import:=dump.ndjson:3")
                    .contains("\"broken, and \"\"quoted\"\"\"");
            assertThat(Answer.to("rejected", "show", poison.name(), "--data", folder)
                            .out())
                    .contains("title is not a string", "reddit:post:a@1", "{\"title\":\\u001b7}")
                    .doesNotContain("\u001b");

            Answer replay = Answer.to("rejected", "replay", "--all", "--data", folder);

            assertThat(replay.out()).contains("replayed 1");
            assertThat(replay.err()).contains("import:=dump.ndjson:3 holds no event");
            assertThat(Answer.to("rejected", "list", "--data", folder).out())
                    .contains("import:=dump.ndjson:3")
                    .doesNotContain("classifier:");
            try (var reader =
                    kafka.bean(KafkaClients.class).consumers("a-test", Map.of()).createConsumer()) {
                long sent = reader
                        .endOffsets(reader.partitionsFor(Topic.COLLECTED.name()).stream()
                                .map(one -> new TopicPartition(one.topic(), one.partition()))
                                .toList())
                        .values()
                        .stream()
                        .mapToLong(Long::longValue)
                        .sum();
                assertThat(sent).isEqualTo(2);
            }
            assertThat(Answer.to("rejected", "show", "nobody", "--data", folder).code())
                    .isEqualTo(1);
            assertThat(Answer.to("rejected", "replay", "--data", folder).code()).isEqualTo(2);
        }
    }
}
