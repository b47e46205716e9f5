package dev.framewatch.allinone;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.framewatch.elasticsearch.AdoptionIndexes;
import dev.framewatch.event.AdoptionEvent;
import dev.framewatch.event.EventJson;
import dev.framewatch.taxonomy.Classifier;
import dev.framewatch.taxonomy.Taxonomy;
import java.io.ByteArrayOutputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Semaphore;

/** The floor: the documents that the pipeline would write, encoded beforehand and posted by a plain loader. */
final class BenchFloor {
    private static final int DOCUMENTS = 2_000;
    private static final int REQUESTS = 3;

    private final List<byte[]> bodies = new ArrayList<>();

    BenchFloor(List<AdoptionEvent> events) {
        Taxonomy taxonomy = Taxonomy.builtIn();
        Classifier classifier = taxonomy.classifier();
        for (int from = 0; from < events.size(); from += DOCUMENTS) {
            ByteArrayOutputStream body = new ByteArrayOutputStream();
            for (AdoptionEvent event : events.subList(from, Math.min(events.size(), from + DOCUMENTS))) {
                body.writeBytes(("{\"index\":{\"_id\":\"" + event.id() + "\"}}\n").getBytes(UTF_8));
                body.writeBytes(EventJson.write(event.tagged(classifier.classify(event), taxonomy.version())));
                body.write('\n');
            }
            bodies.add(body.toByteArray());
        }
    }

    /** Posts all of them, some at a time. */
    void post(URI elasticsearch, String generation) throws InterruptedException {
        AdoptionEvent first = BenchEvents.of(1, 0).getFirst();
        URI bulk = URI.create(elasticsearch + "/" + AdoptionIndexes.events(generation, first.source())
                + "/_bulk?filter_path=errors,took");
        Semaphore free = new Semaphore(REQUESTS);
        List<CompletableFuture<HttpResponse<String>>> sent = new ArrayList<>();
        try (HttpClient client =
                HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build()) {
            for (byte[] body : bodies) {
                free.acquire();
                HttpRequest request = HttpRequest.newBuilder(bulk)
                        .header("Content-Type", "application/x-ndjson")
                        .POST(BodyPublishers.ofByteArray(body))
                        .build();
                sent.add(client.sendAsync(request, BodyHandlers.ofString())
                        .whenComplete((answer, failure) -> free.release()));
            }
            for (CompletableFuture<HttpResponse<String>> answer : sent) {
                if (!answer.join().body().contains("\"errors\":false")) {
                    throw new Failure("The floor's documents were refused: "
                            + answer.join().body());
                }
            }
        }
    }
}
