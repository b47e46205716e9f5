package dev.framewatch.allinone;

import picocli.CommandLine;
import picocli.CommandLine.Command;

/** The group of the long runs. */
@Command(
        name = "soak",
        description = "Run Framewatch for long under trouble, and count what went wrong.",
        synopsisSubcommandLabel = "TROUBLE",
        footer = {
            "",
            "Examples:",
            "  ./framewatch soak kill --kills 20 --events 50000",
            "  ./framewatch soak sources --days 10",
            "  ./framewatch soak scale --events 100000",
        })
final class SoakCommand {
    private SoakCommand() {}

    static CommandLine line(Terminal terminal) {
        return new CommandLine(new SoakCommand())
                .addSubcommand(new SoakKillCommand(terminal))
                .addSubcommand(new SoakSourcesCommand(terminal))
                .addSubcommand(new SoakScaleCommand(terminal))
                .addSubcommand(new SoakCollectorCommand(terminal))
                .addSubcommand(new SoakServiceCommand());
    }
}
