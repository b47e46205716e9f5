package dev.framewatch.query;

import co.elastic.clients.elasticsearch.ElasticsearchClient;
import dev.framewatch.elasticsearch.ElasticsearchConfiguration;
import dev.framewatch.elasticsearch.PublishedIndex;
import dev.framewatch.event.Topic;
import dev.framewatch.kafka.KafkaClients;
import java.time.Clock;
import java.time.LocalDate;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import tools.jackson.databind.json.JsonMapper;

/** What is published once a day, and never changed. */
@Configuration(proxyBeanMethods = false)
@Import(ElasticsearchConfiguration.class)
class PublishedConfiguration {
    @Bean
    Editions editions(
            ElasticsearchClient client, PublishedIndex index, ObjectProvider<KafkaClients> kafka, JsonMapper json) {
        return new Editions(
                client, index, new KeptTopic<>(Topic.PUBLISHED, Published.Edition.class, kafka::getIfAvailable, json));
    }

    @Bean
    Publisher.StandardFigures standardFigures(IndexApi index, SharesApi shares) {
        return new Publisher.StandardFigures() {
            @Override
            public AdoptionIndex index(LocalDate day, Weights weights) {
                return index.onDay(day, weights);
            }

            @Override
            public Weights weights() {
                return index.configured();
            }

            @Override
            public Shares shares(LocalDate day) {
                return shares.onDay(day);
            }
        };
    }

    @Bean
    Publisher publisher(
            Publisher.StandardFigures figures, Editions editions, QuerySettings settings, ObjectProvider<Clock> clock) {
        return new Publisher(figures, editions, settings.publish(), clock.getIfAvailable(Clock::systemUTC));
    }

    @Bean
    PublishedApi publishedApi(Editions editions, Publisher.StandardFigures figures, ObjectProvider<Clock> clock) {
        return new PublishedApi(editions, figures, clock.getIfAvailable(Clock::systemUTC));
    }
}
