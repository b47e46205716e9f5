package dev.framewatch.collector.poll;

import dev.framewatch.kafka.KafkaClients;
import dev.framewatch.operations.Progress;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What lies on record about the collectors, for those who show it, whether or not this process collects. */
@Configuration(proxyBeanMethods = false)
public class GapsConfiguration {
    @Bean
    Ledger ledger(KafkaClients clients) {
        return new Ledger(clients);
    }

    /** Whether Kafka tells what is on record, which every process that shows or runs collectors needs. */
    @Bean
    SmartInitializingSingleton cursorsFollowed(Ledger ledger, ObjectProvider<Progress> progress) {
        return () -> progress.ifAvailable(follows -> follows.follow("cursors", ledger::getsOn));
    }

    @Bean
    OpenGaps openGaps(Ledger ledger) {
        return new OpenGaps(ledger);
    }
}
