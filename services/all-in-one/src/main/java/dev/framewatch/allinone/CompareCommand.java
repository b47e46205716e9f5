package dev.framewatch.allinone;

import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Prints two frameworks side by side, and when one passed the other. */
@Command(
        name = "compare",
        description = "Print the shares of two frameworks side by side, and when one passed the other.",
        footer = {
            "",
            "One leads in a window where the 95 %% intervals are apart; otherwise the window does not tell.",
            "",
            "Examples:",
            "  ./framewatch compare pytorch tensorflow --by year --kind paper",
        })
final class CompareCommand implements Callable<Integer> {
    private final Terminal terminal;

    @Mixin
    private final QueryOptions options = new QueryOptions();

    @Mixin
    private final SwitchOptions switches = new SwitchOptions();

    @Mixin
    private final OwnersOption owners = new OwnersOption();

    @Parameters(index = "0", paramLabel = "A", description = "The one, as pytorch.")
    private String one = "";

    @Parameters(index = "1", paramLabel = "B", description = "The other, as tensorflow.")
    private String other = "";

    @Option(names = "--by", paramLabel = "WINDOW", description = "year, quarter, month, week or day (default: year).")
    private String by = "year";

    @Option(names = "--from", paramLabel = "D", description = "The first day, as 2026-01-31.")
    private @Nullable String from;

    CompareCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() throws IOException, InterruptedException {
        Installation installation = options.installation(terminal);
        JsonNode answer = JsonMapper.shared().readTree(ask(installation, question("/api/v1/shares")));
        Listing listing = Listing.ofSources(
                "window",
                "source",
                "kind",
                one,
                "events of " + one,
                other,
                "events of " + other,
                "leads",
                "interval of " + one,
                "interval of " + other);
        windows(answer.path("shares")).forEach(window -> row(listing, window));
        listing.print(terminal, options.format());
        if (options.format() == Listing.Format.table) {
            Trend.of(answer)
                    .forEach(trend -> terminal.print(trend.source() + "  " + trend.kind() + "  " + trend.sketch()));
        }
        if (options.format() == Listing.Format.table) {
            JsonNode crossovers = JsonMapper.shared().readTree(ask(installation, question("/api/v1/crossovers")));
            crossovers.path("crossovers").forEach(this::say);
        }
        return 0;
    }

    private ApiQuestion question(String path) {
        return switches.in(options.question(path))
                .with("owners", owners.value())
                .with("by", by)
                .with("from", from)
                .with("frameworks", one + "," + other);
    }

    private static String ask(Installation installation, ApiQuestion question)
            throws IOException, InterruptedException {
        return question.ask(installation, "framewatch compare");
    }

    /** The shares of both, by window, source and kind, in the API's order. */
    private static List<Map<String, JsonNode>> windows(JsonNode shares) {
        return List.copyOf(shares.valueStream()
                .collect(Collectors.groupingBy(
                        share -> text(share, "window") + " " + text(share, "source") + " " + text(share, "kind"),
                        LinkedHashMap::new,
                        Collectors.toMap(share -> text(share, "framework"), share -> share)))
                .values());
    }

    private void row(Listing listing, Map<String, JsonNode> window) {
        JsonNode a = Objects.requireNonNull(window.get(one));
        JsonNode b = Objects.requireNonNull(window.get(other));
        listing.rowOf(
                text(a, "source"),
                text(a, "window"),
                text(a, "source"),
                text(a, "kind"),
                percent(a, "share"),
                text(a, "events") + "/" + text(a, "total"),
                percent(b, "share"),
                text(b, "events") + "/" + text(b, "total"),
                leader(a, b),
                percent(a, "low") + " to " + percent(a, "high"),
                percent(b, "low") + " to " + percent(b, "high"));
    }

    private String leader(JsonNode a, JsonNode b) {
        if (a.path("low").asDouble() > b.path("high").asDouble()) {
            return one;
        }
        return b.path("low").asDouble() > a.path("high").asDouble() ? other : "";
    }

    private void say(JsonNode crossover) {
        terminal.say(text(crossover, "leader") + " passed " + text(crossover, "passed") + " in "
                + text(crossover, "window") + " (" + text(crossover, "source") + ", " + text(crossover, "kind") + ").");
    }

    private static String text(JsonNode node, String name) {
        return node.path(name).asString("");
    }

    private static String percent(JsonNode share, String name) {
        return String.format(Locale.ROOT, "%.1f %%", 100 * share.path(name).asDouble());
    }
}
