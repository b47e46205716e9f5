package dev.framewatch.operations;

import dev.framewatch.kafka.KafkaClients;
import io.micrometer.core.instrument.MeterRegistry;
import io.opentelemetry.exporter.otlp.http.trace.OtlpHttpSpanExporter;
import io.opentelemetry.sdk.resources.Resource;
import io.opentelemetry.sdk.trace.SdkTracerProvider;
import io.opentelemetry.sdk.trace.export.BatchSpanProcessor;
import io.opentelemetry.sdk.trace.samplers.Sampler;
import java.time.Clock;
import java.util.Map;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.kafka.autoconfigure.DefaultKafkaProducerFactoryCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.Environment;
import org.springframework.kafka.core.MicrometerConsumerListener;

/** The health {@code progress} of services that consume, and traces where an endpoint takes them. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties({ProgressSettings.class, TraceSettings.class})
public class OperationsConfiguration {
    private static final String ENDPOINT = "framewatch.traces.endpoint";

    @Bean
    Progress progress(KafkaClients clients, MeterRegistry meters, ProgressSettings settings) {
        return new Progress(clients, meters, settings, Clock.systemUTC());
    }

    /** Kafka's own metrics of consumers that are members of a group: their rebalances, lag and rates. */
    @Bean
    MicrometerConsumerListener<byte[], byte[]> memberMeters(MeterRegistry meters) {
        return new MicrometerConsumerListener<>(meters);
    }

    @Bean
    Traces traces(ObjectProvider<SdkTracerProvider> provider) {
        SdkTracerProvider given = provider.getIfAvailable();
        return given == null ? Traces.off() : new Traces(given);
    }

    @Bean
    @ConditionalOnProperty(ENDPOINT)
    SdkTracerProvider tracerProvider(TraceSettings settings, Environment environment) {
        String name = environment.getProperty("spring.application.name", "framewatch");
        OtlpHttpSpanExporter exporter = OtlpHttpSpanExporter.builder()
                .setEndpoint(String.valueOf(settings.endpoint()))
                .build();
        return SdkTracerProvider.builder()
                .setResource(Resource.getDefault().toBuilder()
                        .put("service.name", name)
                        .build())
                .setSampler(Sampler.parentBased(Sampler.traceIdRatioBased(settings.share())))
                .addSpanProcessor(BatchSpanProcessor.builder(exporter).build())
                .build();
    }

    /** Every producer is made from the settings of this factory. */
    @Bean
    @ConditionalOnProperty(ENDPOINT)
    DefaultKafkaProducerFactoryCustomizer tracedProducers(Traces traces) {
        return factory -> factory.updateConfigs(Map.of(
                ProducerConfig.INTERCEPTOR_CLASSES_CONFIG,
                TraceInterceptor.class.getName(),
                TraceInterceptor.TRACES,
                traces));
    }
}
