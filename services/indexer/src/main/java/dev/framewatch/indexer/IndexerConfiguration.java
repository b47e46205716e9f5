package dev.framewatch.indexer;

import co.elastic.clients.elasticsearch.ElasticsearchClient;
import co.elastic.clients.transport.rest5_client.low_level.Rest5Client;
import dev.framewatch.elasticsearch.AdoptionIndexes;
import dev.framewatch.elasticsearch.ElasticsearchConfiguration;
import dev.framewatch.kafka.Deployment;
import dev.framewatch.kafka.GenerationTopics;
import dev.framewatch.kafka.Generations;
import dev.framewatch.kafka.KafkaClients;
import dev.framewatch.kafka.KafkaConfiguration;
import dev.framewatch.operations.OperationsConfiguration;
import dev.framewatch.operations.Progress;
import dev.framewatch.operations.Traces;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;

/** The indexer: runs from the start of its context to its end. */
@Configuration(proxyBeanMethods = false)
@Import({KafkaConfiguration.class, OperationsConfiguration.class, ElasticsearchConfiguration.class})
@EnableConfigurationProperties(IndexerSettings.class)
public class IndexerConfiguration {
    @Bean
    Indexers indexers(
            Generations generations,
            GenerationTopics topics,
            Deployment deployment,
            IndexerSettings settings,
            KafkaClients kafka,
            Rest5Client rest,
            ElasticsearchClient elasticsearch,
            AdoptionIndexes indexes,
            MeterRegistry meters,
            Progress progress,
            Traces traces) {
        return new Indexers(
                generations,
                deployment,
                progress,
                (generation, first) -> new GenerationIndexer(
                        generation,
                        first,
                        deployment,
                        settings,
                        kafka,
                        rest,
                        elasticsearch,
                        indexes,
                        meters,
                        traces,
                        topics,
                        Clock.systemUTC()));
    }
}
