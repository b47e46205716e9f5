package dev.framewatch.allinone;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Asks collectors all that they answer, in good order and not, and looks for a credential in it: the API about collectors,
 * refusals, all that Actuator links to, and each metric by its name.
 */
final class SoakAnswers implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final String TASKS = "/api/v1/collectors";

    private final Needles needles;
    private final String key;
    private final HttpClient client = HttpClient.newHttpClient();
    private long answers;
    private long leaks;
    private long reasons;
    private long metrics;

    /**
     * A question that has to be refused.
     *
     * @param key what it gives as the key; absent where it gives none
     * @param status how it is refused
     */
    private record Refused(
            String method, String path, @Nullable String key, int status) {}

    /**
     * Asks with a key where one is needed.
     *
     * @param key the key of those who may change something, which is a credential as well
     */
    SoakAnswers(Needles needles, String key) {
        this.needles = needles;
        this.key = key;
    }

    /**
     * Asks the process at an address.
     *
     * @return how many of its tasks say why they fail
     * @throws Failure if it does not refuse what it should refuse
     */
    long look(String address) throws IOException, InterruptedException {
        long before = reasons;
        JsonNode tasks = get(address + TASKS).path("collectors");
        for (JsonNode task : tasks) {
            String place = address + CollectorsOptions.place(task.path("task").asString(""));
            get(place);
            get(place + "/runs");
            reasons += task.path("state").asString("").equals("failing") ? 1 : 0;
        }
        get(address + "/api/v1/gaps");
        refusals(address, tasks.path(0).path("task").asString("none"));
        JsonNode links = get(address + "/actuator").path("_links");
        for (JsonNode link : links) {
            if (!link.path("templated").asBoolean(false)) {
                get(link.path("href").asString(""));
            }
        }
        metrics(links.path("metrics").path("href").asString(""));
        return reasons - before;
    }

    private void refusals(String address, String task) throws IOException, InterruptedException {
        String place = CollectorsOptions.place(task);
        for (Refused one : List.of(
                new Refused("GET", "/nowhere", key, 404),
                new Refused("GET", TASKS + "/nobody", key, 404),
                new Refused("GET", "/api/v1/gaps?task=nobody", key, 404),
                new Refused("GET", TASKS + "/no%2Fbody", key, 400),
                new Refused("DELETE", TASKS, key, 405),
                new Refused("POST", place + "/pause", null, 401),
                new Refused("POST", place + "/pause", "not-" + key, 401),
                new Refused("POST", place + "/run?from=never", key, 400))) {
            HttpRequest.Builder request =
                    request(address + one.path()).method(one.method(), HttpRequest.BodyPublishers.noBody());
            if (one.key() != null) {
                request.setHeader("X-Api-Key", one.key());
            }
            int status = send(request).statusCode();
            if (status != one.status()) {
                throw new Failure(one.method() + " " + address + one.path() + " was answered " + status + ", not "
                        + one.status() + ", so nobody knows what its refusal holds");
            }
        }
    }

    private void metrics(String address) throws IOException, InterruptedException {
        for (JsonNode name : get(address).path("names")) {
            get(address + "/" + name.asString(""));
            metrics += name.asString("").startsWith("framewatch.collector.") ? 1 : 0;
        }
    }

    private JsonNode get(String address) throws IOException, InterruptedException {
        HttpResponse<String> answer = send(request(address));
        boolean json = answer.headers()
                .firstValue("Content-Type")
                .filter(type -> type.contains("json"))
                .isPresent();
        return JsonMapper.shared().readTree(json ? answer.body() : "{}");
    }

    private static HttpRequest.Builder request(String address) {
        return HttpRequest.newBuilder(URI.create(address)).timeout(PATIENCE);
    }

    private HttpResponse<String> send(HttpRequest.Builder request) throws IOException, InterruptedException {
        HttpResponse<String> answer = client.send(request.build(), HttpResponse.BodyHandlers.ofString());
        answers++;
        leaks += needles.in(answer.body()) || needles.in(answer.headers().map().toString()) ? 1 : 0;
        return answer;
    }

    /** How many answers there were. */
    long answers() {
        return answers;
    }

    /**
     * How many answers held a credential.
     *
     * @throws Failure if there was nothing to see where one is most to be feared
     */
    long leaks() {
        if (reasons == 0 || metrics == 0) {
            throw new Failure("Of " + answers + " answers " + reasons + " had the reason of a failing task and "
                    + metrics + " were metrics of collectors, so nobody knows what those hold");
        }
        return leaks;
    }

    @Override
    public void close() {
        client.close();
    }
}
