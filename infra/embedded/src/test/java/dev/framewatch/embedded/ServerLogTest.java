package dev.framewatch.embedded;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ServerLogTest {
    @TempDir
    private Path folder;

    @Test
    void staysWithinBoundsOverManyStarts() {
        for (int start = 0; start < 500; start++) {
            new ServerLog(folder, "a.log", 1_000).take(printed("start " + start + "\n"));
        }

        assertThat(folder.resolve("a.log")).content().contains("start 499").hasSizeLessThan(1_100);
        assertThat(folder.resolve("a.log.1"))
                .content()
                .doesNotContain("start 0\n", "start 100\n")
                .hasSizeLessThan(1_100);
        assertThat(folder).isDirectoryNotContaining(file -> file.endsWith("a.log.2"));
    }

    @Test
    void theReasonIsTheLastErrorsWithoutTheirStacks() {
        var log = new ServerLog(folder, "a.log", 1_000);

        log.take(printed("""
                [2026-01-01T00:00:00,000] INFO  starting (Server)
                [2026-01-01T00:00:01,000] ERROR cannot start (Server)
                java.lang.IllegalStateException: the folder is read-only
                \tat Server.start(Server.java:1)
                \t... 3 more
                [2026-01-01T00:00:02,000] INFO  stopped (Server)
                """));

        assertThat(log.reason())
                .isEqualTo(
                        "\n  ERROR cannot start (Server)\n  java.lang.IllegalStateException: the folder is read-only");
    }

    @Test
    void theReasonIsTheLastLinesWhereNoneTellsOfAnError() {
        var log = new ServerLog(folder, "a.log", 1_000);

        log.take(printed("one\ntwo\nthree\nfour\n"));

        assertThat(log.reason()).isEqualTo("\n  two\n  three\n  four");
    }

    @Test
    void theReasonIsOfTheLastRunOnly() {
        var log = new ServerLog(folder, "a.log", 1_000);
        log.take(printed("ERROR of the first run\n"));

        log.begin();
        log.take(printed("all is well\n"));

        assertThat(log.reason()).isEqualTo("\n  all is well");
    }

    @Test
    void linesAreTakenAlsoWhereTheyCannotBeWritten() {
        var log = new ServerLog(folder.resolve("not there"), "a.log", 1_000);

        log.take(printed("one\ntwo\n"));

        assertThat(log.reason()).isEqualTo("\n  one\n  two");
    }

    private static InputStream printed(String lines) {
        return new ByteArrayInputStream(lines.getBytes(StandardCharsets.UTF_8));
    }
}
