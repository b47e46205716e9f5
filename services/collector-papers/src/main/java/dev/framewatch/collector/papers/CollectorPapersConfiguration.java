package dev.framewatch.collector.papers;

import dev.framewatch.collector.CollectorConfiguration;
import dev.framewatch.collector.ImportFormat;
import dev.framewatch.collector.ItemFiles;
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

/** The source {@code papers}. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(HuggingFaceSettings.class)
@Import(CollectorConfiguration.class)
public class CollectorPapersConfiguration {
    @Bean
    @Order(10)
    ImportFormat papersLinks(
            ItemFiles files, KeyedHash hash, ObjectProvider<Taxonomy> taxonomy, ObjectProvider<Clock> clock) {
        return new PapersLinks(
                files, hash, taxonomy.getIfAvailable(Taxonomy::builtIn), clock.getIfAvailable(Clock::systemUTC));
    }

    @Bean
    @Order(20)
    ImportFormat papersAbstracts(ObjectProvider<Clock> clock) {
        return new PapersAbstracts(clock.getIfAvailable(Clock::systemUTC));
    }

    @Bean
    PolledSource dailyPapers(
            HuggingFaceSettings settings, SourceClients clients, KeyedHash hash, ObjectProvider<Taxonomy> taxonomy) {
        DailyPapers papers = new DailyPapers(
                new HuggingFace(settings, clients), new DailyPaper(hash, taxonomy.getIfAvailable(Taxonomy::builtIn)));
        return () -> List.of(new DailyPapersTask(papers, settings.lookBack()), new DailyPapersBackfill(papers));
    }
}
