package dev.framewatch.allinone;

import dev.framewatch.collector.poll.PollConfiguration;
import dev.framewatch.kafka.KafkaConfiguration;
import java.util.Map;
import org.springframework.boot.SpringApplication;
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
        SpringApplication application = new SpringApplication(WebApplication.class);
        application.setDefaultProperties(
                Map.of("server.address", "127.0.0.1", "framewatch.collectors.enabled", "false"));
        application.run(arguments);
    }
}
