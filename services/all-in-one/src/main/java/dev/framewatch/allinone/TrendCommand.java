package dev.framewatch.allinone;

import java.io.IOException;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.json.JsonMapper;

/** Prints how shares went, a line for each framework. */
@Command(
        name = "trend",
        description = "Print how the shares of frameworks went over time.",
        footer = {
            "",
            "The line goes from the first window to the last, between 0 and the framework's own highest share; its last",
            "window is not over yet. A blank is a window in which no event of the kind uses any framework.",
            "",
            "Examples:",
            "  ./framewatch trend",
            "  ./framewatch trend pytorch jax --by quarter --source papers --from 2016-01-01",
        })
final class TrendCommand implements Callable<Integer> {
    private final Terminal terminal;

    @Mixin
    private final QueryOptions options = new QueryOptions();

    @Mixin
    private final SwitchOptions switches = new SwitchOptions();

    @Mixin
    private final OwnersOption owners = new OwnersOption();

    @Parameters(paramLabel = "FRAMEWORK", arity = "0..*", description = "Their ids (default: the five largest).")
    private List<String> frameworks = List.of();

    @Option(names = "--by", paramLabel = "WINDOW", description = "year, quarter, month, week or day (default: month).")
    private String by = "month";

    @Option(names = "--from", paramLabel = "D", description = "The first day, as 2026-01-31.")
    private @Nullable String from;

    TrendCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() throws IOException, InterruptedException {
        Installation installation = options.installation(terminal);
        Listing.Format format = options.format();
        String body = switches.in(options.question("/api/v1/shares"))
                .with("owners", owners.value())
                .with("by", by)
                .with("from", from)
                .with("frameworks", frameworks.isEmpty() ? null : String.join(",", frameworks))
                .with("format", format == Listing.Format.csv ? "csv" : null)
                .ask(installation, "framewatch trend");
        if (format != Listing.Format.table) {
            terminal.print(body.stripTrailing());
            return 0;
        }
        List<Trend> trends = Trend.of(JsonMapper.shared().readTree(body));
        if (trends.isEmpty()) {
            terminal.say("There are no events in " + installation.data() + " that this asks for; import some first.");
        }
        print(trends);
        return 0;
    }

    private void print(List<Trend> trends) {
        String block = "";
        int shown = 0;
        for (Trend trend : trends) {
            String here = trend.source() + "  " + trend.kind();
            if (!here.equals(block)) {
                block = here;
                shown = 0;
                terminal.print("");
                terminal.print(terminal.bold(here) + "   " + trend.windows().getFirst() + " to "
                        + trend.windows().getLast());
            }
            if (shown++ < 5 || !frameworks.isEmpty()) {
                terminal.print("  " + trend.sketch());
            }
        }
    }
}
