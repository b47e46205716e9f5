package dev.framewatch.collector.github;

import static org.assertj.core.api.Assertions.assertThat;

import dev.framewatch.collector.Fields;
import dev.framewatch.collector.ImportedFile;
import dev.framewatch.collector.KeyedHash;
import dev.framewatch.event.Flag;
import dev.framewatch.taxonomy.Taxonomy;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.json.JsonMapper;

/** Which repositories are a program's, and which a machine made. */
class RepositoryFlagsTest {
    private static final Observation OBSERVATION =
            new Observation(new KeyedHash("a key"), Taxonomy.builtIn(), ImportedFile.CLOCK);

    private static Set<Flag> flags(String owner, String more) {
        String json =
                "{\"id\":7,\"full_name\":\"" + owner + "/net\",\"created_at\":\"2020-08-13T05:26:41Z\"" + more + "}";
        return GitHubRepository.of(new Fields(JsonMapper.shared().readTree(json)))
                .draft(OBSERVATION)
                .event()
                .flags();
    }

    @ParameterizedTest
    @ValueSource(strings = {"some-app[bot]", "renovate-bot", "PyTorchBot", "k8s-ci-robot"})
    void theOwnerIsKnownForAProgramByName(String owner) {
        assertThat(flags(owner, "")).containsExactly(Flag.BOT);
    }

    @ParameterizedTest
    @ValueSource(strings = {"talbot", "robot-lab", "ann", "chatbot-research", "bot"})
    void aNameThatOnlyHasABotInItIsAPersons(String owner) {
        assertThat(flags(owner, "")).isEmpty();
    }

    @Test
    void theOwnerIsAProgramWhereGitHubSaysSo() {
        assertThat(flags("ann", ",\"owner\":{\"login\":\"ann\",\"type\":\"Bot\"}"))
                .containsExactly(Flag.BOT);
        assertThat(flags("ann", ",\"owner\":{\"login\":\"ann\",\"type\":\"Organization\"}"))
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\"template_repository\":{\"id\":9,\"full_name\":\"ann/template\"}",
                "\"mirror_url\":\"https://example.org/net.git\"",
                "\"description\":\"homework-3-ann created by GitHub Classroom\"",
                "\"description\":\"[mirror] Nets\"",
                "\"description\":\"Mirror of https://example.org/net\"",
                "\"description\":\"Read-only mirror of the nets\"",
                "\"description\":\"Nets, mirrored from gitlab.example.org/net\"",
                "\"description\":\"Bindings, automatically generated from the headers\"",
                "\"description\":\"Auto-synced with upstream\"",
            })
    void aTemplateOrAMachineMadeIt(String more) {
        assertThat(flags("ann", "," + more)).containsExactly(Flag.GENERATED);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\"is_template\":true",
                "\"template_repository\":null",
                "\"mirror_url\":null",
                "\"description\":\"A net that mirrors its input\"",
                "\"description\":\"Mirror of the soul: a GAN\"",
                "\"description\":\"Homework for GitHub Classroom\"",
                "\"description\":\"Generated text with a transformer\"",
            })
    void aPersonMadeIt(String more) {
        assertThat(flags("ann", "," + more)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "\"templateRepository\":{\"databaseId\":9} | true",
                "\"mirrorUrl\":\"https://example.org/net.git\" | true",
                "\"templateRepository\":null,\"mirrorUrl\":null | false",
                "\"isFork\":false | false",
            })
    void gitHubsTwoApisSayTheSame(String more, boolean generated) {
        String node =
                "{\"databaseId\":7,\"nameWithOwner\":\"ann/net\",\"createdAt\":\"2020-08-13T05:26:41Z\"," + more + "}";

        assertThat(RepositoryDetails.read(JsonMapper.shared().readTree(node))
                        .draft(OBSERVATION)
                        .event()
                        .flags())
                .isEqualTo(generated ? Set.of(Flag.GENERATED) : Set.of());
    }
}
