package dev.framewatch.allinone;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.framewatch.elasticsearch.AdoptionIndexes;
import dev.framewatch.event.AdoptionEvent;
import dev.framewatch.event.EventJson;
import dev.framewatch.taxonomy.Classifier;
import dev.framewatch.taxonomy.Taxonomy;
import java.io.ByteArrayOutputStream;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;

/** The floor: the documents that the pipeline would write, encoded beforehand and posted by a plain loader. */
final class BenchFloor {
    private final List<byte[]> bodies = new ArrayList<>();

    BenchFloor(List<AdoptionEvent> events) {
        Taxonomy taxonomy = Taxonomy.builtIn();
        Classifier classifier = taxonomy.classifier();
        for (int from = 0; from < events.size(); from += BenchPosts.DOCUMENTS) {
            bodies.add(body(events.subList(from, Math.min(events.size(), from + BenchPosts.DOCUMENTS)).stream()
                    .map(event -> event.tagged(classifier.classify(event), taxonomy.version()))
                    .toList()));
        }
    }

    /** The body of a bulk request for classified events. */
    static byte[] body(List<AdoptionEvent> events) {
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        for (AdoptionEvent event : events) {
            body.writeBytes(("{\"index\":{\"_id\":\"" + event.id() + "\"}}\n").getBytes(UTF_8));
            body.writeBytes(EventJson.write(event));
            body.write('\n');
        }
        return body.toByteArray();
    }

    /** Posts all of them, some at a time. */
    void post(URI elasticsearch, String generation) throws InterruptedException {
        AdoptionEvent first = BenchEvents.of(1, 0).getFirst();
        try (BenchPosts posts = new BenchPosts(elasticsearch)) {
            for (byte[] body : bodies) {
                posts.post(AdoptionIndexes.events(generation, first.source()), body);
            }
            posts.await();
        }
    }
}
