package dev.framewatch.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** What holds while both servers run; they are started once for all tests, and each test leaves them running. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class RunningServersTest {
    private final Queue<String> said = new ConcurrentLinkedQueue<>();
    private final Path data;
    private final EmbeddedServers servers;
    private final Content content;

    RunningServersTest(@TempDir Path data) {
        this.data = data;
        this.servers = EmbeddedServers.start(ServersOptions.of(data, "a test").say(said::add));
        this.content = new Content(servers);
    }

    @AfterAll
    void end() {
        servers.close();
    }

    @Test
    void aServerThatIsTakenDownComesBackOnItsPortWithItsData() throws Exception {
        content.record("kept", "a record");
        content.document("kept", "document");
        String addresses = servers.bootstrapServers() + servers.elasticsearch();

        for (ServerKind kind : ServerKind.values()) {
            long before = servers.server(kind).pid();
            servers.server(kind).stop();
            assertThat(ProcessHandle.of(before)).isEmpty();
            servers.server(kind).start();
            assertThat(servers.server(kind).pid()).isNotEqualTo(before);
        }

        assertThat(servers.bootstrapServers() + servers.elasticsearch()).isEqualTo(addresses);
        assertThat(content.records("kept", 1)).containsExactly("a record");
        assertThat(content.search("kept", "document")).contains("\"_id\":\"1\"");
    }

    @Test
    void aServerThatDiesIsReplacedOnItsPortAndThatIsSaid() throws Exception {
        content.record("crashed", "a record");
        var kafka = servers.server(ServerKind.KAFKA);
        long first = kafka.pid();

        kafka.kill();

        await().atMost(Duration.ofSeconds(60)).until(() -> said.contains("Kafka answers again on " + kafka.address()));
        assertThat(said).anyMatch(line -> line.startsWith("Kafka ended by itself (process " + first));
        assertThat(kafka.pid()).isNotEqualTo(first);
        assertThat(content.records("crashed", 1)).containsExactly("a record");
    }

    @Test
    void aSignalToTheWholeGroupLeavesTheServersToTheirParent() throws Exception {
        for (ServerKind kind : ServerKind.values()) {
            long pid = servers.server(kind).pid();
            for (String signal : List.of("INT", "HUP", "TERM")) {
                assertThat(new ProcessBuilder("kill", "-" + signal, Long.toString(pid))
                                .start()
                                .waitFor())
                        .isZero();
            }
            assertThat(ProcessHandle.of(pid)).isPresent();
            await().during(Duration.ofMillis(500))
                    .until(() -> ProcessHandle.of(pid).isPresent());
        }
    }

    @Test
    void aSecondStartInThisProcessIsRefusedAndSaysWhoHoldsTheData() {
        assertThatThrownBy(() -> EmbeddedServers.start(ServersOptions.of(data, "another")))
                .isInstanceOf(ServersUnavailable.class)
                .hasMessageContainingAll(
                        data.toString(),
                        "process " + ProcessHandle.current().pid() + " (a test)",
                        servers.bootstrapServers(),
                        servers.elasticsearch().toString(),
                        "choose another folder");
    }

    @Test
    void aSecondStartInAnotherProcessIsRefusedAndSaysWhoHoldsTheData() throws Exception {
        servers.attribute("page", "http://127.0.0.1:8080");

        Process second = Parent.start(data);

        try (var out = second.getInputStream()) {
            assertThat(new String(out.readAllBytes(), StandardCharsets.UTF_8))
                    .contains("process " + ProcessHandle.current().pid() + " (a test)")
                    .contains("page http://127.0.0.1:8080");
        }
    }

    @Test
    void theHolderCanBeLookedUpWithItsAddresses() {
        servers.attribute("page", "http://127.0.0.1:8080");

        assertThat(EmbeddedServers.holder(data)).hasValueSatisfying(holder -> {
            assertThat(holder.pid()).isEqualTo(ProcessHandle.current().pid());
            assertThat(holder.purpose()).isEqualTo("a test");
            assertThat(holder.bootstrapServers()).contains(servers.bootstrapServers());
            assertThat(holder.elasticsearch()).contains(servers.elasticsearch());
            assertThat(holder.attributes()).containsEntry("page", "http://127.0.0.1:8080");
        });
    }
}
