package dev.framewatch.query;

import co.elastic.clients.elasticsearch.ElasticsearchClient;
import dev.framewatch.collector.access.AccessConfiguration;
import dev.framewatch.collector.access.ApiKey;
import dev.framewatch.collector.http.SourceClients;
import dev.framewatch.elasticsearch.AlertIndex;
import dev.framewatch.elasticsearch.ElasticsearchConfiguration;
import dev.framewatch.event.Topic;
import dev.framewatch.kafka.KafkaClients;
import java.time.Clock;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import tools.jackson.databind.json.JsonMapper;

/** Rules, the alerts that they raise, and where those are sent. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(AlertSettings.class)
@Import({AccessConfiguration.class, ElasticsearchConfiguration.class})
class AlertsConfiguration {
    @Bean
    Webhooks webhooks(AlertSettings settings, JsonMapper json) {
        SourceClients clients = SourceClients.ofUsers(settings.privateAddresses(), settings.patience());
        return new Webhooks(clients, settings.secret(), settings.privateAddresses(), json);
    }

    @Bean
    AlertStore alertStore(ElasticsearchClient client) {
        return new AlertStore(client);
    }

    @Bean
    Rules rules(AlertSettings settings, Webhooks webhooks, ObjectProvider<KafkaClients> kafka, JsonMapper json) {
        RuleWords words = new RuleWords(settings.secret() != null, webhooks::refuses);
        return new Rules(
                settings.rules(), words, new KeptTopic<>(Topic.RULES, Rules.Kept.class, kafka::getIfAvailable, json));
    }

    @Bean
    AlertRounds alertRounds(
            Rules rules,
            DailyRows daily,
            AlertStore store,
            AlertIndex index,
            ElasticsearchClient client,
            ServedTaxonomy taxonomies,
            AlertSettings settings,
            ObjectProvider<Clock> clock) {
        RadarSearch radar = new RadarSearch(client, taxonomies);
        RuleCheck check = new RuleCheck(daily, radar, new Silences(client));
        return new AlertRounds(rules, check, store, index, settings.settle(), clock.getIfAvailable(Clock::systemUTC));
    }

    @Bean
    Courier courier(
            AlertStore store, Rules rules, Webhooks webhooks, AlertSettings settings, ObjectProvider<Clock> clock) {
        return new Courier(store, rules, webhooks, settings, clock.getIfAvailable(Clock::systemUTC));
    }

    @Bean
    AlertLoop alertLoop(AlertRounds rounds, Courier courier, AlertSettings settings) {
        return new AlertLoop(rounds, courier, settings);
    }

    @Bean
    AlertsApi alertsApi(AlertStore store, Rules rules, JsonMapper json, ApiKey key, ObjectProvider<Clock> clock) {
        return new AlertsApi(store, rules, new RuleBody(json), key, clock.getIfAvailable(Clock::systemUTC));
    }

    @Bean
    AlertsDescription alertsDescription() {
        return new AlertsDescription();
    }
}
