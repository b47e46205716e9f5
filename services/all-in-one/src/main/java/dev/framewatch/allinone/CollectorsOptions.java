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
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The options by which the commands about collectors find the process that answers, and how they ask it. */
final class CollectorsOptions {
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    @Mixin
    private final InstallationOptions options = new InstallationOptions();

    @Option(
            names = "--address",
            paramLabel = "URL",
            description = "Where Framewatch answers (default: the process that runs on the data here).")
    private @Nullable URI address;

    @Option(names = "--format", description = "table, csv or json (default: ${DEFAULT-VALUE}).")
    private Listing.Format format = Listing.Format.table;

    Listing.Format format() {
        return format;
    }

    /** Asks for something to be read. */
    String get(Terminal terminal, String path) throws IOException, InterruptedException {
        return ask(terminal, path, false);
    }

    /** Asks for something to be done. */
    JsonNode post(Terminal terminal, String path) throws IOException, InterruptedException {
        return JsonMapper.shared().readTree(ask(terminal, path, true));
    }

    /** The place of a task in the API. */
    static String place(String task) {
        return "/api/v1/collectors/" + URLEncoder.encode(task, StandardCharsets.UTF_8);
    }

    private String ask(Terminal terminal, String path, boolean change) throws IOException, InterruptedException {
        Installation installation = options.installation(terminal);
        URI asked = URI.create(base(installation) + path);
        HttpRequest.Builder request = HttpRequest.newBuilder(asked).timeout(PATIENCE);
        if (change) {
            request.POST(HttpRequest.BodyPublishers.noBody());
            installation.apiKey().ifPresent(key -> request.setHeader("X-Api-Key", key));
        }
        try (HttpClient client = HttpClient.newHttpClient()) {
            HttpResponse<String> answer = client.send(request.build(), HttpResponse.BodyHandlers.ofString());
            if (answer.statusCode() == 200) {
                return answer.body();
            }
            String detail = detail(answer.body());
            throw answer.statusCode() == 400 || answer.statusCode() == 404
                    ? new WrongUsage(detail)
                    : new Failure("Framewatch answered " + answer.statusCode() + ": " + detail);
        } catch (ConnectException away) {
            throw new Failure(
                    "Nobody answers at " + base(installation) + "; ./framewatch up runs the collectors.", away);
        }
    }

    private String base(Installation installation) {
        if (address != null) {
            return address.toString().replaceFirst("/$", "");
        }
        return EmbeddedServers.holder(installation.data())
                .map(Holder::attributes)
                .map(told -> told.get("http"))
                .orElseThrow(() -> new Failure("No collectors run on the data in " + installation.data()
                        + "; ./framewatch up runs them, and --address names others."));
    }

    private static String detail(String problem) {
        try {
            return JsonMapper.shared().readTree(problem).path("detail").asString(problem);
        } catch (JacksonException noProblem) {
            return problem;
        }
    }
}
