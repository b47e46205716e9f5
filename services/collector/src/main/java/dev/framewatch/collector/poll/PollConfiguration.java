package dev.framewatch.collector.poll;

import dev.framewatch.collector.CollectorConfiguration;
import dev.framewatch.collector.access.AccessConfiguration;
import dev.framewatch.collector.access.ApiKey;
import dev.framewatch.collector.erasure.ErasureConfiguration;
import dev.framewatch.kafka.Deployment;
import dev.framewatch.kafka.KafkaClients;
import dev.framewatch.operations.Progress;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;

/** The loop that polls the sources of this process, and the API that tells of it. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(PollSettings.class)
@Import({AccessConfiguration.class, CollectorConfiguration.class, ErasureConfiguration.class, GapsConfiguration.class})
public class PollConfiguration {
    @Bean
    Lanes lanes(ObjectProvider<PolledSource> sources, PollSettings settings, ObjectProvider<AllSources> all) {
        Lanes lanes = Lanes.of(sources.orderedStream().toList(), settings);
        all.ifAvailable(_ -> settings.checkNames(lanes.names()));
        return lanes;
    }

    @Bean
    Published published(KafkaClients clients) {
        return new Published(clients);
    }

    @Bean
    PollLoop pollLoop(
            Lanes lanes,
            KafkaClients clients,
            Deployment deployment,
            Ledger ledger,
            Published published,
            PollSettings settings,
            MeterRegistry meters,
            ObjectProvider<Clock> given) {
        Clock clock = given.getIfAvailable(Clock::systemUTC);
        PollMeters shown = new PollMeters(meters, ledger, settings.shares(), clock);
        return new PollLoop(lanes, clients, deployment, ledger, published, shown, settings, clock);
    }

    @Bean
    SmartInitializingSingleton lanesFollowed(Lanes lanes, PollLoop loop, PollSettings settings, Progress progress) {
        return () -> {
            if (settings.enabled()) {
                lanes.tasks().keySet().forEach(lane -> progress.follow("lane " + lane, () -> loop.getsOn(lane)));
            }
        };
    }

    @Bean
    CollectorsApi collectorsApi(
            Lanes lanes,
            KafkaClients clients,
            Ledger ledger,
            PollSettings settings,
            ApiKey key,
            ObjectProvider<Clock> given) {
        Clock clock = given.getIfAvailable(Clock::systemUTC);
        return new CollectorsApi(
                new CollectorTasks(lanes, ledger, settings.shares(), clock, Clock.systemUTC()),
                new Orders(clients, ledger, clock),
                key);
    }
}
