package dev.framewatch.allinone;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.Files;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.yaml.snakeyaml.Yaml;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Prometheus's files as they lie in {@code infra/prometheus}, and what an expression of it names. */
final class PrometheusRules {
    /** What names no metric: texts, labels that are matched or grouped by, ranges of time. */
    private static final Pattern NO_METRICS =
            Pattern.compile("\"[^\"]*\"|\\{[^}]*\\}|\\b(?:by|without|on|ignoring)\\s*\\([^)]*\\)|\\[[^\\]]*\\]");

    private static final Pattern NAME = Pattern.compile("\\b[a-z][a-z0-9_]*\\b(?!\\s*\\()");
    private static final Set<String> WORDS = Set.of("and", "or", "unless", "by", "sum", "max", "min");

    private PrometheusRules() {}

    static JsonNode file(String name) throws IOException {
        Object read = new Yaml().load(Files.readString(Checkout.root().resolve("infra/prometheus/" + name), UTF_8));
        return JsonMapper.shared().valueToTree(read);
    }

    /** The rules by the name of their alert. */
    static Map<String, JsonNode> alerts() throws IOException {
        Map<String, JsonNode> alerts = new LinkedHashMap<>();
        for (JsonNode rule : file("alerts.yml").path("groups").path(0).path("rules")) {
            alerts.put(rule.path("alert").asString(), rule);
        }
        return alerts;
    }

    /** The metrics of an expression, by their names in Prometheus. */
    static Set<String> metrics(String expression) {
        String rest = NO_METRICS.matcher(expression).replaceAll(" ");
        return NAME.matcher(rest)
                .results()
                .map(found -> found.group())
                .filter(name -> !WORDS.contains(name))
                .collect(Collectors.toCollection(TreeSet::new));
    }
}
