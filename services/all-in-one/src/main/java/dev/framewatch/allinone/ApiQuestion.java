package dev.framewatch.allinone;

import dev.framewatch.embedded.EmbeddedServers;
import dev.framewatch.embedded.Holder;
import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.StringJoiner;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/** A question to the API, or a demand. */
final class ApiQuestion {
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final String path;
    private final Map<String, String> parameters = new TreeMap<>();

    ApiQuestion(String path) {
        this.path = path;
    }

    /** Adds a parameter, unless it is absent. */
    ApiQuestion with(String name, @Nullable Object value) {
        if (value != null) {
            parameters.put(name, value.toString());
        }
        return this;
    }

    /**
     * The body of the answer, from the process that holds the data, or else from one that is started for it.
     *
     * @param command who asks, for whoever wants the same data meanwhile
     * @throws WrongUsage if the API says that a parameter is wrong
     */
    String ask(Installation installation, String command) throws IOException, InterruptedException {
        Optional<String> running = running(installation);
        if (running.isPresent()) {
            return ask(running.get());
        }
        // Whoever only asks publishes nothing meanwhile, and raises and sends no alerts.
        Installation silent =
                installation.with("framewatch.query.publish", false).with("framewatch.alerts.enabled", false);
        try (Pipeline pipeline = Pipeline.start(silent, command, List.of(Part.QUERY))) {
            return ask(pipeline.http().orElseThrow());
        }
    }

    /** Where the process answers that holds the data; empty where none does. */
    static Optional<String> running(Installation installation) {
        return EmbeddedServers.holder(installation.data())
                .map(Holder::attributes)
                .map(told -> told.get("http"));
    }

    /** The body of the answer from an address. */
    String ask(String address) throws IOException, InterruptedException {
        return send(request(address).build());
    }

    /** Asks for something to be done, with the key that this needs where one is set. */
    String demand(String address, Optional<String> key) throws IOException, InterruptedException {
        HttpRequest.Builder request = request(address).POST(HttpRequest.BodyPublishers.noBody());
        key.ifPresent(secret -> request.setHeader("X-Api-Key", secret));
        return send(request.build());
    }

    private HttpRequest.Builder request(String address) {
        StringJoiner query = new StringJoiner("&", "?", "").setEmptyValue("");
        parameters.forEach((name, value) -> query.add(name + "=" + URLEncoder.encode(value, StandardCharsets.UTF_8)));
        return HttpRequest.newBuilder(URI.create(address + path + query)).timeout(PATIENCE);
    }

    private static String send(HttpRequest request) throws IOException, InterruptedException {
        try (HttpClient client = HttpClient.newHttpClient()) {
            HttpResponse<String> answer = client.send(request, HttpResponse.BodyHandlers.ofString());
            return switch (answer.statusCode()) {
                case 200 -> answer.body();
                case 400, 404 -> throw new WrongUsage(detail(answer.body()));
                default -> throw new Failure("The API answered " + answer.statusCode() + ": " + detail(answer.body()));
            };
        } catch (ConnectException away) {
            throw new Failure(
                    "Nobody answers at " + request.uri().resolve("/") + "; ./framewatch up runs the API and the"
                            + " collectors.",
                    away);
        }
    }

    private static String detail(String problem) {
        try {
            return JsonMapper.shared().readTree(problem).path("detail").asString(problem);
        } catch (JacksonException noProblem) {
            return problem;
        }
    }
}
