package dev.framewatch.collector;

import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Where the import of a file stands: how much of it is committed.
 *
 * @param format the format's name
 * @param file the file's path
 * @param run which run over the whole file this is, from 1; several processes may have taken part in it
 * @param items how many items were read
 * @param published how many events were published; the first so many of the file
 * @param rejected how many rejections were published; the first so many of the file
 * @param complete whether that is all
 * @param covered the stretches of time that the file reaches over, once that is all, by the live tasks that lack nothing
 *     there any more
 */
record ImportCursor(
        String format,
        String file,
        long run,
        long items,
        long published,
        long rejected,
        boolean complete,
        Map<String, Span> covered) {
    private static final JsonMapper JSON = JsonMapper.shared();

    /**
     * Where an import stands that goes on from a cursor.
     *
     * @param again whether a complete run is followed by another one, from the start
     */
    static ImportCursor after(Optional<String> committed, String format, String file, boolean again) {
        ImportCursor last = committed.map(ImportCursor::read).orElse(null);
        if (last == null) {
            return new ImportCursor(format, file, 1, 0, 0, 0, false, Map.of());
        }
        return last.complete() && again
                ? new ImportCursor(format, file, last.run() + 1, 0, 0, 0, false, Map.of())
                : last;
    }

    private static ImportCursor read(String json) {
        JsonNode tree = JSON.readTree(json);
        Map<String, Span> covered = new TreeMap<>();
        tree.path("covered").forEachEntry((task, span) -> covered.put(task, JSON.treeToValue(span, Span.class)));
        return new ImportCursor(
                tree.path("format").asString(""),
                tree.path("file").asString(""),
                tree.path("run").asLong(1),
                tree.path("items").asLong(0),
                tree.path("published").asLong(0),
                tree.path("rejected").asLong(0),
                tree.path("complete").asBoolean(false),
                covered);
    }

    String json() {
        return JSON.writeValueAsString(this);
    }
}
