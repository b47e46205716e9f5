package dev.framewatch.collector.poll;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.framewatch.collector.TestBroker;
import dev.framewatch.event.Topic;
import dev.framewatch.kafka.KafkaClients;
import dev.framewatch.kafka.Transaction;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TopicTailTest {
    @Test
    void aTopicThatComesLaterIsWaitedFor(@TempDir Path data) throws Exception {
        Topic later = Topic.classified("later");
        List<String> read = new CopyOnWriteArrayList<>();
        try (TestBroker broker = TestBroker.start(data);
                KafkaClients clients = broker.clients();
                Admin admin = Admin.create(Map.of("bootstrap.servers", broker.address()));
                TopicTail tail = new TopicTail(clients, later, one -> read.add(new String(one.key(), UTF_8)))) {
            CompletableFuture<Void> nothing = tail.caughtUp();
            tail.start();
            admin.createTopics(List.of(new NewTopic(later.name(), 2, (short) 1)))
                    .all()
                    .get();
            nothing.get(1, TimeUnit.MINUTES);
            try (Producer<byte[], byte[]> producer =
                    clients.transactional("test").createProducer()) {
                Transaction.commit(
                        producer, List.of(new ProducerRecord<>(later.name(), "a key".getBytes(UTF_8), new byte[1])));
            }
            tail.caughtUp().get(1, TimeUnit.MINUTES);

            assertThat(read).containsExactly("a key");
        }
    }

    /** Six failures in a row would pause for a minute. */
    @Test
    void aFailureAfterAllWentWellAgainIsTheFirstOne(@TempDir Path data) throws Exception {
        Set<String> failed = ConcurrentHashMap.newKeySet();
        try (TestBroker broker = TestBroker.start(data);
                KafkaClients clients = broker.clients();
                TopicTail tail = new TopicTail(clients, Topic.COLLECTED, one -> {
                    if (failed.add(new String(one.key(), UTF_8))) {
                        throw new KafkaException("The connection is lost");
                    }
                })) {
            tail.start();
            for (int i = 0; i < 6; i++) {
                byte[] key = ("key " + i).getBytes(UTF_8);
                TestBroker.commit(clients, List.of(new ProducerRecord<>(Topic.COLLECTED.name(), key, new byte[1])));
                tail.caughtUp().get(15, TimeUnit.SECONDS);
            }
        }

        assertThat(failed).hasSize(6);
    }
}
