package dev.framewatch.allinone;

import static org.assertj.core.api.Assumptions.assumeThat;

import java.net.URI;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.testcontainers.service.connection.ServiceConnection;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.testcontainers.DockerClientFactory;
import org.testcontainers.containers.wait.strategy.Wait;
import org.testcontainers.elasticsearch.ElasticsearchContainer;
import org.testcontainers.kafka.KafkaContainer;
import org.testcontainers.utility.DockerImageName;

/** Containers of the images that docker-compose.yml names; a pipeline finds them by Spring Boot's service connections. */
final class ContainerServers implements Servers {
    private static final int PORT = 9200;

    /** What Java is told in all servers of tests. */
    private static final String OPTIONS = System.getProperty("framewatch.servers.options", "");

    private static final AtomicReference<@Nullable ContainerServers> CURRENT = new AtomicReference<>();

    private final KeptKafka kafka = new KeptKafka();
    private final KeptElasticsearch elasticsearch = new KeptElasticsearch();

    private ContainerServers() {}

    /** Starts them; where there is no engine, the test is skipped. */
    static ContainerServers start() {
        assumeThat(DockerClientFactory.instance().isDockerAvailable())
                .as("a container engine answers")
                .isTrue();
        ContainerServers started = new ContainerServers();
        if (!CURRENT.compareAndSet(null, started)) {
            throw new IllegalStateException("One test at a time has containers");
        }
        try {
            started.kafka.start();
            started.elasticsearch.start();
            return started;
        } catch (RuntimeException failure) {
            started.close();
            throw failure;
        }
    }

    private static ContainerServers current() {
        return Objects.requireNonNull(CURRENT.get(), "no test has containers now");
    }

    @Override
    public URI elasticsearch() {
        return URI.create("http://" + elasticsearch.getHttpHostAddress());
    }

    /** Whoever went by the addresses would find nobody. */
    @Override
    public Installation lead(Installation installation) {
        return installation
                .with("spring.main.sources", Connections.class.getName())
                .with("spring.kafka.bootstrap-servers", "nobody.invalid:9092")
                .with("spring.elasticsearch.uris", "http://nobody.invalid:9200");
    }

    @Override
    public void close() {
        CURRENT.set(null);
        try {
            kafka.stop();
        } finally {
            elasticsearch.stop();
        }
    }

    /** The containers as beans of a context. */
    @Configuration(proxyBeanMethods = false)
    static class Connections {
        @Bean
        @ServiceConnection
        KafkaContainer kafkaContainer() {
            return current().kafka;
        }

        @Bean
        @ServiceConnection
        ElasticsearchContainer elasticsearchContainer() {
            return current().elasticsearch;
        }
    }

    /** One that outlives the contexts that use it. */
    private static final class KeptKafka extends KafkaContainer {
        KeptKafka() {
            super(DockerImageName.parse(ComposeFile.image("kafka")));
            ComposeFile.environment("kafka", "KAFKA_(MESSAGE|REPLICA|TRANSACTION_ABORT|AUTO|GROUP)_.*")
                    .forEach(this::addEnv);
            addEnv("KAFKA_OPTS", OPTIONS);
        }

        @Override
        public void close() {}
    }

    /** One that outlives the contexts that use it. */
    private static final class KeptElasticsearch extends ElasticsearchContainer {
        private static final String HEAP = "ES_JAVA_OPTS";

        KeptElasticsearch() {
            super(DockerImageName.parse(ComposeFile.image("elasticsearch")));
            ComposeFile.environment("elasticsearch", "(action|cluster|xpack).*").forEach(this::addEnv);
            ComposeFile.environment("elasticsearch", HEAP).forEach((name, heap) -> addEnv(name, heap + " " + OPTIONS));
            setWaitStrategy(
                    Wait.forHttp("/_cluster/health?wait_for_status=yellow").forPort(PORT));
        }

        @Override
        public void close() {}
    }
}
