package dev.framewatch.allinone;

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

/** A plain loader: posts bulk requests, some at a time; nothing may be refused. */
final class BenchPosts implements AutoCloseable {
    /** Documents of one request. */
    static final int DOCUMENTS = 2_000;

    private static final int REQUESTS = 3;

    private final URI elasticsearch;
    private final Semaphore free = new Semaphore(REQUESTS);
    private final List<CompletableFuture<HttpResponse<String>>> sent = new ArrayList<>();
    private final HttpClient client =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    BenchPosts(URI elasticsearch) {
        this.elasticsearch = elasticsearch;
    }

    /** Posts a body to an index as soon as one of the requests before is answered. */
    void post(String index, byte[] body) throws InterruptedException {
        free.acquire();
        URI bulk = URI.create(elasticsearch + "/" + index + "/_bulk?filter_path=errors,took");
        HttpRequest request = HttpRequest.newBuilder(bulk)
                .header("Content-Type", "application/x-ndjson")
                .POST(BodyPublishers.ofByteArray(body))
                .build();
        sent.add(client.sendAsync(request, BodyHandlers.ofString()).whenComplete((answer, failure) -> free.release()));
    }

    /** Returns when all are answered. */
    void await() {
        for (CompletableFuture<HttpResponse<String>> answer : sent) {
            String said = answer.join().body();
            if (!said.contains("\"errors\":false")) {
                throw new Failure("Documents of the benchmark were refused: " + said);
            }
        }
        sent.clear();
    }

    @Override
    public void close() {
        client.close();
    }
}
