package dev.framewatch.allinone;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * What a panel of Grafana asks. Of what Grafana makes of it for Elasticsearch, this knows what our panels use: buckets by
 * filters, by terms and by time, and the metrics that they hold ({@code pkg/tsdb/elasticsearch} in Grafana's sources).
 */
record GrafanaTarget(String name, JsonNode target, JsonNode source) {
    private static final List<String> CALENDAR = List.of("1w", "1M", "1q", "1y");

    String type() {
        return source.path("type").asString();
    }

    /** The search that Grafana sends. */
    PanelQuery query(Instant from, Instant to) {
        JsonNode data = source.path("jsonData");
        ObjectNode body = object().put("size", 0);
        ObjectNode range = object().put("gte", from.toEpochMilli())
                .put("lte", to.toEpochMilli())
                .put("format", "epoch_millis");
        body.putObject("query")
                .putObject("bool")
                .putArray("filter")
                .add(nested("range", data.path("timeField").asString(), range))
                .add(words(target.path("query").asString()));
        body.set("aggs", aggregations(target.path("bucketAggs").iterator(), from, to));
        return new PanelQuery(name, data.path("index").asString(), body, this::shown);
    }

    private static ObjectNode object() {
        return JsonMapper.shared().createObjectNode();
    }

    private static ObjectNode nested(String name, String inner, JsonNode value) {
        ObjectNode object = object();
        object.putObject(name).set(inner, value);
        return object;
    }

    private static ObjectNode words(String query) {
        ObjectNode words = object();
        words.putObject("query_string").put("analyze_wildcard", true).put("query", query);
        return words;
    }

    private ObjectNode aggregations(Iterator<JsonNode> buckets, Instant from, Instant to) {
        if (!buckets.hasNext()) {
            return metrics();
        }
        JsonNode bucket = buckets.next();
        ObjectNode aggregation = object();
        aggregation.set(
                bucket.path("type").asString(),
                switch (bucket.path("type").asString()) {
                    case "filters" -> filters(bucket.path("settings"));
                    case "terms" -> terms(bucket);
                    case "date_histogram" -> histogram(bucket, from, to);
                    default -> throw new AssertionError(name + " asks for buckets that this test does not know");
                });
        ObjectNode inner = aggregations(buckets, from, to);
        if (!inner.isEmpty()) {
            aggregation.set("aggs", inner);
        }
        ObjectNode named = object();
        named.set(bucket.path("id").asString(), aggregation);
        return named;
    }

    private static ObjectNode filters(JsonNode settings) {
        ObjectNode filters = object();
        ObjectNode all = filters.putObject("filters");
        settings.path("filters")
                .forEach(each -> all.set(
                        each.path("label").asString(), words(each.path("query").asString())));
        return filters;
    }

    private static ObjectNode terms(JsonNode bucket) {
        JsonNode settings = bucket.path("settings");
        ObjectNode terms = object().put("field", bucket.path("field").asString())
                .put("size", Integer.parseInt(settings.path("size").asString()))
                .put(
                        "min_doc_count",
                        Integer.parseInt(settings.path("min_doc_count").asString()));
        terms.putObject("order")
                .put(settings.path("orderBy").asString(), settings.path("order").asString());
        return terms;
    }

    private static ObjectNode histogram(JsonNode bucket, Instant from, Instant to) {
        JsonNode settings = bucket.path("settings");
        String interval = settings.path("interval").asString();
        ObjectNode histogram = object().put("field", bucket.path("field").asString())
                .put(
                        "min_doc_count",
                        Integer.parseInt(settings.path("min_doc_count").asString()))
                .put("format", "epoch_millis")
                .put(CALENDAR.contains(interval) ? "calendar_interval" : "fixed_interval", interval);
        histogram.putObject("extended_bounds").put("min", from.toEpochMilli()).put("max", to.toEpochMilli());
        return histogram;
    }

    private ObjectNode metrics() {
        ObjectNode metrics = object();
        for (JsonNode metric : target.path("metrics")) {
            String type = metric.path("type").asString();
            if (!type.equals("count")) {
                metrics.set(metric.path("id").asString(), nested(type, "field", metric.path("field")));
            }
        }
        return metrics;
    }

    /** The values of the series that it draws, by the series. */
    private Map<String, List<JsonNode>> shown(JsonNode answer) {
        List<JsonNode> buckets = List.of(answer.path("aggregations"));
        for (JsonNode by : target.path("bucketAggs")) {
            List<JsonNode> inner = new ArrayList<>();
            buckets.forEach(
                    each -> each.path(by.path("id").asString()).path("buckets").forEach(inner::add));
            buckets = inner;
        }
        Map<String, List<JsonNode>> shown = new LinkedHashMap<>();
        for (JsonNode metric : target.path("metrics")) {
            String value = metric.path("type").asString().equals("count")
                    ? "doc_count"
                    : metric.path("id").asString() + ".value";
            shown.put(
                    value,
                    buckets.stream()
                            .flatMap(each -> PanelQuery.at(each, value).stream())
                            .toList());
        }
        return shown;
    }
}
