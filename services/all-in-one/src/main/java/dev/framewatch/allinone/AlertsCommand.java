package dev.framewatch.allinone;

import java.io.IOException;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Prints what the rules told, the last first, or the rules. */
@Command(
        name = "alerts",
        description =
                "Print the alerts that rules raised, the last first, and how far their delivery is; or the rules.",
        footer = {
            "",
            "Rules stand in the settings (framewatch.alerts.rules[0].type=share …), or are given at POST",
            "/api/v1/alerts/rules; docs/api.md has their words.",
            "",
            "Examples:",
            "  ./framewatch alerts --state dead",
            "  ./framewatch alerts --since 2026-01-01 --format csv",
            "  ./framewatch alerts --rules",
        })
final class AlertsCommand implements Callable<Integer> {
    private static final String PATH = "/api/v1/alerts";

    private final Terminal terminal;

    @Mixin
    private final InstallationOptions options = new InstallationOptions();

    @Option(names = "--rules", description = "Print the rules in force, and none of their alerts.")
    private boolean rules;

    @Option(
            names = "--state",
            paramLabel = "S",
            description = "Only those whose delivery is so far, by comma: listed, past, waiting, sent, dead.")
    private @Nullable String state;

    @Option(names = "--rule", paramLabel = "ID", description = "Only those of these rules, by comma.")
    private @Nullable String rule;

    @Option(names = "--since", paramLabel = "D", description = "Only those raised since this day, as 2026-01-31.")
    private @Nullable String since;

    @Option(names = "--limit", paramLabel = "N", description = "The most alerts (default: ${DEFAULT-VALUE}).")
    private int limit = 20;

    @Option(names = "--format", description = "table, csv or json (default: ${DEFAULT-VALUE}).")
    private Listing.Format format = Listing.Format.table;

    AlertsCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() throws IOException, InterruptedException {
        ApiQuestion question = rules
                ? new ApiQuestion(PATH + "/rules")
                : new ApiQuestion(PATH)
                        .with("state", state)
                        .with("rule", rule)
                        .with("since", since)
                        .with("limit", limit);
        String body = question.ask(options.installation(terminal), "framewatch alerts");
        if (format == Listing.Format.json) {
            terminal.print(body.stripTrailing());
            return 0;
        }
        JsonNode answer = JsonMapper.shared().readTree(body);
        Listing listing = rules ? rules(answer) : alerts(answer);
        listing.print(terminal, format);
        answer.path("notes").forEach(note -> terminal.say(note.asString("")));
        return 0;
    }

    private static Listing alerts(JsonNode answer) {
        Listing listing = Listing.ofSources("raised", "rule", "about", "window", "what", "delivery");
        for (JsonNode alert : answer.path("alerts")) {
            listing.rowOf(
                    text(alert, "source"),
                    text(alert, "raised").replaceFirst("T.*", ""),
                    text(alert, "rule"),
                    text(alert, "subject"),
                    text(alert, "window"),
                    text(alert, "sentence"),
                    text(alert.path("delivery"), "state"));
        }
        return listing;
    }

    private static Listing rules(JsonNode answer) {
        Listing listing = new Listing("rule", "type", "from", "webhook", "words");
        for (JsonNode rule : answer.path("rules")) {
            listing.row(
                    text(rule, "id"),
                    text(rule, "type"),
                    text(rule, "origin"),
                    text(rule, "webhook"),
                    rule.path("words").properties().stream()
                            .map(word -> word.getKey() + "=" + word.getValue().asString(""))
                            .collect(Collectors.joining(" ")));
        }
        return listing;
    }

    private static String text(JsonNode node, String name) {
        return node.path(name).asString("");
    }
}
