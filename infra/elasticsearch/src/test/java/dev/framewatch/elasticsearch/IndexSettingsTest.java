package dev.framewatch.elasticsearch;

import static org.assertj.core.api.Assertions.assertThat;

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

    /** A node without these modules refuses settings that it does not know. */
    @Test
    void whatIsNotConfiguredIsNotAskedFor() {
        IndexSettings least = new IndexSettings(1, 0, "5s", null, null);

        assertThat(least.events("adoption-events-1-github").toString()).doesNotContain("lifecycle", "routing");
    }
}
