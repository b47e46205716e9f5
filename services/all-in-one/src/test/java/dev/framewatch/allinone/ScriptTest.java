package dev.framewatch.allinone;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The script {@code framewatch} in a house of its own, with a JDK and a Maven that only say what they are told. */
class ScriptTest {
    private static final String JAR = "services/all-in-one/target/framewatch.jar";
    private static final String MAKES =
            "mkdir -p infra/embedded/target/servers services/all-in-one/target/lib; touch " + JAR;
    private static final List<String> TOOLS = List.of(
            "bash", "sh", "dirname", "readlink", "grep", "sed", "find", "mkdir", "touch", "cat", "flock", "sleep");
    private static final String SOURCE = "services/event/src/main/java/Event.java";

    @TempDir
    Path house;

    @BeforeEach
    void build() throws IOException {
        write(
                "framewatch",
                Files.readString(Checkout.root().resolve("framewatch"), UTF_8)
                        .replace("/usr/lib/jvm/", house + "/jvm/")
                        .replace("/Library/", house + "/Library/"));
        write("pom.xml", "");
        write(SOURCE, "");
        write("infra/embedded/pom.xml", "");
        jdk("25.0.1");
        maven(MAKES);
    }

    @Test
    void itBuildsAndPassesTheWordsOn() throws Exception {
        Answer answer = run("top", "--by", "a b");

        assertThat(answer.code()).isZero();
        assertThat(answer.out()).contains("java -Dframewatch.servers=", "framewatch.jar top --by a b");
        assertThat(answer.err()).contains("building").doesNotContain("what Maven says");
        assertThat(builds()).isEqualTo(1);
    }

    @Test
    void itBuildsNothingThatIsBuilt() throws Exception {
        run("top");

        Answer answer = run("top");

        assertThat(answer.err()).isEmpty();
        assertThat(builds()).isEqualTo(1);
    }

    @Test
    void itBuildsAgainWhenASourceIsNewer() throws Exception {
        run("top");
        Files.setLastModifiedTime(
                house.resolve(SOURCE), FileTime.from(Instant.now().plusSeconds(60)));

        run("top");

        assertThat(builds()).isEqualTo(2);
    }

    @Test
    void itDoesNotBuildForATestAlone() throws Exception {
        run("top");
        write("services/event/src/test/java/EventTest.java", "");

        run("top");

        assertThat(builds()).isEqualTo(1);
    }

    @Test
    void itShowsWhatMavenSaidWhenTheBuildFails() throws Exception {
        maven("exit 1");

        Answer answer = run("top");

        assertThat(answer.code()).isEqualTo(1);
        assertThat(answer.err()).contains("what Maven says", "the build failed", "target/build.log");
        assertThat(answer.out()).isEmpty();
    }

    @Test
    void twoAtOnceBuildOnce() throws Exception {
        Path gate = house.resolve("gate");
        maven("while [ ! -e gate ]; do sleep 0.05; done; " + MAKES);

        Process first = start("top");
        await().until(() -> Files.exists(house.resolve("maven.log")));
        Process second = start("top");
        String said = second.errorReader(UTF_8).readLine();
        Files.createFile(gate);
        Answer one = answer(first);
        Answer other = answer(second);

        assertThat(said).contains("another build is running here");
        assertThat(List.of(one.code(), other.code())).containsOnly(0);
        assertThat(builds()).isEqualTo(1);
    }

    @Test
    void testRunsMavensVerify() throws Exception {
        Answer answer = run("test", "-pl", "services/event");

        assertThat(answer.out()).contains("what Maven says", "-B -pl services/event");
        assertThat(Files.readString(house.resolve("maven.log"))).contains("verify");
    }

    @Test
    void anotherJdkIsNotGoodEnough() throws Exception {
        jdk("21.0.2");

        Answer answer = run("top");

        assertThat(answer.code()).isEqualTo(1);
        assertThat(answer.err()).contains("JDK 25 is missing", "JAVA_HOME", "https://adoptium.net");
    }

    @Test
    void withoutMavenItSaysHowToGetIt() throws Exception {
        Files.delete(house.resolve("maven/bin/mvn"));

        Answer answer = run("top");

        assertThat(answer.code()).isEqualTo(1);
        assertThat(answer.err()).contains("Maven is missing", "https://maven.apache.org");
    }

    private Answer run(String... words) throws IOException, InterruptedException {
        return answer(start(words));
    }

    /** Starts the script where nothing of this machine's JDKs and Mavens is seen, but for its plain tools. */
    private Process start(String... words) throws IOException {
        List<String> command =
                new ArrayList<>(List.of(house.resolve("framewatch").toString()));
        command.addAll(List.of(words));
        ProcessBuilder builder = new ProcessBuilder(command).directory(house.toFile());
        builder.environment().clear();
        builder.environment()
                .putAll(Map.of(
                        "PATH", tools().toString(),
                        "HOME", house.toString(),
                        "MAVEN_HOME", house.resolve("maven").toString()));
        return builder.start();
    }

    private static Answer answer(Process process) throws IOException, InterruptedException {
        String out = new String(process.getInputStream().readAllBytes(), UTF_8);
        String err = new String(process.getErrorStream().readAllBytes(), UTF_8);
        assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
        return new Answer(process.exitValue(), out, err);
    }

    private long builds() throws IOException {
        return Files.readAllLines(house.resolve("maven.log")).size();
    }

    private void jdk(String version) throws IOException {
        write("jvm/jdk/release", "JAVA_VERSION=\"" + version + "\"\n");
        write("jvm/jdk/bin/javac", "");
        write("jvm/jdk/bin/java", "#!/bin/sh\necho java \"$@\"\n");
    }

    private void maven(String does) throws IOException {
        write("maven/bin/mvn", """
                #!/bin/sh
                cd "%s"
                echo "$@" >>maven.log
                echo "what Maven says about $@"
                %s
                """.formatted(house, does));
    }

    private Path tools() throws IOException {
        for (String tool : TOOLS) {
            for (String folder : List.of("/opt/homebrew/bin", "/usr/bin", "/bin")) {
                if (Files.isExecutable(Path.of(folder, tool))) {
                    write("tools/" + tool, "#!/bin/sh\nexec %s/%s \"$@\"\n".formatted(folder, tool));
                }
            }
        }
        return house.resolve("tools");
    }

    private void write(String file, String text) throws IOException {
        Path path = house.resolve(file);
        Files.createDirectories(path.getParent());
        Files.writeString(path, text, UTF_8);
        Files.setPosixFilePermissions(path, PosixFilePermissions.fromString("rwxr-xr-x"));
    }
}
