package dev.framewatch.collector.papers;

import dev.framewatch.collector.CollectorConfiguration;
import dev.framewatch.collector.ImportFormat;
import dev.framewatch.collector.ItemFiles;
import dev.framewatch.collector.KeyedHash;
import dev.framewatch.taxonomy.Taxonomy;
import java.time.Clock;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.core.annotation.Order;

/** The source {@code papers}. */
@Configuration(proxyBeanMethods = false)
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
}
