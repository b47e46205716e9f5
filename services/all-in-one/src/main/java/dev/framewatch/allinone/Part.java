package dev.framewatch.allinone;

import dev.framewatch.classifier.ClassifierConfiguration;
import dev.framewatch.collector.CollectorConfiguration;
import dev.framewatch.collector.github.CollectorGithubConfiguration;
import dev.framewatch.collector.papers.CollectorPapersConfiguration;
import dev.framewatch.collector.poll.AllSources;
import dev.framewatch.collector.poll.PollConfiguration;
import dev.framewatch.collector.reddit.CollectorRedditConfiguration;
import dev.framewatch.dashboard.DashboardConfiguration;
import dev.framewatch.elasticsearch.ElasticsearchConfiguration;
import dev.framewatch.embedded.ServerKind;
import dev.framewatch.indexer.IndexerConfiguration;
import dev.framewatch.kafka.KafkaConfiguration;
import dev.framewatch.query.QueryConfiguration;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.actuate.endpoint.SanitizingFunction;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;

/** A service that can run in this process, with the servers that it needs. */
enum Part {
    /** All sources of events. */
    COLLECT(Collectors.class, true, false),
    /** One of them. */
    GITHUB(CollectorGithubConfiguration.class, true, false),
    /** One of them. */
    PAPERS(CollectorPapersConfiguration.class, true, false),
    /** One of them. */
    REDDIT(CollectorRedditConfiguration.class, true, false),
    /** The schedules on which the sources are asked. */
    POLL(PollConfiguration.class, true, false),
    CLASSIFY(ClassifierConfiguration.class, true, false),
    INDEX(IndexerConfiguration.class, true, true),
    GENERATIONS(Stores.class, true, true),
    TOPICS(KafkaConfiguration.class, true, false),
    QUERY(Web.class, false, true);

    private final Class<?> configuration;
    private final boolean kafka;
    private final boolean elasticsearch;

    Part(Class<?> configuration, boolean kafka, boolean elasticsearch) {
        this.configuration = configuration;
        this.kafka = kafka;
        this.elasticsearch = elasticsearch;
    }

    /** Whether one of some parts answers over HTTP. */
    static WebApplicationType web(List<Part> parts) {
        return parts.contains(QUERY) || parts.contains(POLL) ? WebApplicationType.SERVLET : WebApplicationType.NONE;
    }

    Class<?> configuration() {
        return configuration;
    }

    /** The servers that some parts need together. */
    static Set<ServerKind> servers(List<Part> parts) {
        Set<ServerKind> needed = EnumSet.noneOf(ServerKind.class);
        for (Part part : parts) {
            if (part.kafka) {
                needed.add(ServerKind.KAFKA);
            }
            if (part.elasticsearch) {
                needed.add(ServerKind.ELASTICSEARCH);
            }
        }
        return needed;
    }

    /** What every part stands on. */
    @Configuration(proxyBeanMethods = false)
    @EnableAutoConfiguration
    @Import(SimulatedClock.class)
    static class Base {
        /** Whatever Actuator is told to show, it shows no secret. */
        @Bean
        static SanitizingFunction secrets() {
            return data -> new Property(data.getKey(), String.valueOf(data.getValue())).isSecret()
                    ? data.withSanitizedValue()
                    : data;
        }
    }

    /** Topics and indexes, and nobody who reads or writes them by himself. */
    @Configuration(proxyBeanMethods = false)
    @Import({KafkaConfiguration.class, ElasticsearchConfiguration.class})
    static class Stores {}

    /** The API, and the page that asks it. */
    @Configuration(proxyBeanMethods = false)
    @Import({QueryConfiguration.class, DashboardConfiguration.class})
    static class Web {}

    /** All sources of events. */
    @Configuration(proxyBeanMethods = false)
    @Import({
        CollectorConfiguration.class,
        CollectorGithubConfiguration.class,
        CollectorPapersConfiguration.class,
        CollectorRedditConfiguration.class
    })
    static class Collectors {
        @Bean
        AllSources allSources() {
            return new AllSources();
        }
    }
}
