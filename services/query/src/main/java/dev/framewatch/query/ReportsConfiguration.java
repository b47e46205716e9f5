package dev.framewatch.query;

import co.elastic.clients.elasticsearch.ElasticsearchClient;
import dev.framewatch.collector.access.AccessConfiguration;
import dev.framewatch.collector.access.ApiKey;
import dev.framewatch.event.Topic;
import dev.framewatch.kafka.KafkaClients;
import java.time.Clock;
import java.time.Duration;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import tools.jackson.databind.json.JsonMapper;

/** Reports of wrong tags, on the Kafka of this process if it has one. */
@Configuration(proxyBeanMethods = false)
@Import(AccessConfiguration.class)
class ReportsConfiguration {
    @Bean
    ReportsApi reportsApi(
            ElasticsearchClient client,
            ObjectProvider<KafkaClients> kafka,
            ApiKey key,
            LimitSettings limits,
            JsonMapper json,
            ObjectProvider<Clock> clock) {
        return new ReportsApi(
                new KeptTopic<>(Topic.REPORTS, Report.class, kafka::getIfAvailable, json),
                new Events(client),
                key,
                new ClientLimit(limits.reports(), Duration.ofHours(1), limits.clients()),
                json,
                clock.getIfAvailable(Clock::systemUTC));
    }
}
