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

/** Prints the events behind the figures, newest first. */
@Command(
        name = "events",
        description = "Print the events behind the figures, newest first, with what they show and by which words.",
        footer = {
            "",
            "Examples:",
            "  ./framewatch events --framework jax --role uses --source papers",
            "  ./framewatch events --framework pytorch --from 2026-01-01 --limit 100 --format csv",
        })
final class EventsCommand implements Callable<Integer> {
    private final Terminal terminal;

    @Mixin
    private final QueryOptions options = new QueryOptions();

    @Mixin
    private final SwitchOptions switches = new SwitchOptions();

    @Option(names = "--framework", paramLabel = "F", description = "Only those that show one of these, by comma.")
    private @Nullable String framework;

    @Option(
            names = "--role",
            paramLabel = "R",
            description = "Only in these roles, by comma: is, uses, mentions, compares, moves-from, moves-to.")
    private @Nullable String role;

    @Option(names = "--from", paramLabel = "D", description = "The first day, as 2026-01-31.")
    private @Nullable String from;

    @Option(names = "--limit", paramLabel = "N", description = "The most events (default: ${DEFAULT-VALUE}).")
    private int limit = 20;

    EventsCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() throws IOException, InterruptedException {
        String body = switches.in(options.question("/api/v1/events"))
                .with("framework", framework)
                .with("role", role)
                .with("from", from)
                .with("limit", limit)
                .ask(options.installation(terminal), "framewatch events");
        if (options.format() == Listing.Format.json) {
            terminal.print(body.stripTrailing());
            return 0;
        }
        JsonNode page = JsonMapper.shared().readTree(body);
        Listing listing = Listing.ofSources("day", "kind", "shows", "by", "title", "url");
        page.path("events").forEach(event -> row(listing, event));
        listing.print(terminal, options.format());
        if (options.format() == Listing.Format.table) {
            terminal.say(page.path("events").size() + " of "
                    + Terminal.number(page.path("total").asLong()) + " events.");
        }
        return 0;
    }

    private static void row(Listing listing, JsonNode event) {
        listing.rowOf(
                text(event, "source"),
                text(event, "occurredAt").replaceFirst("T.*", ""),
                text(event, "kind"),
                event.path("tags")
                        .valueStream()
                        .map(tag -> tag.path("framework").asString(text(tag, "product")) + " " + text(tag, "role"))
                        .distinct()
                        .collect(Collectors.joining(", ")),
                event.path("tags")
                        .valueStream()
                        .flatMap(tag -> tag.path("evidence").valueStream().limit(1))
                        .map(evidence -> text(evidence, "matched"))
                        .filter(words -> !words.isEmpty())
                        .distinct()
                        .limit(2)
                        .collect(Collectors.joining(" | ")),
                text(event, "title"),
                text(event, "url"));
    }

    private static String text(JsonNode node, String name) {
        return node.path(name).asString("");
    }
}
