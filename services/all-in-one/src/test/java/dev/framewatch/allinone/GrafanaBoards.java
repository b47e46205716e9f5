package dev.framewatch.allinone;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.yaml.snakeyaml.Yaml;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Grafana's boards as they lie in {@code infra/grafana}. */
final class GrafanaBoards {
    private static final JsonMapper JSON = JsonMapper.shared();
    private static final Path FOLDER = Checkout.root().resolve("infra/grafana");

    private GrafanaBoards() {}

    /** The dashboards, by the name of their file. */
    static Map<String, JsonNode> dashboards() throws IOException {
        try (Stream<Path> files = Files.list(FOLDER.resolve("dashboards"))) {
            return files.collect(Collectors.toMap(file -> file.getFileName().toString(), GrafanaBoards::json));
        }
    }

    private static JsonNode json(Path file) {
        return JSON.readTree(file);
    }

    /** A file of the provisioning. */
    static JsonNode provisioning(String name) throws IOException {
        Object read =
                new Yaml().load(Files.readString(FOLDER.resolve("provisioning").resolve(name), UTF_8));
        return JSON.valueToTree(read);
    }

    /** The sources of data by their id. */
    static Map<String, JsonNode> datasources() throws IOException {
        return provisioning("datasources/framewatch.yml")
                .path("datasources")
                .valueStream()
                .collect(Collectors.toMap(source -> source.path("uid").asString(), source -> source));
    }

    /** The questions of all panels, each with the panel that it stands in. */
    static List<GrafanaTarget> targets() throws IOException {
        Map<String, JsonNode> sources = datasources();
        List<GrafanaTarget> targets = new ArrayList<>();
        dashboards().forEach((file, dashboard) -> {
            for (JsonNode panel : dashboard.path("panels")) {
                for (JsonNode target : panel.path("targets")) {
                    String name =
                            "Grafana's " + file + ": " + panel.path("title").asString() + " "
                                    + target.path("refId").asString();
                    String uid = target.path("datasource").path("uid").asString();
                    targets.add(new GrafanaTarget(name, target, Objects.requireNonNull(sources.get(uid), name)));
                }
            }
        });
        return targets;
    }

    /** The queries to Elasticsearch of all panels, for a time range. */
    static List<PanelQuery> queries(Instant from, Instant to) throws IOException {
        return targets().stream()
                .filter(target -> target.type().equals("elasticsearch"))
                .map(target -> target.query(from, to))
                .toList();
    }

    /** The expressions for Prometheus of all panels, by the panel. */
    static Map<String, String> expressions() throws IOException {
        return targets().stream()
                .filter(target -> target.type().equals("prometheus"))
                .collect(Collectors.toMap(
                        GrafanaTarget::name,
                        target -> target.target().path("expr").asString()));
    }
}
