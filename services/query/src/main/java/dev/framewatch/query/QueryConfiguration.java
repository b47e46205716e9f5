package dev.framewatch.query;

import co.elastic.clients.elasticsearch.ElasticsearchClient;
import dev.framewatch.collector.poll.OpenGaps;
import dev.framewatch.kafka.Generations;
import dev.framewatch.operations.Progress;
import java.time.Clock;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.context.annotation.PropertySource;

/** The REST API, on the Elasticsearch that {@code spring.elasticsearch.*} describes. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties({QuerySettings.class, IndexSettings.class, LiveSettings.class})
@Import({
    Problems.class,
    PublishedConfiguration.class,
    ReportsConfiguration.class,
    WebConfiguration.class,
    AlertsConfiguration.class
})
@PropertySource("classpath:dev/framewatch/query/query.properties")
public class QueryConfiguration {
    @Bean
    ServedTaxonomy servedTaxonomy(ObjectProvider<Generations> generations) {
        return new ServedTaxonomy(generations.getIfAvailable());
    }

    @Bean
    Caveats caveats(ObjectProvider<OpenGaps> gaps) {
        return new Caveats(gaps::getIfAvailable);
    }

    @Bean
    DailyRows dailyRows(ElasticsearchClient client, QuerySettings settings, Caveats caveats) {
        return new DailyRows(client, settings.age(), caveats);
    }

    /** Whether Elasticsearch tells the figures, where this process tells of its health. */
    @Bean
    SmartInitializingSingleton figuresFollowed(DailyRows daily, ObjectProvider<Progress> progress) {
        return () -> progress.ifAvailable(follows -> follows.follow("figures", () -> {
            String ignored = daily.version();
            return true;
        }));
    }

    @Bean
    FigureRows figureRows(DailyRows daily, ElasticsearchClient client, Caveats caveats) {
        return new FigureRows(daily, new OwnerRows(client, caveats));
    }

    @Bean
    SharesApi sharesApi(FigureRows figures, ObjectProvider<Clock> clock) {
        return new SharesApi(figures, clock.getIfAvailable(Clock::systemUTC));
    }

    @Bean
    IndexApi indexApi(FigureRows figures, IndexSettings settings, ObjectProvider<Clock> clock) {
        return new IndexApi(figures, settings.weights(), clock.getIfAvailable(Clock::systemUTC));
    }

    @Bean
    FiguresApi figuresApi(FigureRows figures, ObjectProvider<Clock> clock) {
        return new FiguresApi(figures, clock.getIfAvailable(Clock::systemUTC));
    }

    @Bean
    ProductsApi productsApi(ElasticsearchClient client, ServedTaxonomy taxonomies, ObjectProvider<Clock> clock) {
        return new ProductsApi(new ProductSearch(client), taxonomies, clock.getIfAvailable(Clock::systemUTC));
    }

    @Bean
    ModelsApi modelsApi(ElasticsearchClient client, ObjectProvider<Clock> clock) {
        return new ModelsApi(new ModelSearch(client), clock.getIfAvailable(Clock::systemUTC));
    }

    @Bean
    ComparisonApi comparisonApi(
            DailyRows daily, ElasticsearchClient client, ServedTaxonomy taxonomies, ObjectProvider<Clock> clock) {
        return new ComparisonApi(
                daily,
                new ProductSearch(client),
                taxonomies,
                new ModelSearch(client),
                clock.getIfAvailable(Clock::systemUTC));
    }

    @Bean
    EventsApi eventsApi(ElasticsearchClient client) {
        return new EventsApi(new Events(client));
    }

    @Bean
    LiveFeed liveFeed(ElasticsearchClient client, DailyRows daily, LiveSettings settings, ObjectProvider<Clock> clock) {
        return new LiveFeed(
                new LiveNews(client, daily, settings.events(), clock.getIfAvailable(Clock::systemUTC)), settings);
    }

    @Bean
    LiveApi liveApi(LiveFeed feed) {
        return new LiveApi(feed);
    }

    @Bean
    RadarApi radarApi(ElasticsearchClient client, ServedTaxonomy taxonomies, ObjectProvider<Clock> clock) {
        return new RadarApi(new RadarSearch(client, taxonomies), clock.getIfAvailable(Clock::systemUTC));
    }

    @Bean
    BadgeApi badgeApi(DailyRows daily, ServedTaxonomy taxonomies, ObjectProvider<Clock> clock) {
        return new BadgeApi(daily, taxonomies, clock.getIfAvailable(Clock::systemUTC));
    }

    @Bean
    ChartApi chartApi(DailyRows daily, ObjectProvider<Clock> clock) {
        return new ChartApi(daily, clock.getIfAvailable(Clock::systemUTC));
    }

    @Bean
    FeedApi feedApi(DailyRows daily, AlertStore alerts, ServedTaxonomy taxonomies, ObjectProvider<Clock> clock) {
        return new FeedApi(daily, alerts, taxonomies, clock.getIfAvailable(Clock::systemUTC));
    }

    @Bean
    ApiDescription apiDescription() {
        return new ApiDescription();
    }
}
