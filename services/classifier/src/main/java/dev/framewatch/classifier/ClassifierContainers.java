package dev.framewatch.classifier;

import dev.framewatch.event.Topic;
import dev.framewatch.kafka.Deployment;
import dev.framewatch.kafka.Generation;
import dev.framewatch.kafka.KafkaClients;
import dev.framewatch.operations.EventMeters;
import dev.framewatch.taxonomy.Taxonomy;
import java.time.Clock;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.springframework.kafka.core.KafkaTemplate;
import org.springframework.kafka.listener.BatchMessageListener;
import org.springframework.kafka.listener.ConcurrentMessageListenerContainer;
import org.springframework.kafka.listener.ContainerProperties;
import org.springframework.kafka.listener.DefaultAfterRollbackProcessor;
import org.springframework.kafka.transaction.KafkaTransactionManager;
import org.springframework.util.backoff.ExponentialBackOff;

/** Makes the container that classifies for one generation. */
record ClassifierContainers(
        KafkaClients kafka, Deployment deployment, ClassifierSettings settings, EventMeters meters, Clock clock) {
    /** So that a backlog fills large transactions; by default an answer has 1 MiB of a partition. */
    private static final int FETCH_BYTES = 4 * 1024 * 1024;

    ConcurrentMessageListenerContainer<byte[], byte[]> container(Generation generation, Taxonomy taxonomy) {
        var producers = kafka.transactional(deployment.transactionalId(generation.classifiers()));
        var consumers = kafka.members(
                generation.classifiers(),
                deployment.member(
                        "classifier",
                        Map.of(
                                ConsumerConfig.MAX_POLL_RECORDS_CONFIG,
                                settings.records(),
                                ConsumerConfig.MAX_PARTITION_FETCH_BYTES_CONFIG,
                                FETCH_BYTES)));
        Tagger tagger = new Tagger(taxonomy, new KafkaTemplate<>(producers), generation, clock, meters);
        ContainerProperties properties = new ContainerProperties(Topic.COLLECTED.name());
        properties.setMessageListener((BatchMessageListener<byte[], byte[]>) tagger::on);
        properties.setKafkaAwareTransactionManager(new KafkaTransactionManager<>(producers));
        var container = new ConcurrentMessageListenerContainer<>(consumers, properties);
        container.setBeanName(generation.classifiers());
        container.setConcurrency(settings.concurrency());
        container.setAfterRollbackProcessor(new DefaultAfterRollbackProcessor<>(untilItSucceeds()));
        return container;
    }

    /** What fails here is Kafka itself, so it is tried again without limit; a poisonous record never throws. */
    private static ExponentialBackOff untilItSucceeds() {
        ExponentialBackOff pauses = new ExponentialBackOff(200, 2);
        pauses.setMaxInterval(10_000);
        return pauses;
    }
}
