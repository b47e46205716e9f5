package dev.framewatch.collector;

import dev.framewatch.collector.held.HeldConfiguration;
import dev.framewatch.collector.http.HttpConfiguration;
import dev.framewatch.kafka.KafkaClients;
import dev.framewatch.kafka.KafkaConfiguration;
import dev.framewatch.operations.OperationsConfiguration;
import java.time.Clock;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;

/** What the sources share: the importer, the publishers, the hash of names and the clients of web APIs. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(CollectorSettings.class)
@Import({KafkaConfiguration.class, OperationsConfiguration.class, HttpConfiguration.class, HeldConfiguration.class})
public class CollectorConfiguration {
    @Bean
    KeyedHash keyedHash(CollectorSettings settings) {
        return new KeyedHash(settings.hashKey());
    }

    @Bean
    ItemFiles itemFiles(CollectorSettings settings) {
        return new ItemFiles(settings);
    }

    @Bean
    EventPublishers eventPublishers(KafkaClients clients) {
        return new EventPublishers(clients);
    }

    @Bean
    Importer importer(
            CollectorSettings settings, EventPublishers publishers, KeyedHash hash, ObjectProvider<Clock> clock) {
        return new Importer(settings, publishers, hash, clock.getIfAvailable(Clock::systemUTC));
    }
}
