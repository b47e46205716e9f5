package dev.framewatch.simulator;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A plain client of a simulator, which follows nothing and forgives nothing. */
final class Client {
    private static final Pattern NEXT = Pattern.compile("<([^>]*)>; rel=\"next\"");

    private final HttpClient http = HttpClient.newHttpClient();
    private final Duration patience;

    Client() {
        this(Duration.ofSeconds(60));
    }

    /** One that waits so long for a whole answer. */
    Client(Duration patience) {
        this.patience = patience;
    }

    /** An answer whose status was 200 to 599. */
    record Answer(HttpResponse<byte[]> response) {
        int status() {
            return response.statusCode();
        }

        JsonNode json() {
            return JsonMapper.shared().readTree(response.body());
        }

        String header(String name) {
            return response.headers().firstValue(name).orElse("");
        }

        URI next() {
            Matcher next = NEXT.matcher(header("Link"));
            return URI.create(next.find() ? next.group(1) : "");
        }

        boolean hasNext() {
            return NEXT.matcher(header("Link")).find();
        }
    }

    Answer get(URI address, String... headers) {
        return send(HttpRequest.newBuilder(address), headers);
    }

    Answer post(URI address, String body, String... headers) {
        return send(HttpRequest.newBuilder(address).POST(HttpRequest.BodyPublishers.ofString(body)), headers);
    }

    private Answer send(HttpRequest.Builder request, String... headers) {
        if (headers.length > 0) {
            request.headers(headers);
        }
        CompletableFuture<HttpResponse<byte[]>> answer = http.sendAsync(request.build(), BodyHandlers.ofByteArray());
        try {
            return new Answer(answer.get(patience.toSeconds(), TimeUnit.SECONDS));
        } catch (TimeoutException silent) {
            answer.cancel(true);
            throw new UncheckedIOException(new IOException("No whole answer within " + patience, silent));
        } catch (ExecutionException cut) {
            throw new UncheckedIOException(new IOException(cut));
        } catch (InterruptedException ending) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(ending);
        }
    }
}
