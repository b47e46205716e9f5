package dev.framewatch.allinone;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.Files;
import java.util.LinkedHashMap;
import java.util.Map;
import org.yaml.snakeyaml.Yaml;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Prometheus's files as they lie in {@code infra/prometheus}. */
final class PrometheusRules {
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
}
