package dev.framewatch.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FailingServersTest {
    @TempDir
    private Path data;

    @AfterEach
    void nothingIsLeft() {
        assertThat(EmbeddedServers.holder(data)).isEmpty();
        assertThat(ProcessHandle.current().children())
                .noneMatch(child -> child.info().commandLine().orElse("").contains(data.toString()));
    }

    @Test
    void aPortThatIsTakenIsNamedWithTheServer() throws Exception {
        try (var taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            var options = ServersOptions.of(data, "a test").port(ServerKind.KAFKA, taken.getLocalPort());

            assertThatThrownBy(() -> EmbeddedServers.start(options))
                    .isInstanceOf(ServersUnavailable.class)
                    .hasMessageContainingAll("Kafka", "port " + taken.getLocalPort() + " of 127.0.0.1 is taken");
        }
    }

    @Test
    void aServerThatEndsWhileItStartsShowsItsReasonAndWhereItsLogIs() throws Exception {
        Path log = Files.createDirectories(data.resolve("kafka/log"));
        Files.writeString(log.resolve("meta.properties"), "version=1\ncluster.id=somebody-elses\nnode.id=77\n");

        assertThatThrownBy(() ->
                        EmbeddedServers.start(ServersOptions.of(data, "a test").only(ServerKind.KAFKA)))
                .isInstanceOf(ServersUnavailable.class)
                .hasMessageContainingAll("Kafka did not start", "exit code", "77", data + "/logs/kafka.log");
        assertThat(data.resolve("logs/kafka.log")).content().contains("77");
    }

    @Test
    void serversGetTheOptionsOfJavaThatThisProcessHasForThem() {
        String before = System.getProperty("framewatch.servers.options", "");
        System.setProperty("framewatch.servers.options", before + " -XX:+NoSuchOption");
        try {
            assertThatThrownBy(() -> EmbeddedServers.start(
                            ServersOptions.of(data, "a test").only(ServerKind.KAFKA)))
                    .isInstanceOf(ServersUnavailable.class)
                    .hasMessageContaining("Kafka did not start");
        } finally {
            System.setProperty("framewatch.servers.options", before);
        }
        assertThat(data.resolve("logs/kafka.log")).content().contains("NoSuchOption");
    }

    @Test
    void aServerThatTakesTooLongIsEndedAndShowsWhereItsLogIs() {
        var options =
                ServersOptions.of(data, "a test").only(ServerKind.ELASTICSEARCH).patience(Duration.ofMillis(300));

        assertThatThrownBy(() -> EmbeddedServers.start(options))
                .isInstanceOf(ServersUnavailable.class)
                .hasMessageContainingAll("Elasticsearch", "does not answer", data + "/logs/elasticsearch.log");
    }

    @Test
    void oneServerCanBeHadWithoutTheOther() {
        try (var servers =
                EmbeddedServers.start(ServersOptions.of(data, "a test").only(ServerKind.KAFKA))) {
            assertThat(EmbeddedServers.holder(data)).hasValueSatisfying(holder -> {
                assertThat(holder.bootstrapServers()).contains(servers.bootstrapServers());
                assertThat(holder.elasticsearch()).isEmpty();
            });
            assertThatThrownBy(servers::elasticsearch)
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessageContaining("Elasticsearch was not asked for");
        }
    }
}
