package dev.framewatch.allinone;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class GivenPropertiesTest {
    @ParameterizedTest
    @ValueSource(strings = {"configtree:%s/", "optional:configtree:%s/"})
    void aCommandFindsWhatAFolderGives(String form, @TempDir Path secrets) throws Exception {
        Files.writeString(secrets.resolve("framewatch.api-key"), "key-of-the-file\n");
        Installation here = Installation.in(secrets).with("spring.config.import", form.formatted(secrets));

        assertThat(here.apiKey()).hasValue("key-of-the-file");
    }

    @Test
    void whatTheCommandLineSaysComesFirst(@TempDir Path secrets) throws Exception {
        Files.writeString(secrets.resolve("spring.kafka.bootstrap-servers"), "file:1");
        Map<String, String> settings = Map.of("spring.config.import", "configtree:" + secrets + "/");

        assertThat(new GivenProperties(settings).find("spring.kafka.bootstrap-servers"))
                .hasValue("file:1");
        assertThat(new GivenProperties(Map.of(
                                "spring.config.import",
                                "configtree:" + secrets + "/",
                                "spring.kafka.bootstrap-servers",
                                "line:1"))
                        .find("spring.kafka.bootstrap-servers"))
                .hasValue("line:1");
    }

    @Test
    void aFolderThatIsNotThereIsNamed(@TempDir Path folder) {
        String nowhere = "spring.config.import=configtree:" + folder.resolve("nowhere") + "/";

        Answer answer = Answer.to("up", "--port", "0", "--data", folder.toString(), "--set", nowhere);

        assertThat(answer.code()).isEqualTo(1);
        assertThat(answer.err()).contains("settings cannot be read", "nowhere").doesNotContain("unexpectedly");
    }
}
