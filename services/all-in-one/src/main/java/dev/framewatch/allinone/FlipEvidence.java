package dev.framewatch.allinone;

import co.elastic.clients.elasticsearch.ElasticsearchClient;
import co.elastic.clients.elasticsearch.core.SearchResponse;
import co.elastic.clients.util.BinaryData;
import dev.framewatch.elasticsearch.AdoptionIndexes;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Why an event changes: its tags in both generations, with their evidence.
 *
 * @param flip the event's frameworks that change
 * @param before the event in the earlier generation
 * @param after the event in the later one
 */
record FlipEvidence(Flips.Flip flip, JsonNode before, JsonNode after) {
    /**
     * One framework gained or lost.
     *
     * @param words what each generation says of it, and by what
     */
    record Change(String framework, boolean gained, String words) {}

    static FlipEvidence of(ElasticsearchClient client, String before, String after, Flips.Flip flip)
            throws IOException {
        return new FlipEvidence(flip, event(client, before, flip.id()), event(client, after, flip.id()));
    }

    private static JsonNode event(ElasticsearchClient client, String generation, String id) throws IOException {
        SearchResponse<BinaryData> found = client.search(
                search -> search.index(AdoptionIndexes.events(generation))
                        .query(query -> query.ids(ids -> ids.values(id)))
                        .source(source -> source.filter(fields -> fields.includes("source", "title", "url", "tags"))),
                BinaryData.class);
        if (found.hits().hits().isEmpty() || found.hits().hits().getFirst().source() == null) {
            return JsonMapper.shared().createObjectNode();
        }
        ByteBuffer bytes = found.hits().hits().getFirst().source().asByteBuffer();
        byte[] json = new byte[bytes.remaining()];
        bytes.get(json);
        return JsonMapper.shared().readTree(json);
    }

    String source() {
        return before.path("source").asString("");
    }

    List<Change> changes() {
        List<Change> changes = new ArrayList<>();
        flip.gained().forEach(framework -> changes.add(new Change(framework, true, told(framework))));
        flip.lost().forEach(framework -> changes.add(new Change(framework, false, told(framework))));
        return changes;
    }

    private String told(String framework) {
        return words(before, framework) + "; then " + words(after, framework);
    }

    private static String words(JsonNode event, String framework) {
        String words = event.path("tags")
                .valueStream()
                .filter(tag -> tag.path("framework").asString("").equals(framework))
                .map(FlipEvidence::words)
                .collect(Collectors.joining(", "));
        return words.isEmpty() ? "no tag" : words;
    }

    private static String words(JsonNode tag) {
        return String.format(
                Locale.ROOT,
                "%s %s by %s",
                tag.path("role").asString(""),
                TagWords.confidence(tag.path("confidence").asDouble(0)),
                tag.path("evidence")
                        .valueStream()
                        .map(why -> why.path("field").asString("") + " \""
                                + why.path("matched").asString("") + "\" ("
                                + why.path("rule").asString("") + ")")
                        .collect(Collectors.joining(", ")));
    }

    void print(Terminal terminal) {
        terminal.print("");
        terminal.print(Listing.printable(flip.id() + "  " + before.path("title").asString("")));
        if (before.has("url")) {
            terminal.print(Listing.printable("  " + before.path("url").asString("")));
        }
        changes()
                .forEach(change -> terminal.print(Listing.printable(
                        "  " + (change.gained() ? "+ " : "- ") + change.framework() + ": " + change.words())));
    }

    Map<String, Object> json() {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("id", flip.id());
        json.put("title", before.path("title").asString(""));
        json.put("url", before.path("url").asString(""));
        json.put("gained", flip.gained());
        json.put("lost", flip.lost());
        json.put("before", before.path("tags"));
        json.put("after", after.path("tags"));
        return json;
    }
}
