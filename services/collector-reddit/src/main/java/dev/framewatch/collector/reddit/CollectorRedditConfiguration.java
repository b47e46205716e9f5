package dev.framewatch.collector.reddit;

import dev.framewatch.collector.CollectorConfiguration;
import dev.framewatch.collector.ImportFormat;
import dev.framewatch.collector.KeyedHash;
import java.time.Clock;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.core.annotation.Order;

/** The source {@code reddit}. */
@Configuration(proxyBeanMethods = false)
@Import(CollectorConfiguration.class)
public class CollectorRedditConfiguration {
    @Bean
    @Order(30)
    ImportFormat redditDumps(KeyedHash hash, ObjectProvider<Clock> clock) {
        return new RedditDumps(hash, clock.getIfAvailable(Clock::systemUTC));
    }
}
