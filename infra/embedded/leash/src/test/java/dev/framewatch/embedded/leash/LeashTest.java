package dev.framewatch.embedded.leash;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LeashTest {
    private final List<Process> started = new ArrayList<>();

    @TempDir
    private Path data;

    @AfterEach
    void endAll() {
        started.forEach(Process::destroyForcibly);
    }

    @Test
    void aByteOnStandardInputEndsTheProcessInOrder() throws Exception {
        Process process = tied();
        assertThat(process.inputReader().readLine()).isEqualTo("tied");

        process.getOutputStream().write('\n');
        process.getOutputStream().flush();

        assertThat(process.waitFor(20, TimeUnit.SECONDS)).isTrue();
        assertThat(process.exitValue()).isZero();
    }

    @Test
    void theEndOfStandardInputEndsAProcessThatCannotEndInOrder() throws Exception {
        Process process = tied("never-ends");
        assertThat(process.inputReader().readLine()).isEqualTo("tied");

        process.getOutputStream().close();

        assertThat(process.waitFor(20, TimeUnit.SECONDS)).isTrue();
        assertThat(process.exitValue()).isOne();
    }

    @Test
    void theNextProcessWaitsUntilTheFormerHasLeftTheData() throws Exception {
        Process former = tied();
        assertThat(former.inputReader().readLine()).isEqualTo("tied");
        BufferedReader next = tied().inputReader();
        assertThat(next.readLine()).startsWith("Waiting for the former process").contains(data.toString());

        former.destroyForcibly();

        assertThat(next.readLine()).isEqualTo("tied");
    }

    private Process tied(String... more) throws IOException {
        var command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty("java.class.path"),
                Tied.class.getName(),
                data.resolve("lock").toString()));
        command.addAll(List.of(more));
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        started.add(process);
        return process;
    }
}
