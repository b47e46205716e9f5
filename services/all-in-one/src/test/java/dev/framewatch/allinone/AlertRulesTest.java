package dev.framewatch.allinone;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
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
        JsonNode names = job.path("dns_sd_configs").path(0);
        assertThat(names.path("port").asInt()).isEqualTo(8081);
        assertThat(names.path("names"))
                .extracting(JsonNode::asString)
                .containsExactlyInAnyOrder(
                        "collector-github",
                        "collector-reddit",
                        "collector-papers",
                        "classifier",
                        "indexer",
                        "query",
                        "query-2");
    }

    @Test
    void promtoolFindsEachAlertRaisedWhenItHasToBe() throws Exception {
        Answer answer = Promtool.ask("test", "rules", Checkout.root().resolve("infra/prometheus/alerts.test.yml"));

        assertThat(answer.code()).as(answer.out()).isZero();
    }

    @Test
    void eachAlertHasACaseForPromtool() throws IOException {
        assertThat(Files.readString(Checkout.root().resolve("infra/prometheus/alerts.test.yml"), UTF_8)
                        .lines()
                        .filter(line -> line.contains("alertname: "))
                        .map(line -> line.replaceFirst(".*alertname: ", "")))
                .containsAll(PrometheusRules.alerts().keySet());
    }
}
