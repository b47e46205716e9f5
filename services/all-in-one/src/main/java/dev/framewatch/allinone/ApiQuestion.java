package dev.framewatch.allinone;

import dev.framewatch.embedded.EmbeddedServers;
import dev.framewatch.embedded.Holder;
import java.io.IOException;
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
import tools.jackson.databind.json.JsonMapper;

/** A question to the API: to the one of the process that holds the data, or else to one that is started for it. */
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
     * The body of the answer.
     *
     * @param command who asks, for whoever wants the same data meanwhile
     * @throws WrongUsage if the API says that a parameter is wrong
     */
    String ask(Installation installation, String command) throws IOException, InterruptedException {
        Optional<String> running = EmbeddedServers.holder(installation.data())
                .map(Holder::attributes)
                .map(told -> told.get("http"));
        if (running.isPresent()) {
            return ask(running.get());
        }
        try (Pipeline pipeline = Pipeline.start(installation, command, List.of(Part.QUERY))) {
            return ask(pipeline.http().orElseThrow());
        }
    }

    private String ask(String address) throws IOException, InterruptedException {
        StringJoiner query = new StringJoiner("&", "?", "").setEmptyValue("");
        parameters.forEach((name, value) -> query.add(name + "=" + URLEncoder.encode(value, StandardCharsets.UTF_8)));
        HttpRequest request = HttpRequest.newBuilder(URI.create(address + path + query))
                .timeout(PATIENCE)
                .build();
        try (HttpClient client = HttpClient.newHttpClient()) {
            HttpResponse<String> answer = client.send(request, HttpResponse.BodyHandlers.ofString());
            if (answer.statusCode() == 400) {
                throw new WrongUsage(detail(answer.body()));
            }
            if (answer.statusCode() != 200) {
                throw new Failure("The API answered " + answer.statusCode() + ": " + detail(answer.body()));
            }
            return answer.body();
        }
    }

    private static String detail(String problem) {
        return JsonMapper.shared().readTree(problem).path("detail").asString(problem);
    }
}
