package dev.framewatch.elasticsearch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class IndexSettingsTest {
    @Test
    void whatIsConfiguredStandsInTheRequestThatMakesAnIndex() {
        IndexSettings full = new IndexSettings(3, 1, "5s", "adoption", "data_hot,data_content");

        assertThat(full.events("adoption-events-1-github").toString())
                .contains(
                        "\"number_of_shards\":\"3\"",
                        "\"number_of_replicas\":\"1\"",
                        "\"lifecycle\":{\"name\":\"adoption\"}",
                        "\"include\":{\"_tier_preference\":\"data_hot,data_content\"}");
        assertThat(full.daily("adoption-daily-1").toString())
                .contains("\"number_of_shards\":\"1\"", "\"lifecycle\"", "\"_tier_preference\"");
    }

    @Test
    void indexesThatAreNoGenerationsFollowTheSame() throws IOException {
        IndexSettings full = new IndexSettings(3, 1, "5s", "adoption", "data_hot,data_content");
        try (EmptyNode node = new EmptyNode("")) {
            assertThat(new PublishedIndex(node.client(), full).ensure()).isTrue();
            assertThatThrownBy(() -> new AlertIndex(node.client(), full).ensure(Instant.EPOCH))
                    .as("the node has none to show")
                    .isInstanceOf(IOException.class);

            for (String index : List.of(PublishedIndex.NAME, AlertIndex.NAME)) {
                assertThat(node.put().get("/" + index))
                        .contains(
                                "\"number_of_shards\":\"1\"",
                                "\"number_of_replicas\":\"1\"",
                                "\"lifecycle\":{\"name\":\"adoption\"}",
                                "\"include\":{\"_tier_preference\":\"data_hot,data_content\"}",
                                "\"dynamic\":\"strict\"");
            }
        }
    }

    /** A node without these modules refuses settings that it does not know. */
    @Test
    void whatIsNotConfiguredIsNotAskedFor() {
        IndexSettings least = new IndexSettings(1, 0, "5s", null, null);

        assertThat(least.events("adoption-events-1-github").toString()).doesNotContain("lifecycle", "routing");
    }
}
