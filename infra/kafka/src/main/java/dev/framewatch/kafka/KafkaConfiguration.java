package dev.framewatch.kafka;

import dev.framewatch.event.Topic;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.NewTopic;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.kafka.core.ConsumerFactory;
import org.springframework.kafka.core.KafkaAdmin;
import org.springframework.kafka.core.ProducerFactory;

/** The topics, and clients for bytes on top of what {@code spring.kafka.*} says. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties({Deployment.class, TopicSettings.class})
public class KafkaConfiguration {
    @Bean
    KafkaAdmin.NewTopics topics(Deployment deployment, TopicSettings settings) {
        return new KafkaAdmin.NewTopics(Stream.of(
                        Topic.COLLECTED, Topic.classified(deployment.generation()), Topic.REJECTED, Topic.CURSORS)
                .map(topic -> new NewTopic(
                                topic.name(), topic.spread() ? settings.partitions() : 1, settings.replicationFactor())
                        .configs(topic.settings()))
                .toArray(NewTopic[]::new));
    }

    @Bean
    KafkaClients kafkaClients(ConsumerFactory<?, ?> consumers, ProducerFactory<?, ?> producers) {
        return new KafkaClients(consumers.getConfigurationProperties(), producers.getConfigurationProperties());
    }
}
