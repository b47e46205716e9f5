package dev.framewatch.collector.github;

import dev.framewatch.collector.CollectorConfiguration;
import dev.framewatch.collector.ImportFormat;
import dev.framewatch.collector.KeyedHash;
import dev.framewatch.collector.http.SourceClients;
import dev.framewatch.taxonomy.Taxonomy;
import java.time.Clock;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.core.annotation.Order;

/** The source {@code github}. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(GitHubSettings.class)
@Import(CollectorConfiguration.class)
public class CollectorGithubConfiguration {
    @Bean
    GitHub gitHub(GitHubSettings settings, SourceClients clients) {
        return new GitHub(settings, clients);
    }

    @Bean
    @Order(40)
    ImportFormat ghArchive(KeyedHash hash, ObjectProvider<Taxonomy> taxonomy, ObjectProvider<Clock> clock) {
        Taxonomy known = taxonomy.getIfAvailable(Taxonomy::builtIn);
        return new GhArchive(known, new Observation(hash, known, clock.getIfAvailable(Clock::systemUTC)));
    }

    @Bean
    @Order(50)
    ImportFormat gitHubRepositories(KeyedHash hash, ObjectProvider<Taxonomy> taxonomy, ObjectProvider<Clock> clock) {
        Taxonomy known = taxonomy.getIfAvailable(Taxonomy::builtIn);
        return new GitHubRepositories(new Observation(hash, known, clock.getIfAvailable(Clock::systemUTC)));
    }
}
