package dev.framewatch.indexer;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.json.JsonFactory;

/** What Elasticsearch said of one item of a bulk request. */
sealed interface BulkAnswer {
    /** Stored, as a new document or over an older revision. */
    record Stored(boolean created) implements BulkAnswer {}

    /** The same revision or a newer one is there. */
    record Already() implements BulkAnswer {}

    /** May succeed later: too many requests, a block, a shard or an index that is away. */
    record Later(String reason, boolean indexMissing) implements BulkAnswer {}

    /** Can never succeed. */
    record Refused(String reason) implements BulkAnswer {}

    /** The parts of an answer that are read. */
    String FILTER =
            "items.*.status,items.*.result,items.*.error.type,items.*.error.reason," + "items.*.error.caused_by.reason";

    /** The answers to the items, in the request's order. */
    static List<BulkAnswer> read(InputStream answer) throws IOException {
        List<BulkAnswer> items = new ArrayList<>();
        try (answer;
                JsonParser json = new JsonFactory().createParser(ObjectReadContext.empty(), answer)) {
            while (json.nextToken() != null) {
                boolean action = json.currentToken() == JsonToken.START_OBJECT
                        && json.streamReadContext().getNestingDepth() == 4;
                if (action) {
                    items.add(item(json));
                }
            }
        }
        return items;
    }

    private static BulkAnswer item(JsonParser json) {
        int status = 0;
        String result = "";
        StringBuilder error = new StringBuilder();
        int depth = 1;
        String type = null;
        while (depth > 0) {
            switch (json.nextToken()) {
                case START_OBJECT -> depth++;
                case END_OBJECT -> depth--;
                case VALUE_NUMBER_INT -> status = json.getIntValue();
                case VALUE_STRING -> {
                    switch (json.currentName()) {
                        case "result" -> result = json.getString();
                        case "type" -> type = json.getString();
                        default -> error.append(error.isEmpty() ? "" : ": ").append(json.getString());
                    }
                }
                default -> {}
            }
        }
        return of(status, result, type, error.toString());
    }

    private static BulkAnswer of(int status, String result, @Nullable String type, String reason) {
        String words = status + " " + (type == null ? result : type) + (reason.isEmpty() ? "" : ": " + reason);
        if (type == null && status < 300) {
            return new Stored(result.equals("created"));
        }
        return switch (status) {
            case 409 -> new Already();
            case 404 -> new Later(words, true);
            case 401, 403, 408, 429 -> new Later(words, false);
            default -> status >= 500 ? new Later(words, false) : new Refused(words);
        };
    }
}
