package dev.framewatch.collector.held;

import dev.framewatch.kafka.KafkaClients;
import java.time.Clock;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Readers of what is held. */
@Configuration(proxyBeanMethods = false)
public class HeldConfiguration {
    @Bean
    HeldEvents heldEvents(KafkaClients clients, ObjectProvider<Clock> clock) {
        return new HeldEvents(clients, clock.getIfAvailable(Clock::systemUTC));
    }
}
