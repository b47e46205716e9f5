package dev.framewatch.allinone;

import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The options by which the commands about collectors find the process that answers, and how they ask it. */
final class CollectorsOptions {
    /** Where {@code up} and {@code demo} answer if nothing else is said. */
    private static final String USUAL = "http://127.0.0.1:" + UpCommand.PORT;

    @Mixin
    private final InstallationOptions options = new InstallationOptions();

    @Option(
            names = "--address",
            paramLabel = "URL",
            description = "Where Framewatch answers (default: the process that runs on the data here, else port 8080).")
    private @Nullable URI address;

    @Option(names = "--format", description = "table, csv or json (default: ${DEFAULT-VALUE}).")
    private Listing.Format format = Listing.Format.table;

    Listing.Format format() {
        return format;
    }

    /** The place of a task in the API. */
    static String place(String task) {
        return "/api/v1/collectors/" + URLEncoder.encode(task, StandardCharsets.UTF_8);
    }

    /** The answer to a question. */
    String ask(Terminal terminal, String path) throws IOException, InterruptedException {
        return new ApiQuestion(path).ask(base(options.installation(terminal)));
    }

    /** What became of a demand. */
    JsonNode demand(Terminal terminal, ApiQuestion demand) throws IOException, InterruptedException {
        Installation installation = options.installation(terminal);
        return JsonMapper.shared().readTree(demand.demand(base(installation), installation.apiKey()));
    }

    private String base(Installation installation) {
        if (address != null) {
            return address.toString().replaceFirst("/$", "");
        }
        return ApiQuestion.running(installation).orElse(USUAL);
    }
}
