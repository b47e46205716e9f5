package dev.framewatch.allinone;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.framewatch.embedded.EmbeddedServers;
import dev.framewatch.embedded.ServerKind;
import dev.framewatch.embedded.ServersOptions;
import dev.framewatch.simulator.SimulatorServer;
import dev.framewatch.simulator.SimulatorSettings;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Credentials in a folder with a file for each, as container platforms hand them out. */
class SecretFilesTest {
    private static final String PAUSE = "/api/v1/collectors/github:releases/pause";

    @Test
    void aProcessTakesItsTokenAndItsKeyFromAFolder(@TempDir Path folder) throws Exception {
        Path secrets = Files.createDirectories(folder.resolve("secrets"));
        Files.writeString(secrets.resolve("framewatch.github.tokens"), "token-of-the-file\n");
        Files.writeString(secrets.resolve("framewatch.api-key"), "key-of-the-file\n");
        try (EmbeddedServers servers = EmbeddedServers.start(
                        ServersOptions.of(folder.resolve("kafka"), "a test").only(ServerKind.KAFKA));
                SimulatorServer simulator = SimulatorServer.start(SimulatorSettings.of(7), Clock.systemUTC());
                FramewatchProcess process = FramewatchProcess.start(
                        folder,
                        Map.of("SPRING_CONFIG_IMPORT", "configtree:" + secrets + "/"),
                        "soak",
                        "collector",
                        "--source",
                        "github",
                        "--data",
                        folder.resolve("data").toString(),
                        "--set",
                        "spring.kafka.bootstrap-servers=" + servers.bootstrapServers(),
                        "--set",
                        "framewatch.github.address=" + simulator.github(),
                        "--set",
                        "framewatch.gharchive.address=" + simulator.ghArchive(),
                        "--set",
                        "framewatch.collectors.http.private-addresses=true")) {
            String address = process.awaitSaid("Collecting: (\\S+)\n");

            await().atMost(Duration.ofSeconds(60))
                    .untilAsserted(() ->
                            assertThat(simulator.traffic().clients("github")).contains("Bearer token-of-the-file"));
            assertThat(paused(address, Optional.empty())).contains("401").doesNotContain("key-of-the-file");
            assertThat(paused(address, Optional.of("key-of-the-file"))).contains("\"paused\"");
        }
    }

    private static String paused(String address, Optional<String> key) throws Exception {
        try {
            return new ApiQuestion(PAUSE).demand(address, key);
        } catch (Failure refused) {
            return String.valueOf(refused.getMessage());
        }
    }
}
