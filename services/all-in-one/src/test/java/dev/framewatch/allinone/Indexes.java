package dev.framewatch.allinone;

import dev.framewatch.event.Flag;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What a generation's indexes hold, read over plain HTTP. */
record Indexes(URI elasticsearch, String generation) {
    private static final JsonMapper JSON = new JsonMapper();
    private static final HttpClient HTTP = HttpClient.newHttpClient();

    /** A document with its external version. */
    record Document(long version, JsonNode content) {}

    /** What a daily row counts by. */
    record Row(String day, String source, String kind, String precision, Set<Flag> flags, String signature) {}

    /** The documents of events by id. */
    Map<String, Document> documents(Predicate<String> ids) throws IOException, InterruptedException {
        Map<String, Document> documents = new TreeMap<>();
        for (JsonNode hit : hits("adoption-events-" + generation + "-*")) {
            String id = hit.get("_id").asString();
            if (ids.test(id)) {
                documents.put(id, new Document(hit.get("_version").asLong(), hit.get("_source")));
            }
        }
        return documents;
    }

    /** The daily rows of a year that have events, each with its count; a second row for the same events is an error. */
    Map<Row, Long> rows(Predicate<String> days) throws IOException, InterruptedException {
        Map<Row, Long> rows = new HashMap<>();
        for (JsonNode hit : hits("adoption-daily-" + generation)) {
            JsonNode row = hit.get("_source");
            if (row.get("events").asLong() > 0 && days.test(row.get("day").asString())) {
                Long twice = rows.put(row(row), row.get("events").asLong());
                if (twice != null) {
                    throw new AssertionError("two rows for " + row);
                }
            }
        }
        return rows;
    }

    /** Deletes an index and the templates of all, where a bulk request makes any index that it does not find. */
    void deleteWhereBulkRequestsMakeIndexes(String index) throws IOException, InterruptedException {
        request("PUT", "/_cluster/settings", "{\"persistent\":{\"action.auto_create_index\":\"true\"}}");
        request("DELETE", "/_index_template/adoption-*", "");
        request("DELETE", "/" + index, "");
    }

    /** Deletes all daily rows. */
    void deleteRows() throws IOException, InterruptedException {
        String rows = "adoption-daily-" + generation;
        StringBuilder deletes = new StringBuilder();
        for (JsonNode hit : hits(rows)) {
            deletes.append("{\"delete\":{\"_id\":").append(hit.get("_id")).append("}}\n");
        }
        JsonNode answer = request("POST", "/" + rows + "/_bulk?refresh=true", deletes.toString());
        if (answer.get("errors").asBoolean()) {
            throw new AssertionError("not all rows were deleted: " + answer);
        }
    }

    /** The names of our templates. */
    List<String> templates() throws IOException, InterruptedException {
        return request("GET", "/_index_template/adoption-*", "")
                .get("index_templates")
                .valueStream()
                .map(template -> template.get("name").asString())
                .toList();
    }

    /** How often an index is refreshed, which only one that we made says. */
    String refreshInterval(String index) throws IOException, InterruptedException {
        return request("GET", "/" + index + "/_settings", "")
                .get(index)
                .path("settings")
                .path("index")
                .path("refresh_interval")
                .asString("");
    }

    /** Deletes every index of every generation, and the templates. */
    void deleteAll() throws IOException, InterruptedException {
        request("DELETE", "/_index_template/adoption-*", "");
        for (String index : request("GET", "/adoption-*/_settings", "").propertyNames()) {
            request("DELETE", "/" + index, "");
        }
    }

    /** The indexes that an alias points to. */
    Collection<String> behind(String alias) throws IOException, InterruptedException {
        return request("GET", "/_alias/" + alias, "").propertyNames();
    }

    private JsonNode hits(String index) throws IOException, InterruptedException {
        request("POST", "/" + index + "/_refresh", "");
        JsonNode hits = request("POST", "/" + index + "/_search", "{\"size\":10000,\"version\":true}")
                .get("hits");
        if (hits.get("total").get("value").asInt() >= 10_000) {
            throw new AssertionError("more documents than one page holds");
        }
        return hits.get("hits");
    }

    /** Asks Elasticsearch for anything else. */
    JsonNode request(String method, String path, String body) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(elasticsearch.resolve(path))
                .header("Content-Type", "application/json")
                .method(method, HttpRequest.BodyPublishers.ofString(body))
                .build();
        HttpResponse<String> response = HTTP.send(request, HttpResponse.BodyHandlers.ofString());
        if (response.statusCode() >= 300) {
            throw new AssertionError(method + " " + path + ": " + response.body());
        }
        return JSON.readTree(response.body());
    }

    private static Row row(JsonNode row) {
        return new Row(
                row.get("day").asString(),
                row.get("source").asString(),
                row.get("kind").asString(),
                row.get("precision").asString(),
                Arrays.stream(Flag.values())
                        .filter(flag -> row.get(flag.toString()).asBoolean())
                        .collect(Collectors.toSet()),
                row.get("signature").asString());
    }
}
