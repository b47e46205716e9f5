package dev.framewatch.query;

import dev.framewatch.collector.poll.GapsConfiguration;
import dev.framewatch.kafka.KafkaConfiguration;
import dev.framewatch.operations.Management;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;

/** The REST API as a process of its own, on the loopback address unless {@code server.address} says another. */
@EnableAutoConfiguration
@Import({QueryConfiguration.class, QueryApplication.WithKafka.class})
public class QueryApplication {
    public static void main(String[] arguments) {
        Management.run(QueryApplication.class, "query", true, arguments);
    }

    /** Reports and rules are kept on Kafka, and gaps of the sources are known from there; nothing else here needs it. */
    @Configuration(proxyBeanMethods = false)
    @ConditionalOnProperty("spring.kafka.bootstrap-servers")
    @Import({KafkaConfiguration.class, GapsConfiguration.class})
    static class WithKafka {}
}
