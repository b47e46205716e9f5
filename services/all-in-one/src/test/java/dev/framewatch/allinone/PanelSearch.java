package dev.framewatch.allinone;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.HashSet;
import java.util.Set;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A node as Kibana and Grafana reach it: over plain HTTP. */
record PanelSearch(URI elasticsearch) {
    private static final HttpClient HTTP = HttpClient.newHttpClient();

    /** What the mappings of an index know: fields by their path, and objects that hold anything. */
    record Fields(Set<String> paths, Set<String> open) {
        boolean has(String field) {
            return paths.contains(field) || open.stream().anyMatch(object -> field.startsWith(object + "."));
        }
    }

    /** The answer to a query, of all shards. */
    JsonNode answer(PanelQuery query) {
        JsonNode answer =
                request("POST", "/" + query.index() + "/_search", query.body().toString());
        if (answer.path("_shards").path("failed").asInt() > 0) {
            throw new AssertionError(query.panel() + ": " + answer);
        }
        return answer;
    }

    /** Writes a document and makes it searchable. */
    void put(String index, JsonNode document) {
        JsonNode ignored = request("POST", "/" + index + "/_doc?refresh=true", document.toString());
    }

    /** The fields of all indexes behind a name. */
    Fields fields(String index) {
        Fields fields = new Fields(new HashSet<>(), new HashSet<>());
        request("GET", "/" + index + "/_mapping", "")
                .forEach(each -> collect("", each.path("mappings").path("properties"), fields));
        return fields;
    }

    private static void collect(String prefix, JsonNode properties, Fields fields) {
        properties.properties().forEach(each -> {
            String path = prefix + each.getKey();
            fields.paths().add(path);
            if (!each.getValue().path("enabled").asBoolean(true)) {
                fields.open().add(path);
            }
            collect(path + ".", each.getValue().path("properties"), fields);
            collect(path + ".", each.getValue().path("fields"), fields);
        });
    }

    private JsonNode request(String method, String path, String body) {
        HttpRequest request = HttpRequest.newBuilder(elasticsearch.resolve(path))
                .header("Content-Type", "application/json")
                .method(method, HttpRequest.BodyPublishers.ofString(body))
                .build();
        try {
            HttpResponse<String> response = HTTP.send(request, HttpResponse.BodyHandlers.ofString());
            if (response.statusCode() >= 300) {
                throw new AssertionError(method + " " + path + ": " + response.body());
            }
            return JsonMapper.shared().readTree(response.body());
        } catch (IOException away) {
            throw new UncheckedIOException(away);
        } catch (InterruptedException asked) {
            Thread.currentThread().interrupt();
            throw new AssertionError(asked);
        }
    }
}
