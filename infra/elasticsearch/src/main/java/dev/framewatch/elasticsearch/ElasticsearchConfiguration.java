package dev.framewatch.elasticsearch;

import co.elastic.clients.elasticsearch.ElasticsearchClient;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The indexes, on the client that {@code spring.elasticsearch.*} describes. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties({IndexSettings.class, SnapshotSettings.class})
public class ElasticsearchConfiguration {
    @Bean
    AdoptionIndexes adoptionIndexes(ElasticsearchClient client, IndexSettings settings, SnapshotSettings snapshots) {
        return new AdoptionIndexes(client, settings, snapshots);
    }

    @Bean
    PublishedIndex publishedIndex(ElasticsearchClient client, IndexSettings settings) {
        return new PublishedIndex(client, settings);
    }

    @Bean
    AlertIndex alertIndex(ElasticsearchClient client, IndexSettings settings) {
        return new AlertIndex(client, settings);
    }
}
