package dev.framewatch.dashboard;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.PropertySource;

/** The page: static files that Spring serves from this jar, beside the API that they ask. */
@Configuration(proxyBeanMethods = false)
@PropertySource("classpath:dev/framewatch/dashboard/dashboard.properties")
public class DashboardConfiguration {
    @Bean
    PageHeaders pageHeaders() {
        return new PageHeaders();
    }
}
