package dev.framewatch.allinone;

import dev.framewatch.collector.poll.PollConfiguration;
import dev.framewatch.kafka.KafkaConfiguration;
import dev.framewatch.operations.Management;
import java.util.Map;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.annotation.Import;

/**
 * The API with the page, and with what tells of collectors that other processes run, as a process of its own; on the
 * loopback address unless {@code server.address} says another.
 */
@EnableAutoConfiguration
@Import({Part.Web.class, KafkaConfiguration.class, PollConfiguration.class})
public class WebApplication {
    /** Starts it. */
    public static void main(String[] arguments) {
        Management.run(
                WebApplication.class,
                "query",
                true,
                Map.of(
                        "framewatch.collectors.enabled",
                        "false",
                        // Without Elasticsearch it still has the page and says what is missing, which is more than
                        // nobody does.
                        "management.endpoint.health.group.readiness.include",
                        "readinessState"),
                arguments);
    }
}
