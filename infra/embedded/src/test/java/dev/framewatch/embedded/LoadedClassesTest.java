package dev.framewatch.embedded;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LoadedClassesTest {
    @TempDir
    private Path home;

    @TempDir
    private Path data;

    @BeforeEach
    void aServerOfTwoJars() throws IOException {
        Files.writeString(Files.createDirectory(home.resolve("launcher")).resolve("launcher.jar"), "one");
        Files.writeString(Files.createDirectory(home.resolve("lib")).resolve("server.jar"), "two");
    }

    @Test
    void aServerIsToldToRecordThemWhereThereAreNone() throws IOException {
        assertThat(classes().arguments())
                .contains("-XX:+RecordDynamicDumpInfo", "-Dframewatch.archive=" + data.resolve("classes.jsa"));
    }

    @Test
    void onceOneServerWroteThemAllUseThem() throws IOException {
        Files.writeString(data.resolve("classes.jsa"), "classes");

        classes().publish();

        assertThat(classes().file()).hasContent("classes");
        assertThat(classes().arguments())
                .contains("-XX:SharedArchiveFile=" + classes().file());
        assertThat(data).isEmptyDirectory();
    }

    @Test
    void thoseOfOtherJarsAreNotUsed() throws IOException {
        Path before = classes().file();

        Files.writeString(home.resolve("lib/server.jar"), "another");

        assertThat(classes().file()).isNotEqualTo(before);
    }

    @Test
    void aServerThatWroteNoneLeavesNone() throws IOException {
        classes().publish();

        assertThat(classes().file()).doesNotExist();
    }

    private LoadedClasses classes() throws IOException {
        return LoadedClasses.of(new ServerHome(home), data);
    }
}
