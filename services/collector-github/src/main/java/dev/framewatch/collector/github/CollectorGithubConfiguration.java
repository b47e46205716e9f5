package dev.framewatch.collector.github;

import dev.framewatch.collector.CollectorConfiguration;
import dev.framewatch.collector.ImportFormat;
import dev.framewatch.collector.ItemFiles;
import dev.framewatch.collector.KeyedHash;
import dev.framewatch.collector.held.HeldEvents;
import dev.framewatch.collector.held.HeldReader;
import dev.framewatch.collector.held.RawEvents;
import dev.framewatch.collector.http.SourceClients;
import dev.framewatch.collector.poll.PolledSource;
import dev.framewatch.event.Kind;
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
@EnableConfigurationProperties({GitHubSettings.class, ArchiveSettings.class})
@Import(CollectorConfiguration.class)
public class CollectorGithubConfiguration {
    @Bean
    GitHub gitHub(GitHubSettings settings, SourceClients clients) {
        return new GitHub(settings, clients);
    }

    @Bean
    Observation gitHubObservation(KeyedHash hash, ObjectProvider<Taxonomy> taxonomy, ObjectProvider<Clock> clock) {
        return new Observation(
                hash, taxonomy.getIfAvailable(Taxonomy::builtIn), clock.getIfAvailable(Clock::systemUTC));
    }

    @Bean
    PolledSource gitHubSearches(GitHub gitHub, GitHubSettings settings, Observation observation, HeldEvents held) {
        RepositoryDetails details = new RepositoryDetails(gitHub, observation);
        FrameworkQueries queries = FrameworkQueries.of(observation.taxonomy());
        HeldReader repositories = held.of(Kind.REPOSITORY).present();
        HeldReader pairs = held.of(Kind.CODE).present();
        RawEvents papers = held.raw(Kind.CODE, PaperCode::isRaw);
        return () -> List.of(
                new RepositoriesTask(new RepositorySearch(details, queries, "pushed"), settings.lookBack()),
                new RepositoriesBackfill(new RepositorySearch(details, queries, "created")),
                new RepositoriesRecheck(details, repositories::next),
                new PaperCodeTask(details, papers::next),
                new PaperCodeRecheck(details, pairs::next));
    }

    @Bean
    PolledSource gitHubOwnRepositories(GitHub gitHub, Observation observation) {
        OwnRepositories own =
                new OwnRepositories(gitHub, List.copyOf(observation.taxonomy().ownRepositories()));
        return () -> List.of(
                new ReleasesTask(own, observation),
                new StarsTask(own, observation),
                new StarHistoryTask(own, observation));
    }

    @Bean
    PolledSource ghArchiveHours(
            ArchiveSettings settings, SourceClients clients, ItemFiles files, Observation observation) {
        return () -> List.of(new HoursBackfill(new ArchiveHours(settings, clients, files, observation)));
    }

    @Bean
    @Order(40)
    ImportFormat ghArchive(Observation observation) {
        return new GhArchive(observation.taxonomy(), observation);
    }

    @Bean
    @Order(50)
    ImportFormat gitHubRepositories(Observation observation) {
        return new GitHubRepositories(observation);
    }
}
