package dev.framewatch.allinone;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Whether Grafana could provision what lies there. */
class GrafanaFilesTest {
    @Test
    void everyDashboardHasWhatGrafanaNeeds() throws IOException {
        Map<String, JsonNode> dashboards = GrafanaBoards.dashboards();

        assertThat(dashboards).containsOnlyKeys("adoption.json", "operations.json");
        assertThat(dashboards.values())
                .extracting(dashboard -> dashboard.path("uid").asString())
                .doesNotHaveDuplicates()
                .allMatch(uid -> uid.matches("[a-z-]{1,40}"));
        assertThat(dashboards.values()).allSatisfy(dashboard -> {
            assertThat(dashboard.path("title").asString()).isNotBlank();
            assertThat(dashboard.path("schemaVersion").asInt()).isGreaterThanOrEqualTo(36);
            assertThat(dashboard.path("time").path("from").asString()).startsWith("now-");
            assertThat(dashboard.has("id")).isFalse();
        });
    }

    @Test
    void panelsHaveIdsOfTheirOwnAndDoNotOverlap() throws IOException {
        for (JsonNode dashboard : GrafanaBoards.dashboards().values()) {
            List<JsonNode> panels = dashboard.path("panels").valueStream().toList();

            assertThat(panels).extracting(panel -> panel.path("id").asInt()).doesNotHaveDuplicates();
            assertThat(panels).allSatisfy(panel -> {
                assertThat(panel.path("type").asString()).isIn("timeseries", "stat", "barchart", "table");
                assertThat(panel.path("description").asString()).endsWith(".");
                assertThat(panel.path("targets")).isNotEmpty();
            });
            Tile.requireApart(
                    panels.stream().map(panel -> Tile.of(panel.path("gridPos"))).toList(), 24);
        }
    }

    @Test
    void everyQuestionGoesToADatasourceThatIsProvisioned() throws IOException {
        Map<String, JsonNode> sources = GrafanaBoards.datasources();

        assertThat(GrafanaBoards.targets()).isNotEmpty().allSatisfy(target -> {
            JsonNode asked = target.target().path("datasource");
            assertThat(sources).containsKey(asked.path("uid").asString());
            assertThat(target.type()).isEqualTo(asked.path("type").asString());
        });
    }

    @Test
    void questionsToElasticsearchCountByTheTimeOfTheirDatasource() throws IOException {
        assertThat(GrafanaBoards.targets())
                .filteredOn(target -> target.type().equals("elasticsearch"))
                .isNotEmpty()
                .allSatisfy(target -> {
                    String time =
                            target.source().path("jsonData").path("timeField").asString();
                    assertThat(target.target().path("timeField").asString()).isEqualTo(time);
                    assertThat(target.target().path("bucketAggs"))
                            .filteredOn(bucket -> bucket.path("type").asString().equals("date_histogram"))
                            .allMatch(bucket -> bucket.path("field").asString().equals(time));
                });
    }

    @Test
    void dashboardsAreProvidedFromAFolder() throws IOException {
        JsonNode file = GrafanaBoards.provisioning("dashboards/framewatch.yml");

        assertThat(file.path("apiVersion").asInt()).isOne();
        assertThat(file.path("providers").path(0).path("options").path("path").asString())
                .isEqualTo("/var/lib/grafana/dashboards");
    }
}
