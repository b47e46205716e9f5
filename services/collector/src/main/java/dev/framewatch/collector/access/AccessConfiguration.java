package dev.framewatch.collector.access;

import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The key of those who may change something. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(ApiSettings.class)
public class AccessConfiguration {
    @Bean
    ApiKey apiKey(ApiSettings settings) {
        return new ApiKey(settings.apiKey());
    }
}
