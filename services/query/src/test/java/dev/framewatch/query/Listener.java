package dev.framewatch.query;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Somebody who listens to the API's news. */
final class Listener implements AutoCloseable {
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final HttpClient http = HttpClient.newHttpClient();
    private final HttpResponse<Stream<String>> answer;
    private final List<Heard> heard = new CopyOnWriteArrayList<>();
    private final Thread reader = Thread.ofVirtual().unstarted(this::read);

    /** One message. */
    record Heard(String id, String name, String text, String retry) {
        JsonNode data() {
            return JSON.readTree(text);
        }
    }

    Listener(URI api, @Nullable String last) throws IOException, InterruptedException {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(api + LiveApi.PATH));
        if (last != null) {
            request.header("Last-Event-ID", last);
        }
        answer = http.send(request.build(), BodyHandlers.ofLines());
        reader.start();
    }

    int status() {
        return answer.statusCode();
    }

    String header(String name) {
        return answer.headers().firstValue(name).orElse("");
    }

    /** The messages of a name that came until now. */
    List<Heard> heard(String name) {
        return heard.stream().filter(one -> one.name().equals(name)).toList();
    }

    /** Whether the other side has ended. */
    boolean ended() {
        return !reader.isAlive();
    }

    private void read() {
        List<String> lines = new ArrayList<>();
        try (Stream<String> all = answer.body()) {
            all.forEach(line -> {
                if (!line.isEmpty()) {
                    lines.add(line);
                } else if (!lines.isEmpty()) {
                    heard.add(new Heard(
                            field(lines, "id"), field(lines, "event"), field(lines, "data"), field(lines, "retry")));
                    lines.clear();
                }
            });
        } catch (UncheckedIOException ended) {
            return;
        }
    }

    private static String field(List<String> lines, String name) {
        return lines.stream()
                .filter(line -> line.startsWith(name + ":"))
                .map(line -> line.substring(name.length() + 1))
                .findFirst()
                .orElse("");
    }

    @Override
    public void close() {
        http.shutdownNow();
    }
}
