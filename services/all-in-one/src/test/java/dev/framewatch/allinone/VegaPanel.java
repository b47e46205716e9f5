package dev.framewatch.allinone;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * A panel of Kibana in Vega-Lite. Of what Vega-Lite does with an answer, this knows what our panels use: the property that
 * holds the rows, {@code flatten}, and which values {@code calculate}, {@code filter} and the encoding take.
 */
record VegaPanel(String id, JsonNode spec) {
    private static final Pattern TAKEN = Pattern.compile("datum\\.([\\w.]+)");
    private static final String CONTEXT = "%dashboard_context-";
    private static final Set<String> KNOWN = Set.of("flatten", "calculate", "filter");

    /** The panel of a saved object. */
    static VegaPanel of(JsonNode object) {
        JsonNode state = read(object.path("attributes").path("visState").asString());
        return new VegaPanel(
                object.path("id").asString(),
                read(state.path("params").path("spec").asString()));
    }

    private static JsonNode read(String json) {
        return JsonMapper.shared().readTree(json);
    }

    /** The query that Kibana makes of it on a dashboard that filters nothing else. */
    PanelQuery query(Instant from, Instant to) {
        JsonNode url = spec.path("data").path("url");
        return new PanelQuery(
                "Kibana's " + id,
                url.path("index").asString(),
                filledIn(url.path("body"), from, to),
                answer -> columns(rows(answer)));
    }

    /** Kibana replaces its words: those of the dashboard by its filters, here none, and that of the time by the range. */
    private static JsonNode filledIn(JsonNode node, Instant from, Instant to) {
        if (node.isArray()) {
            ArrayNode array = JsonMapper.shared().createArrayNode();
            for (JsonNode each : node) {
                if (!each.asString("").startsWith(CONTEXT)) {
                    array.add(filledIn(each, from, to));
                }
            }
            return array;
        }
        if (!node.isObject()) {
            return node;
        }
        ObjectNode object = JsonMapper.shared().createObjectNode();
        if (node.path("%timefilter%").asBoolean(false)) {
            return object.put("gte", from.toString())
                    .put("lte", to.toString())
                    .put("format", "strict_date_optional_time");
        }
        node.properties().forEach(each -> object.set(each.getKey(), filledIn(each.getValue(), from, to)));
        return object;
    }

    private List<JsonNode> rows(JsonNode answer) {
        String property = spec.path("data").path("format").path("property").asString();
        List<JsonNode> rows = new ArrayList<>();
        for (JsonNode found : PanelQuery.at(answer, property)) {
            rows.addAll(found.valueStream().toList());
        }
        for (JsonNode step : spec.path("transform")) {
            if (KNOWN.stream().noneMatch(step::has)) {
                throw new AssertionError(id + " does what this test does not know: " + step);
            }
            if (step.has("flatten")) {
                rows = flattened(
                        rows,
                        step.path("flatten").path(0).asString(),
                        step.path("as").path(0).asString());
            }
        }
        return rows;
    }

    private static List<JsonNode> flattened(List<JsonNode> rows, String path, String as) {
        List<JsonNode> flat = new ArrayList<>();
        for (JsonNode row : rows) {
            for (JsonNode list : PanelQuery.at(row, path)) {
                list.forEach(each -> {
                    ObjectNode one = JsonMapper.shared().createObjectNode();
                    row.properties().forEach(field -> one.set(field.getKey(), field.getValue()));
                    one.set(as, each);
                    flat.add(one);
                });
            }
        }
        return flat;
    }

    private Map<String, List<JsonNode>> columns(List<JsonNode> rows) {
        Map<String, List<JsonNode>> columns = new LinkedHashMap<>();
        for (String taken : taken()) {
            columns.put(
                    taken,
                    rows.stream()
                            .flatMap(row -> PanelQuery.at(row, taken).stream())
                            .toList());
            if (columns.get(taken).size() != rows.size()) {
                throw new AssertionError(id + " shows " + taken + ", which is not in every row");
            }
        }
        return columns;
    }

    /** The values of a row that are shown, by themselves or in what is calculated of them. */
    private Set<String> taken() {
        Map<String, Set<String>> calculated = new HashMap<>();
        Set<String> taken = new LinkedHashSet<>();
        for (JsonNode step : spec.path("transform")) {
            String expression =
                    step.path("calculate").asString(step.path("filter").asString(""));
            Set<String> of = new LinkedHashSet<>();
            TAKEN.matcher(expression).results().map(found -> found.group(1)).forEach(of::add);
            if (step.has("calculate")) {
                calculated.put(step.path("as").asString(), of);
            } else {
                taken.addAll(of);
            }
        }
        for (JsonNode channel : spec.path("encoding")) {
            String field = channel.path("field").asString();
            taken.addAll(calculated.getOrDefault(field, Set.of(field)));
        }
        return taken;
    }
}
