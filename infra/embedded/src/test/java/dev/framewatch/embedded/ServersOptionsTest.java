package dev.framewatch.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ServersOptionsTest {
    private final ServersOptions options = ServersOptions.of(Path.of("data"), "a test");

    @Test
    void bothServersOnFreePortsWithHeapsForALaptopByDefault() {
        assertThat(options.servers())
                .isEqualTo(Map.of(
                        ServerKind.KAFKA, new ServerOptions(0, 512),
                        ServerKind.ELASTICSEARCH, new ServerOptions(0, 1_024)));
        assertThat(options.data()).isAbsolute();
    }

    @Test
    void portAndHeapOfOneServerChangeNothingElse() {
        assertThat(options.port(ServerKind.KAFKA, 9_092)
                        .heap(ServerKind.KAFKA, 256)
                        .servers())
                .isEqualTo(Map.of(
                        ServerKind.KAFKA, new ServerOptions(9_092, 256),
                        ServerKind.ELASTICSEARCH, new ServerOptions(0, 1_024)));
    }

    @Test
    void furtherPropertiesAreOfTheBrokerAndStayWithIt() {
        assertThat(options.broker(Map.of("a", "b"))
                        .port(ServerKind.KAFKA, 9_092)
                        .only(ServerKind.KAFKA)
                        .servers())
                .isEqualTo(Map.of(ServerKind.KAFKA, new ServerOptions(9_092, 512, Map.of("a", "b"))));
    }

    @Test
    void theOneServerThatIsLeftKeepsItsOptions() {
        assertThat(options.port(ServerKind.KAFKA, 9_092).only(ServerKind.KAFKA).servers())
                .isEqualTo(Map.of(ServerKind.KAFKA, new ServerOptions(9_092, 512)));
    }

    @Test
    void whatCannotBeMeantIsRefusedByName() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> options.port(ServerKind.KAFKA, 65_536))
                .withMessageContaining("port is 65536");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> options.heap(ServerKind.KAFKA, 1))
                .withMessageContaining("heap is 1 MiB");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> options.patience(Duration.ZERO))
                .withMessageContaining("patience");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ServersOptions.of(Path.of("data"), " "))
                .withMessageContaining("purpose");
    }
}
