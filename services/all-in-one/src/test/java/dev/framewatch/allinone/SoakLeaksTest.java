package dev.framewatch.allinone;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SoakLeaksTest {
    @Test
    void aCredentialInALogIsFound(@TempDir Path folder) throws Exception {
        Path logs = Files.createDirectories(folder.resolve("github-1/logs"));
        Files.writeString(logs.resolve("framewatch.log"), "all is well\nAuthorization: Bearer github-canary1\n");

        assertThat(new SoakLeaks("canary1").inFiles(folder)).isOne();
        assertThat(new SoakLeaks("canary2").inFiles(folder)).isZero();
    }
}
