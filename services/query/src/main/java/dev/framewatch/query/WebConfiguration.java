package dev.framewatch.query;

import co.elastic.clients.elasticsearch.ElasticsearchClient;
import java.time.Clock;
import java.time.Duration;
import org.apache.catalina.Host;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.tomcat.ConfigurableTomcatWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import tools.jackson.databind.json.JsonMapper;

/** How the API speaks HTTP. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(LimitSettings.class)
class WebConfiguration {
    @Bean
    RecentAnswers recentAnswers(QuerySettings settings) {
        return new RecentAnswers(settings.kept(Runtime.getRuntime().maxMemory()));
    }

    @Bean
    FigureCache figureCache(
            DailyRows daily,
            ElasticsearchClient client,
            Caveats caveats,
            ServedTaxonomy taxonomies,
            RecentAnswers answers,
            QuerySettings settings,
            ObjectProvider<Clock> clock) {
        return new FigureCache(
                daily,
                new EventsWord(client, settings.age()),
                caveats,
                taxonomies,
                answers,
                clock.getIfAvailable(Clock::systemUTC));
    }

    @Bean
    Web web(FigureCache cache, QuerySettings settings, LimitSettings limits) {
        return new Web(
                cache, new ClientLimit(limits.requests(), Duration.ofMinutes(1), limits.clients()), settings.origins());
    }

    @Bean
    WebServerFactoryCustomizer<ConfigurableTomcatWebServerFactory> refusedRequests() {
        return tomcat -> tomcat.addContextCustomizers(context -> {
            if (context.getParent() instanceof Host host) {
                RefusedRequests.on(host);
            }
        });
    }

    @Bean
    SecurityHeaders securityHeaders() {
        return new SecurityHeaders();
    }

    @Bean
    ContentTag contentTag() {
        return new ContentTag();
    }

    @Bean
    Form.Suffix formSuffix() {
        return new Form.Suffix();
    }

    @Bean
    TableConverter csv() {
        return TableConverter.csv();
    }

    @Bean
    TableConverter ndjson(JsonMapper json) {
        return TableConverter.ndjson(json);
    }
}
