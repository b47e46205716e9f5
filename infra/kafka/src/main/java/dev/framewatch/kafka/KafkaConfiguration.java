package dev.framewatch.kafka;

import dev.framewatch.event.Topic;
import org.apache.kafka.clients.admin.NewTopic;
import org.springframework.beans.factory.ObjectProvider;
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
    KafkaAdmin.NewTopics topics(TopicSettings settings) {
        return new KafkaAdmin.NewTopics(Topic.OF_RECORD.stream()
                .map(topic -> GenerationTopics.layout(topic, settings))
                .toArray(NewTopic[]::new));
    }

    @Bean
    GenerationTopics generationTopics(KafkaAdmin kafka, TopicSettings settings) {
        return new GenerationTopics(kafka, settings);
    }

    @Bean
    Backups backups(KafkaClients clients, KafkaAdmin kafka, TopicSettings settings) {
        return new Backups(clients, kafka, settings);
    }

    @Bean
    Generations generations(KafkaClients clients) {
        return new Generations(clients);
    }

    @Bean
    KafkaClients kafkaClients(
            ConsumerFactory<?, ?> consumers,
            ProducerFactory<?, ?> producers,
            ObjectProvider<ConsumerFactory.Listener<byte[], byte[]>> ofMembers) {
        return new KafkaClients(
                consumers.getConfigurationProperties(),
                producers.getConfigurationProperties(),
                ofMembers.orderedStream().toList());
    }
}
