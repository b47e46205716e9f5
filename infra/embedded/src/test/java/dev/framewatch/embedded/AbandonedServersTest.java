package dev.framewatch.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.BufferedReader;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AbandonedServersTest {
    @TempDir
    private Path data;

    @Test
    void noServerOutlivesAParentThatWasKilledAndTheNextStartWaitsForThem() throws Exception {
        Process parent = Parent.start(data);
        ProcessHandle kafka;
        ProcessHandle elasticsearch;
        try {
            BufferedReader lines = parent.inputReader();
            kafka = ProcessHandle.of(Long.parseLong(lines.readLine())).orElseThrow();
            elasticsearch = ProcessHandle.of(Long.parseLong(lines.readLine())).orElseThrow();
            assertThat(EmbeddedServers.holder(data))
                    .hasValueSatisfying(holder -> assertThat(holder.pid()).isEqualTo(parent.pid()));
        } finally {
            parent.destroyForcibly().waitFor();
        }
        assertThat(EmbeddedServers.holder(data)).isEmpty();

        try (var next = EmbeddedServers.start(ServersOptions.of(data, "the next"))) {
            assertThat(next.server(ServerKind.KAFKA).pid()).isNotEqualTo(kafka.pid());
            await().atMost(Duration.ofSeconds(10)).until(() -> !kafka.isAlive() && !elasticsearch.isAlive());
        }
        assertThat(EmbeddedServers.holder(data)).isEmpty();
    }
}
