package dev.framewatch.allinone;

import dev.framewatch.allinone.BenchView.Question;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashSet;
import java.util.Set;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A reader of the API over HTTP, who asks one question after the other and keeps no answer. */
final class BenchReader implements AutoCloseable {
    private static final int BEHIND = 3;

    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final URI api;

    BenchReader(String api) {
        this.api = URI.create(api);
    }

    /**
     * An answer.
     *
     * @param refused whether the API says that there are too many events to count their owners
     * @param body what it says
     * @param millis how long it took, to the last byte
     */
    record Answered(boolean refused, String body, double millis) {
        JsonNode json() {
            return JsonMapper.shared().readTree(body);
        }
    }

    Answered ask(String address) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(api.resolve(address))
                .header("Accept", "application/json")
                .build();
        long began = System.nanoTime();
        HttpResponse<byte[]> answer = http.send(request, HttpResponse.BodyHandlers.ofByteArray());
        double millis = (System.nanoTime() - began) / 1e6;
        String body = new String(answer.body(), StandardCharsets.UTF_8);
        boolean refused = answer.statusCode() == 400 && address.contains("owners=once");
        if (answer.statusCode() != 200 && !refused) {
            throw new Failure("The API answered " + answer.statusCode() + " to " + address + ": " + body);
        }
        return new Answered(refused, body, millis);
    }

    /** The questions about the events behind the figures of a view. */
    Set<Question> behind(BenchView view) throws IOException, InterruptedException {
        Set<Question> questions = new LinkedHashSet<>();
        for (Question question : view.questions()) {
            if (question.path().endsWith("/shares")) {
                String kind = "";
                int rank = 0;
                for (JsonNode share : ask(question.address()).json().path("shares")) {
                    rank = share.path("kind").asString("").equals(kind) ? rank + 1 : 0;
                    kind = share.path("kind").asString("");
                    if (rank < BEHIND) {
                        questions.add(Question.at(share.path("link").asString("")));
                    }
                }
            }
        }
        return questions;
    }

    @Override
    public void close() {
        http.close();
    }
}
