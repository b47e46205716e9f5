package dev.framewatch.allinone;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Kibana's boards as they lie in {@code infra/kibana}: the panels that people write, and the file that Kibana imports. */
final class KibanaBoards {
    /** What an object is, and by which versions of its layout Kibana reads it: those of 8.9, which later ones migrate. */
    private static final Map<String, String> VERSIONS =
            Map.of("index-pattern", "8.0.0", "visualization", "8.5.0", "dashboard", "8.9.0");

    private static final JsonMapper JSON = JsonMapper.shared();
    private static final Path FOLDER = Checkout.root().resolve("infra/kibana");

    private KibanaBoards() {}

    /** The file that Kibana imports. */
    static Path file() {
        return FOLDER.resolve("framewatch.ndjson");
    }

    /** The objects of that file. */
    static List<JsonNode> objects() throws IOException {
        try (Stream<String> lines = Files.lines(file(), UTF_8)) {
            return lines.map(JSON::readTree).toList();
        }
    }

    /** The queries of all panels, for a time range. */
    static List<PanelQuery> queries(Instant from, Instant to) throws IOException {
        return objects().stream()
                .filter(object -> object.path("type").asString().equals("visualization"))
                .map(object -> VegaPanel.of(object).query(from, to))
                .toList();
    }

    /** What the file has to say, by {@code boards.json} and the panels. */
    static String made() throws IOException {
        JsonNode boards = read("boards.json");
        List<JsonNode> objects = new ArrayList<>();
        boards.path("dataViews").forEach(view -> objects.add(dataView(view)));
        for (JsonNode dashboard : boards.path("dashboards")) {
            for (JsonNode place : dashboard.path("panels")) {
                objects.add(visualization(place.path("panel").asString()));
            }
            objects.add(dashboard(dashboard));
        }
        StringBuilder lines = new StringBuilder();
        objects.forEach(object -> lines.append(JSON.writeValueAsString(object)).append('\n'));
        return lines.toString();
    }

    private static JsonNode read(String name) throws IOException {
        return JSON.readTree(Files.readString(FOLDER.resolve(name), UTF_8));
    }

    private static ObjectNode object(String type, String id, ObjectNode attributes, ArrayNode references) {
        ObjectNode object = JSON.createObjectNode();
        object.put("type", type).put("id", id).set("attributes", attributes);
        object.set("references", references);
        return object.put("coreMigrationVersion", "8.8.0")
                .put("typeMigrationVersion", VERSIONS.get(type))
                .put("managed", false);
    }

    private static ObjectNode dataView(JsonNode view) {
        String index = view.path("index").asString();
        ObjectNode attributes = JSON.createObjectNode()
                .put("title", index)
                .put("name", "Framewatch: " + index)
                .put("timeFieldName", view.path("time").asString());
        return object("index-pattern", view.path("id").asString(), attributes, JSON.createArrayNode());
    }

    private static ObjectNode visualization(String name) throws IOException {
        String spec = Files.readString(FOLDER.resolve("panels").resolve(name + ".json"), UTF_8);
        JsonNode read = JSON.readTree(spec);
        String title = read.path("title").asString();
        ObjectNode state = JSON.createObjectNode().put("title", title).put("type", "vega");
        state.set("aggs", JSON.createArrayNode());
        state.set("params", JSON.createObjectNode().put("spec", spec));
        ObjectNode attributes = JSON.createObjectNode()
                .put("title", "Framewatch: " + title)
                .put("description", read.path("description").asString())
                .put("version", 1)
                .put("uiStateJSON", "{}")
                .put("visState", JSON.writeValueAsString(state));
        attributes.set("kibanaSavedObjectMeta", searchSource());
        return object("visualization", "framewatch-" + name, attributes, JSON.createArrayNode());
    }

    private static ObjectNode dashboard(JsonNode dashboard) {
        ArrayNode panels = JSON.createArrayNode();
        ArrayNode references = JSON.createArrayNode();
        for (JsonNode place : dashboard.path("panels")) {
            String name = place.path("panel").asString();
            ObjectNode grid = JSON.createObjectNode();
            Stream.of("x", "y", "w", "h")
                    .forEach(each -> grid.put(each, place.path(each).asInt()));
            grid.put("i", name);
            ObjectNode panel =
                    JSON.createObjectNode().put("type", "visualization").put("panelIndex", name);
            panel.set("gridData", grid);
            panel.set("embeddableConfig", JSON.createObjectNode());
            panels.add(panel.put("panelRefName", "panel_" + name));
            references
                    .addObject()
                    .put("name", name + ":panel_" + name)
                    .put("type", "visualization")
                    .put("id", "framewatch-" + name);
        }
        ObjectNode attributes = JSON.createObjectNode()
                .put("title", dashboard.path("title").asString())
                .put("description", dashboard.path("description").asString())
                .put("version", 1)
                .put("timeRestore", true)
                .put("timeFrom", dashboard.path("from").asString())
                .put("timeTo", dashboard.path("to").asString())
                .put("optionsJSON", "{\"useMargins\":true,\"syncColors\":true,\"hidePanelTitles\":false}")
                .put("panelsJSON", JSON.writeValueAsString(panels));
        attributes.set("kibanaSavedObjectMeta", searchSource());
        return object("dashboard", dashboard.path("id").asString(), attributes, references);
    }

    private static ObjectNode searchSource() {
        return JSON.createObjectNode()
                .put("searchSourceJSON", "{\"query\":{\"query\":\"\",\"language\":\"kuery\"},\"filter\":[]}");
    }
}
