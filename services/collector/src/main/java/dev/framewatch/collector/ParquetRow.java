package dev.framewatch.collector;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.hardwood.row.PqList;
import dev.hardwood.row.PqMap;
import dev.hardwood.row.StructAccessor;
import java.math.BigDecimal;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** The values of a Parquet file as the archives in JSON write them: dates and times as text in ISO 8601, in UTC. */
final class ParquetRow {
    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    private ParquetRow() {}

    /** A row, or a struct within one. */
    static ObjectNode json(StructAccessor row) {
        ObjectNode json = JSON.objectNode();
        for (int i = 0; i < row.getFieldCount(); i++) {
            json.set(row.getFieldName(i), value(row.getValue(i)));
        }
        return json;
    }

    private static JsonNode value(@Nullable Object value) {
        return switch (value) {
            case null -> JSON.nullNode();
            case String text -> JSON.stringNode(text);
            case Boolean truth -> JSON.booleanNode(truth);
            case Integer number -> JSON.numberNode(number);
            case Long number -> JSON.numberNode(number);
            case BigDecimal number -> JSON.numberNode(number);
            case Float number -> JSON.numberNode(number);
            case Double number -> JSON.numberNode(number);
            // Text whose writer did not say that it is some.
            case byte[] bytes -> JSON.stringNode(new String(bytes, UTF_8));
            case LocalDateTime time -> value(time.toInstant(ZoneOffset.UTC));
            case StructAccessor struct -> json(struct);
            case PqList list -> array(list);
            case PqMap map -> object(map);
            default -> JSON.stringNode(value.toString());
        };
    }

    private static ArrayNode array(PqList list) {
        ArrayNode json = JSON.arrayNode(list.size());
        for (int i = 0; i < list.size(); i++) {
            json.add(value(list.isNull(i) ? null : list.get(i)));
        }
        return json;
    }

    private static ObjectNode object(PqMap map) {
        ObjectNode json = JSON.objectNode();
        map.getEntries().forEach(entry -> json.set(value(entry.getKey()).asString(), value(entry.getValue())));
        return json;
    }
}
