package dev.framewatch.kafka.backup;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;
import org.jspecify.annotations.Nullable;

/** What is asked of the brokers about topics. */
record Brokers(Admin admin) {
    private static final Duration PATIENCE = Duration.ofMinutes(1);

    /** The id of the cluster. */
    String cluster() {
        return get(admin.describeCluster().clusterId());
    }
    /** A topic as it is; absent where it is not there. */
    @Nullable
    TopicDescription topic(String name) {
        try {
            return get(admin.describeTopics(List.of(name)).allTopicNames()).get(name);
        } catch (UnknownTopicOrPartitionException none) {
            return null;
        }
    }
    /** Its partitions. */
    static List<TopicPartition> partitions(TopicDescription topic) {
        List<TopicPartition> partitions = new ArrayList<>();
        topic.partitions().forEach(one -> partitions.add(new TopicPartition(topic.name(), one.partition())));
        return partitions;
    }
    /** Waits for an answer; what the broker refuses is thrown as it says it. */
    static <T> T get(KafkaFuture<T> answer) {
        try {
            return answer.get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
        } catch (ExecutionException failure) {
            if (failure.getCause() instanceof UnknownTopicOrPartitionException none) {
                throw none;
            }
            throw new BackupFailed("Kafka refused: " + failure.getCause(), failure);
        } catch (TimeoutException silent) {
            throw new BackupFailed("Kafka did not answer within " + PATIENCE.toSeconds() + " s; try again.", silent);
        } catch (InterruptedException asked) {
            Thread.currentThread().interrupt();
            throw new BackupFailed("It was interrupted; run it again to go on.", asked);
        }
    }
}
