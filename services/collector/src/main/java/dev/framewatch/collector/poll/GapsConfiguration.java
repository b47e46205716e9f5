package dev.framewatch.collector.poll;

import dev.framewatch.kafka.KafkaClients;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What lies on record about the collectors, for those who show it, whether or not this process collects. */
@Configuration(proxyBeanMethods = false)
public class GapsConfiguration {
    @Bean
    Ledger ledger(KafkaClients clients) {
        return new Ledger(clients);
    }

    @Bean
    OpenGaps openGaps(Ledger ledger) {
        return new OpenGaps(ledger);
    }
}
