package dev.framewatch.collector.poll;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.framewatch.collector.TestBroker;
import dev.framewatch.event.Topic;
import dev.framewatch.kafka.KafkaClients;
import dev.framewatch.kafka.Transaction;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LedgerTest {
    private static final LaneKey PAUSE = new LaneKey("reddit", LaneKey.Kind.pause, "reddit:looks");
    private static final Instant AT = Instant.parse("2026-01-01T00:00:00Z");

    private static ProducerRecord<byte[], byte[]> record(String key, String json) {
        return new ProducerRecord<>(Topic.CURSORS.name(), key.getBytes(UTF_8), json.getBytes(UTF_8));
    }

    @Test
    void whatALaterVersionHasMoreIsPassedOver() {
        assertThat(Json.read("{\"at\":\"" + AT + "\",\"hue\":[{}]}", Pause.class))
                .isEqualTo(new Pause(AT));
    }

    @Test
    void whatCannotBeReadIsPassedOverAndWhatWasKnownHolds(@TempDir Path data) throws Exception {
        try (TestBroker broker = TestBroker.start(data);
                KafkaClients clients = broker.clients();
                Ledger ledger = new Ledger(clients);
                Producer<byte[], byte[]> producer =
                        clients.transactional("test").createProducer()) {
            ledger.start();
            String task = "reddit@pause:reddit:looks";
            Transaction.commit(
                    producer,
                    List.of(
                            PAUSE.holding(new Pause(AT)),
                            record(task, "{"),
                            record(task, "null"),
                            record(task, "[7]"),
                            record("import:a", "{"),
                            record("import:b", "null"),
                            record("reddit@pause:reddit:posts", "7")));
            ledger.caughtUp().get(1, TimeUnit.MINUTES);

            List<LaneKey> paused = new ArrayList<>();
            ledger.each(LaneKey.Kind.pause, Pause.class, (key, _) -> paused.add(key));
            assertThat(paused).containsExactly(PAUSE);
            assertThat(ledger.read(PAUSE, Pause.class)).contains(new Pause(AT));
        }
    }
}
