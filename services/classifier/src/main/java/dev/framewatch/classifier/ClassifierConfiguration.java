package dev.framewatch.classifier;

import dev.framewatch.kafka.Deployment;
import dev.framewatch.kafka.GenerationTopics;
import dev.framewatch.kafka.Generations;
import dev.framewatch.kafka.KafkaClients;
import dev.framewatch.kafka.KafkaConfiguration;
import dev.framewatch.operations.EventMeters;
import dev.framewatch.operations.OperationsConfiguration;
import dev.framewatch.operations.Progress;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;

/** The classifier: runs from the start of its context to its end. */
@Configuration(proxyBeanMethods = false)
@Import({KafkaConfiguration.class, OperationsConfiguration.class})
@EnableConfigurationProperties(ClassifierSettings.class)
public class ClassifierConfiguration {
    @Bean
    Classifiers classifiers(
            Generations generations,
            GenerationTopics topics,
            KafkaClients kafka,
            Deployment deployment,
            ClassifierSettings settings,
            MeterRegistry meters,
            Progress progress) {
        Clock clock = Clock.systemUTC();
        return new Classifiers(
                generations,
                topics,
                deployment,
                new ClassifierContainers(kafka, deployment, settings, new EventMeters(meters), clock),
                progress,
                clock);
    }
}
