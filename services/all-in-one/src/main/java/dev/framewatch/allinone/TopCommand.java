package dev.framewatch.allinone;

import java.io.IOException;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
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
            "events that use any. The interval is the 95 %% Wilson interval. Without --by the line at the end of each row",
            "is the share in each of the last twelve months that have events.",
            "",
            "Examples:",
            "  ./framewatch top --by year --source papers",
            "  ./framewatch top --by month --from 2026-01-01 --format csv",
        })
final class TopCommand implements Callable<Integer> {
    private static final int MONTHS = 12;

    private final Terminal terminal;

    @Mixin
    private final QueryOptions options = new QueryOptions();

    @Mixin
    private final SwitchOptions switches = new SwitchOptions();

    @Mixin
    private final OwnersOption owners = new OwnersOption();

    @Option(
            names = "--by",
            paramLabel = "WINDOW",
            description = "year, quarter, month, week or day (default: all time).")
    private @Nullable String by;

    @Option(names = "--from", paramLabel = "D", description = "The first day, as 2026-01-31.")
    private @Nullable String from;

    TopCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() throws IOException, InterruptedException {
        Installation installation = options.installation(terminal);
        Listing.Format format = options.format();
        String body = question()
                .with("by", by)
                .with("format", format == Listing.Format.csv ? "csv" : null)
                .ask(installation, "framewatch top");
        if (format != Listing.Format.table) {
            terminal.print(body.stripTrailing());
            return 0;
        }
        JsonNode shares = JsonMapper.shared().readTree(body).path("shares");
        if (shares.isEmpty()) {
            terminal.say("There are no events in " + installation.data() + " that this asks for; import some first.");
            return 0;
        }
        new SharesTable(terminal).print(shares, by == null ? months(installation) : Map.of());
        return 0;
    }

    private ApiQuestion question() {
        return switches.in(options.question("/api/v1/shares"))
                .with("owners", owners.value())
                .with("from", from);
    }

    /** How each share went over the last months, as a line. */
    private Map<String, String> months(Installation installation) throws IOException, InterruptedException {
        String body = question().with("by", "month").ask(installation, "framewatch top");
        return Trend.of(JsonMapper.shared().readTree(body)).stream()
                .collect(Collectors.toMap(
                        trend -> SharesTable.row(trend.source(), trend.kind(), trend.framework()),
                        trend -> Sparkline.of(trend.last(MONTHS))));
    }
}
