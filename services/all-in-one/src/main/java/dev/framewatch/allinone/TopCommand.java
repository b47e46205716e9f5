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
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Prints the shares as the API gives them. */
@Command(
        name = "top",
        description = "Print the shares of the frameworks.",
        footer = {
            "",
            "A share is the part of the events that use any framework and use this one; coverage is the part of all",
            "events that use any. The interval is the 95 %% Wilson interval.",
            "",
            "Examples:",
            "  ./framewatch top --by year --source papers",
            "  ./framewatch top --by month --from 2026-01-01 --format csv",
        })
final class TopCommand implements Callable<Integer> {
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final Terminal terminal;

    @Mixin
    private final InstallationOptions options = new InstallationOptions();

    @Option(
            names = "--by",
            paramLabel = "WINDOW",
            description = "year, quarter, month, week or day (default: all time).")
    private @Nullable String by;

    @Option(names = "--source", paramLabel = "S", description = "github, reddit, papers or huggingface.")
    private @Nullable String source;

    @Option(names = "--kind", paramLabel = "K", description = "repository, code, paper, post or comment.")
    private @Nullable String kind;

    @Option(names = "--from", paramLabel = "D", description = "The first day, as 2026-01-31.")
    private @Nullable String from;

    @Option(names = "--to", paramLabel = "D", description = "The day after the last, as 2026-02-01.")
    private @Nullable String to;

    @Option(
            names = "--no-implied",
            description = "Leave out what events only imply, as Flax does JAX and Lightning PyTorch.")
    private boolean noImplied;

    @Option(names = "--format", description = "table, csv or json (default: ${DEFAULT-VALUE}).")
    private Listing.Format format = Listing.Format.table;

    TopCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() throws IOException, InterruptedException {
        Installation installation = options.installation(terminal);
        Optional<String> running = EmbeddedServers.holder(installation.data())
                .map(Holder::attributes)
                .map(told -> told.get("http"));
        if (running.isPresent()) {
            show(running.get(), installation);
            return 0;
        }
        try (Pipeline pipeline = Pipeline.start(installation, "framewatch top", List.of(Part.QUERY))) {
            show(pipeline.http().orElseThrow(), installation);
            return 0;
        }
    }

    private void show(String address, Installation installation) throws IOException, InterruptedException {
        String body = ask(URI.create(address + "/api/v1/shares" + query()));
        if (format != Listing.Format.table) {
            terminal.print(body.stripTrailing());
            return;
        }
        JsonNode shares = JsonMapper.shared().readTree(body).path("shares");
        if (shares.isEmpty()) {
            terminal.say("There are no events in " + installation.data() + " that this asks for; import some first.");
            return;
        }
        new SharesTable(terminal).print(shares);
    }

    private String query() {
        Map<String, String> parameters = new TreeMap<>();
        put(parameters, "by", by);
        put(parameters, "source", source);
        put(parameters, "kind", kind);
        put(parameters, "from", from);
        put(parameters, "to", to);
        put(parameters, "implied", noImplied ? "false" : null);
        put(parameters, "format", format == Listing.Format.csv ? "csv" : null);
        StringJoiner query = new StringJoiner("&", "?", "").setEmptyValue("");
        parameters.forEach((name, value) -> query.add(name + "=" + URLEncoder.encode(value, StandardCharsets.UTF_8)));
        return query.toString();
    }

    private static void put(Map<String, String> parameters, String name, @Nullable String value) {
        if (value != null) {
            parameters.put(name, value);
        }
    }

    private static String ask(URI address) throws IOException, InterruptedException {
        try (HttpClient client = HttpClient.newHttpClient()) {
            HttpResponse<String> answer = client.send(
                    HttpRequest.newBuilder(address).timeout(PATIENCE).build(), HttpResponse.BodyHandlers.ofString());
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
