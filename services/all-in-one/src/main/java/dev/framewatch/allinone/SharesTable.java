package dev.framewatch.allinone;

import java.util.Locale;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/** Shares as a table for people, a block for each window, source and kind. */
final class SharesTable {
    private final Terminal terminal;

    SharesTable(Terminal terminal) {
        this.terminal = terminal;
    }

    /** The name of a row. */
    static String row(String source, String kind, String framework) {
        return String.join(" ", source, kind, framework);
    }

    /** Prints those that have events, each with the line that its name has, if any. */
    void print(JsonNode shares, Map<String, String> lines) {
        String block = "";
        for (JsonNode share : shares) {
            if (share.path("events").asLong() == 0) {
                continue;
            }
            String here = String.join("  ", text(share, "window"), text(share, "source"), text(share, "kind"));
            if (!here.equals(block)) {
                block = here;
                terminal.print("");
                terminal.print(terminal.bold(here)
                        + String.format(
                                Locale.ROOT,
                                "   %s events use a framework, %.1f %% of all",
                                Terminal.number(share.path("total").asLong()),
                                100 * share.path("coverage").asDouble()));
            }
            String name = row(text(share, "source"), text(share, "kind"), text(share, "framework"));
            terminal.print(String.format(
                            Locale.ROOT,
                            "  %-16s %6.1f %%   [%5.1f, %5.1f]   %-9s %s",
                            text(share, "framework"),
                            100 * share.path("share").asDouble(),
                            100 * share.path("low").asDouble(),
                            100 * share.path("high").asDouble(),
                            Terminal.number(share.path("events").asLong()),
                            lines.getOrDefault(name, ""))
                    .stripTrailing());
        }
    }

    private static String text(JsonNode share, String name) {
        return share.path(name).asString("");
    }
}
