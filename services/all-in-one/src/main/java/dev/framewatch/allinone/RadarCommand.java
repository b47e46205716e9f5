package dev.framewatch.allinone;

import java.io.IOException;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Prints the names that rise in events without a tag, as the API gives them. */
@Command(
        name = "radar",
        description = "Print packages and topics that rise in events without a tag: perhaps the next framework.",
        footer = {
            "",
            "A name is listed where its part of the events without a tag is surely larger than in the window of the same",
            "length before: the 95 %% interval of the ratio lies above 1. Names that the taxonomy knows are left out.",
            "",
            "Examples:",
            "  ./framewatch radar",
            "  ./framewatch radar --days 90 --source github --field dependency --limit 50",
        })
final class RadarCommand implements Callable<Integer> {
    private final Terminal terminal;

    @Mixin
    private final QueryOptions options = new QueryOptions();

    @Option(
            names = "--days",
            paramLabel = "N",
            description =
                    "The length of the recent window (default: 28). It ends with the newest complete day, or before --to.")
    private @Nullable Integer days;

    @Option(names = "--field", paramLabel = "F", description = "dependency or topic (default: both).")
    private @Nullable String field;

    @Option(names = "--limit", paramLabel = "N", description = "The most names (default: 20).")
    private @Nullable Integer limit;

    RadarCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() throws IOException, InterruptedException {
        String body = options.question("/api/v1/radar")
                .with("days", days)
                .with("field", field)
                .with("limit", limit)
                .ask(options.installation(terminal), "framewatch radar");
        Listing.Format format = options.format();
        if (format == Listing.Format.json) {
            terminal.print(body.stripTrailing());
            return 0;
        }
        JsonNode radar = JsonMapper.shared().readTree(body);
        Listing listing = Listing.ofSources(
                "source",
                "kind",
                "field",
                "name",
                "events",
                "before",
                "ratio",
                "low",
                "high",
                "first seen",
                "examples");
        radar.path("rising").forEach(each -> row(listing, each, format == Listing.Format.csv));
        if (format == Listing.Format.csv || !radar.path("rising").isEmpty()) {
            listing.print(terminal, format);
        }
        radar.path("notes").forEach(note -> terminal.say(note.asString("")));
        return 0;
    }

    private static void row(Listing listing, JsonNode rising, boolean whole) {
        listing.rowOf(
                text(rising, "source"),
                text(rising, "source"),
                text(rising, "kind"),
                text(rising, "field"),
                text(rising, "name"),
                text(rising, "events"),
                text(rising, "eventsBefore"),
                decimal(rising, "ratio"),
                decimal(rising, "low"),
                decimal(rising, "high"),
                text(rising, "firstSeen"),
                rising.path("examples")
                        .valueStream()
                        .map(example -> example.path("url").asString(text(example, "id")))
                        .limit(whole ? Long.MAX_VALUE : 1)
                        .collect(Collectors.joining(" ")));
    }

    private static String text(JsonNode node, String name) {
        return node.path(name).asString("");
    }

    private static String decimal(JsonNode node, String name) {
        return String.format(Locale.ROOT, "%.2f", node.path(name).asDouble());
    }
}
