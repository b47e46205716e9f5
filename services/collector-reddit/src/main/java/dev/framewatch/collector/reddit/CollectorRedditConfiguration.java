package dev.framewatch.collector.reddit;

import dev.framewatch.collector.CollectorConfiguration;
import dev.framewatch.collector.ImportFormat;
import dev.framewatch.collector.KeyedHash;
import dev.framewatch.collector.held.HeldConfiguration;
import dev.framewatch.collector.held.HeldEvents;
import dev.framewatch.collector.http.SourceClients;
import dev.framewatch.collector.poll.PolledSource;
import java.time.Clock;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.core.annotation.Order;

/** The source {@code reddit}. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(RedditSettings.class)
@Import({CollectorConfiguration.class, HeldConfiguration.class})
public class CollectorRedditConfiguration {
    @Bean
    @Order(30)
    ImportFormat redditDumps(RedditSettings settings, KeyedHash hash, ObjectProvider<Clock> clock) {
        return new RedditDumps(new RedditEvents(hash), settings.subreddits(), clock.getIfAvailable(Clock::systemUTC));
    }

    @Bean
    PolledSource redditLive(RedditSettings settings, SourceClients clients, KeyedHash hash, HeldEvents held) {
        return new RedditLive(settings, clients, new RedditEvents(hash), held);
    }
}
