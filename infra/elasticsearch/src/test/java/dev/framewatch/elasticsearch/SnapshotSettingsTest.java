package dev.framewatch.elasticsearch;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import org.junit.jupiter.api.Test;

/** No node that makes snapshots by itself is here, so what it would be asked is held word by word. */
class SnapshotSettingsTest {
    private static final String PATH = "/_slm/policy/framewatch";
    private static final IndexSettings PLAIN = new IndexSettings(1, 0, "5s", null, null);
    private static final SnapshotSettings WANTED = new SnapshotSettings("backups", "0 0 3 * * ?", "3d");

    @Test
    void thePolicySaysWhatIsConfigured() throws IOException {
        try (EmptyNode node = new EmptyNode("")) {
            assertThat(new AdoptionIndexes(node.client(), PLAIN, WANTED).ensure("1"))
                    .isTrue();

            assertThat(node.put()).containsEntry(PATH, """
                    {"config":{"ignore_unavailable":true,"indices":["adoption-*"],"include_global_state":false},\
                    "name":"<framewatch-{now/d}>","repository":"backups",\
                    "retention":{"expire_after":"3d","max_count":1000,"min_count":1},"schedule":"0 0 3 * * ?"}""");
        }
    }

    @Test
    void withoutARepositoryNoneIsAskedFor() throws IOException {
        try (EmptyNode node = new EmptyNode("")) {
            new AdoptionIndexes(node.client(), PLAIN, new SnapshotSettings(null, "0 0 3 * * ?", "3d")).ensure("1");

            assertThat(node.put()).containsKey("/adoption-daily-1").doesNotContainKey(PATH);
        }
    }

    @Test
    void aNodeWithoutSnapshotsGetsItsIndexesAllTheSame() throws IOException {
        try (EmptyNode node = new EmptyNode(PATH)) {
            assertThat(new AdoptionIndexes(node.client(), PLAIN, WANTED).ensure("1"))
                    .isTrue();

            assertThat(node.put()).containsKeys(PATH, "/adoption-daily-1");
        }
    }
}
