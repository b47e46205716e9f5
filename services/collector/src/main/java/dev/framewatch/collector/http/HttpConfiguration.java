package dev.framewatch.collector.http;

import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Clients of sources' web APIs. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(HttpSettings.class)
public class HttpConfiguration {
    @Bean
    SourceClients sourceClients(HttpSettings settings) {
        return new SourceClients(settings);
    }
}
