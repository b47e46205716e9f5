package dev.framewatch.allinone;

import dev.framewatch.event.AdoptionEvent;
import dev.framewatch.event.EventJson;
import dev.framewatch.event.Signature;
import dev.framewatch.taxonomy.Classifier;
import dev.framewatch.taxonomy.Taxonomy;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import tools.jackson.databind.json.JsonMapper;

/** What the indexes should hold, worked out in one pass from the events, without any of the pipeline's parts. */
final class Expected {
    private static final JsonMapper JSON = new JsonMapper();

    private final Map<String, AdoptionEvent> newest = new HashMap<>();

    private Expected() {}

    static Expected of(Collection<AdoptionEvent> collected) {
        return of(collected, Taxonomy.builtIn());
    }

    static Expected of(Collection<AdoptionEvent> collected, Taxonomy taxonomy) {
        Expected expected = new Expected();
        Classifier classifier = taxonomy.classifier();
        for (AdoptionEvent event : collected) {
            AdoptionEvent tagged = event.tagged(List.copyOf(classifier.classify(event)), taxonomy.version());
            expected.newest.merge(event.id(), tagged, (one, other) -> one.version() > other.version() ? one : other);
        }
        return expected;
    }

    /** One document an id: its newest revision, with its version. */
    Map<String, Indexes.Document> documents() {
        Map<String, Indexes.Document> documents = new TreeMap<>();
        newest.forEach((id, event) ->
                documents.put(id, new Indexes.Document(event.version(), JSON.readTree(EventJson.write(event)))));
        return documents;
    }

    /** Events by what a row counts by; those that their source removed count nowhere. */
    Map<Indexes.Row, Long> rows() {
        Map<Indexes.Row, Long> rows = new HashMap<>();
        newest.values().stream()
                .filter(event -> !event.removed())
                .forEach(event -> rows.merge(row(event), 1L, Long::sum));
        return rows;
    }

    private static Indexes.Row row(AdoptionEvent event) {
        return new Indexes.Row(
                event.occurredAt().toString().substring(0, 10),
                event.source().toString(),
                event.kind().toString(),
                event.precision().toString(),
                event.flags(),
                Signature.of(event.tags()));
    }
}
