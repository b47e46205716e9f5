package dev.framewatch.allinone;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import tools.jackson.databind.JsonNode;

/**
 * One query of one panel as its product sends it, and what the panel shows of the answer.
 *
 * @param panel which it is, for whoever reads that it failed
 * @param index what is searched
 * @param body the search, with everything filled in that the product fills in
 * @param shown the values of each column that the panel shows
 */
record PanelQuery(String panel, String index, JsonNode body, Function<JsonNode, Map<String, List<JsonNode>>> shown) {
    private static final Set<String> BY_NAME = Set.of("range", "term", "terms", "regexp", "prefix", "match");

    /** The fields that the search names. */
    Set<String> fields() {
        Set<String> fields = new TreeSet<>();
        collect("", body, fields);
        return fields;
    }

    private static void collect(String name, JsonNode node, Set<String> fields) {
        if (node.isArray()) {
            node.forEach(each -> collect(name, each, fields));
        } else if (node.isObject()) {
            JsonNode field = node.path("field");
            if (field.isString()) {
                fields.add(field.asString());
            } else if (BY_NAME.contains(name) || name.equals("sort")) {
                fields.addAll(node.propertyNames());
            }
            node.properties().forEach(each -> collect(each.getKey(), each.getValue(), fields));
        } else if (name.equals("_source")) {
            fields.add(node.asString());
        } else if (name.equals("query") && node.isString()) {
            fields.addAll(LuceneWords.fields(node.asString()));
        }
    }

    /** All that stands at the end of a path of names; nothing where one is missing. */
    static List<JsonNode> at(JsonNode node, String path) {
        List<JsonNode> found = new ArrayList<>();
        JsonNode end = node;
        for (String name : path.split("\\.", -1)) {
            end = end.path(name);
        }
        if (!end.isMissingNode() && !end.isNull()) {
            found.add(end);
        }
        return found;
    }
}
