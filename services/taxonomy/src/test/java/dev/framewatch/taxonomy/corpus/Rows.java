package dev.framewatch.taxonomy.corpus;

import java.util.List;
import java.util.Map;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Rows for tests, with what a test does not say filled in. */
final class Rows {
    private static final JsonMapper JSON = new JsonMapper();

    private Rows() {}

    /** A row whose labels are complete, and shown by its text. */
    static ObjectNode positive(String... labels) {
        ObjectNode row = row("positive", "exact", labels);
        for (String label : labels) {
            row.withObject("label_evidence").put(label, "title_text");
        }
        return row;
    }

    /** A row that may have other labels too. */
    static ObjectNode atLeast(String... labels) {
        return positive(labels).put("label_completeness", "at_least");
    }

    static ObjectNode negative(String kind, String completeness) {
        return row(kind, completeness);
    }

    private static ObjectNode row(String kind, String completeness, String... labels) {
        ObjectNode row = JSON.valueToTree(
                Map.of("id", "made:a row", "platform", "github", "title", "owner/name", "labels", List.of(labels)));
        return row.put("kind", kind).put("label_completeness", completeness);
    }

    static CorpusRow of(ObjectNode json) {
        return new CorpusRow("made.ndjson, line 1: ", json);
    }
}
