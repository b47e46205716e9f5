package dev.framewatch.collector.github;

import dev.framewatch.collector.CollectorConfiguration;
import dev.framewatch.collector.ImportFormat;
import dev.framewatch.collector.KeyedHash;
import dev.framewatch.collector.http.SourceClients;
import dev.framewatch.collector.poll.PolledSource;
import dev.framewatch.taxonomy.Taxonomy;
import java.time.Clock;
import java.util.List;
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
    PolledSource repositories(
            GitHub gitHub,
            GitHubSettings settings,
            KeyedHash hash,
            ObjectProvider<Taxonomy> taxonomy,
            ObjectProvider<Clock> clock) {
        Taxonomy known = taxonomy.getIfAvailable(Taxonomy::builtIn);
        Observation observation = new Observation(hash, known, clock.getIfAvailable(Clock::systemUTC));
        FrameworkQueries queries = FrameworkQueries.of(known);
        RepositorySearch pushed = new RepositorySearch(gitHub, queries, "pushed", observation);
        RepositorySearch created = new RepositorySearch(gitHub, queries, "created", observation);
        return () -> List.of(new RepositoriesTask(pushed, settings.lookBack()), new RepositoriesBackfill(created));
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
