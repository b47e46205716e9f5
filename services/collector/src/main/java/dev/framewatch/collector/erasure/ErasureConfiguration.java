package dev.framewatch.collector.erasure;

import dev.framewatch.collector.poll.PolledSource;
import dev.framewatch.kafka.Generations;
import dev.framewatch.kafka.KafkaClients;
import java.util.List;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The task that erases. */
@Configuration(proxyBeanMethods = false)
public class ErasureConfiguration {
    private static final int BATCH = 1_000;

    @Bean
    PolledSource erasure(KafkaClients clients, Generations generations) {
        return () -> List.of(new ErasureTask(clients, generations::all, BATCH));
    }
}
