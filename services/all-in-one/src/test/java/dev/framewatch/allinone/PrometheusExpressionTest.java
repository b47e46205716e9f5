package dev.framewatch.allinone;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.json.JsonMapper;

/** Whether a broken expression of a board or a rule would be found. */
class PrometheusExpressionTest {
    private static final String EXPOSED = """
            # HELP jvm_memory_used_bytes The amount of used memory
            jvm_memory_used_bytes{area="heap",id="Eden"} 12.0
            jvm_memory_used_bytes{area="nonheap",id="Metaspace"} 3.0
            framewatch_events_age_seconds{source="github"} NaN
            process_cpu_usage 0.5
            """;

    @ParameterizedTest
    @ValueSource(
            strings = {
                "sum by (instance) (jvm_memory_used_bytes{area=\"heap\"}) > 0.95 * process_cpu_usage",
                "min by (source) (rate(framewatch_events_age_seconds[5m]))",
                "jvm_memory_used_bytes{area=~\"heap|none\", id!=\"Old\"} and up{job=\"framewatch\", part=\"query\"}",
            })
    void whatFindsSamplesPasses(String expression) {
        assertThatCode(() -> require(expression)).doesNotThrowAnyException();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "min by (sorce) (framewatch_events_age_seconds)",
                "sum by (source) (process_cpu_usage)",
                "min by (source) (framewatch_events_aeg_seconds)",
                "jvm_memory_used_bytes{area=\"heep\"}",
                "jvm_memory_used_bytes{aera=\"heap\"}",
                "jvm_memory_used_bytes{area=\"heap\",id=\"Metaspace\"}",
                "jvm_memory_used_bytes{area=~\"he\"}",
                "jvm_memory_used_bytes{area=heap}",
                "absent(up{job=\"framewatch\", part=\"qurey\"})",
                "sum by (area) (rate(jvm_memory_used_bytes[5m])",
                "sum by (area) (rate(jvm_memory_used_bytes[5m)])",
                "sum without (area) (jvm_memory_used_bytes)",
                "1 > 0",
            })
    void whatIsBrokenIsFound(String expression) {
        assertThatThrownBy(() -> require(expression)).isInstanceOf(AssertionError.class);
    }

    private static void require(String expression) throws IOException {
        PrometheusSamples.of(EXPOSED).require(PrometheusExpression.of(expression));
    }

    @Test
    void labelsBelongToTheSeriesThatAreGrouped() {
        assertThat(PrometheusExpression.of("sum by (a, b) (rate(x{y=\"b)c\"}[5m])) > max(z) or w")
                        .selectors())
                .containsExactly(
                        new PrometheusExpression.Selector(
                                "x", List.of(new LabelMatcher("y", "=", "b)c")), Set.of("a", "b")),
                        new PrometheusExpression.Selector("z", List.of(), Set.of()),
                        new PrometheusExpression.Selector("w", List.of(), Set.of()));
    }

    @Test
    void promtoolReadsEveryExpressionOfABoard(@TempDir Path folder) throws Exception {
        Answer answer = checked(folder, GrafanaBoards.expressions().values());

        assertThat(answer.code()).as(answer.out()).isZero();
    }

    @Test
    void promtoolRefusesABrokenExpression(@TempDir Path folder) throws Exception {
        assertThat(checked(folder, List.of("sum by (area) (rate(up))")).code()).isPositive();
    }

    /** What promtool says of expressions, each in a rule of its own. */
    private static Answer checked(Path folder, Collection<String> expressions) throws Exception {
        List<Map<String, String>> rules = expressions.stream()
                .map(expression -> Map.of("alert", "Rule" + expression.hashCode(), "expr", expression))
                .toList();
        Map<String, Object> file = Map.of("groups", List.of(Map.of("name", "boards", "rules", rules)));
        // YAML takes JSON.
        Path written = Files.writeString(
                folder.resolve("rules.yml"), JsonMapper.shared().writeValueAsString(file), UTF_8);
        return Promtool.ask("check", "rules", written);
    }
}
