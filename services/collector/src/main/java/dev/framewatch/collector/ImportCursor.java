package dev.framewatch.collector;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Where the import of a file stands: how much of it is committed.
 *
 * @param format the format's name
 * @param file the file's path
 * @param items how many items were read
 * @param published how many events were published; the first so many of the file
 * @param rejected how many rejections were published; the first so many of the file
 * @param complete whether that is all
 */
record ImportCursor(String format, String file, long items, long published, long rejected, boolean complete) {
    private static final JsonMapper JSON = JsonMapper.shared();

    static ImportCursor read(String json) {
        JsonNode tree = JSON.readTree(json);
        return new ImportCursor(
                tree.path("format").asString(""),
                tree.path("file").asString(""),
                tree.path("items").asLong(0),
                tree.path("published").asLong(0),
                tree.path("rejected").asLong(0),
                tree.path("complete").asBoolean(false));
    }

    String json() {
        return JSON.writeValueAsString(this);
    }
}
