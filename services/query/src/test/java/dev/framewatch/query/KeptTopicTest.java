package dev.framewatch.query;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.framewatch.event.Topic;
import java.time.Duration;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.MockConsumer;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.springframework.http.HttpStatus;
import tools.jackson.databind.json.JsonMapper;

class KeptTopicTest {
    private static final TopicPartition PARTITION = new TopicPartition(Topic.RULES.name(), 0);

    private final KeptTopic<String> kept = new KeptTopic<>(Topic.RULES, String.class, () -> null, JsonMapper.shared());
    private final MockConsumer<byte[], byte[]> reader = new MockConsumer<>("earliest");

    @BeforeEach
    void holdsTwo() {
        reader.updateBeginningOffsets(Map.of(PARTITION, 0L));
        reader.updateEndOffsets(Map.of(PARTITION, 2L));
    }

    private void arrives(long offset, String key) {
        reader.schedulePollTask(() -> reader.addRecord(new ConsumerRecord<>(
                PARTITION.topic(), 0, offset, key.getBytes(UTF_8), ("\"" + key + "\"").getBytes(UTF_8))));
    }

    @Test
    void readsToTheEndThatItFound() {
        arrives(0, "a");
        arrives(1, "b");

        assertThat(kept.all(reader, Duration.ofMinutes(1)).keySet()).containsExactly("a", "b");
    }

    @Test
    @Timeout(value = 20, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
    void aBrokerThatStopsInTheMiddleIsAway() {
        arrives(0, "a");

        assertThatExceptionOfType(Problem.class)
                .isThrownBy(() -> kept.all(reader, Duration.ofMillis(50)))
                .satisfies(problem -> assertThat(problem.getStatusCode()).isEqualTo(HttpStatus.SERVICE_UNAVAILABLE))
                .withStackTraceContaining("stopped at 1 of 2");
    }
}
