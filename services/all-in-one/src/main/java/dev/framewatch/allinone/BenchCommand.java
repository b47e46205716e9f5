package dev.framewatch.allinone;

import picocli.CommandLine;
import picocli.CommandLine.Command;

/** The group of the measurements. */
@Command(
        name = "bench",
        description = "Measure Framewatch on this machine.",
        synopsisSubcommandLabel = "WHAT",
        footer = {
            "",
            "Examples:",
            "  ./framewatch bench pipeline --events 200000 --rounds 3",
            "  ./framewatch bench query --events 5000000 --data bench",
        })
final class BenchCommand {
    private BenchCommand() {}

    static CommandLine line(Terminal terminal) {
        return new CommandLine(new BenchCommand())
                .addSubcommand(new BenchPipelineCommand(terminal))
                .addSubcommand(new BenchQueryCommand(terminal));
    }
}
