package dev.framewatch.allinone;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Prometheus's rules and whom it asks, against the rest of the project. */
class AlertRulesTest {
    @Test
    void everyAlertSaysWhatIsWrongAndWhereToReadOn() throws IOException {
        String manual = Files.readString(Checkout.root().resolve("docs/operations.md"), UTF_8);
        Map<String, JsonNode> alerts = PrometheusRules.alerts();

        assertThat(alerts).isNotEmpty().allSatisfy((name, rule) -> {
            assertThat(rule.path("labels").path("severity").asString()).isIn("critical", "warning");
            assertThat(rule.path("annotations").path("summary").asString()).isNotBlank();
            assertThat(rule.path("annotations").path("runbook").asString())
                    .isEqualTo("docs/operations.md#" + name.toLowerCase(Locale.ROOT));
            assertThat(manual).contains("\n### " + name + "\n");
        });
    }

    @Test
    void everyServiceIsAskedOnItsManagementPort() throws IOException {
        JsonNode job =
                PrometheusRules.file("prometheus.yml").path("scrape_configs").path(0);

        assertThat(job.path("metrics_path").asString()).isEqualTo("/actuator/prometheus");
        assertThat(job.path("static_configs").path(0).path("targets"))
                .extracting(JsonNode::asString)
                .containsExactlyInAnyOrderElementsOf(List.of(
                        "collector-github:8081",
                        "collector-reddit:8081",
                        "collector-papers:8081",
                        "classifier:8081",
                        "indexer:8081",
                        "query:8081"));
    }

    @Test
    void namesOfMetricsAreFoundInExpressions() {
        assertThat(PrometheusRules.metrics(
                        "sum by (source) (rate(a_total{x=\"b_c\"}[5m])) > 0.2 * max(d_seconds) and on (e) f"))
                .containsExactly("a_total", "d_seconds", "f");
    }
}
