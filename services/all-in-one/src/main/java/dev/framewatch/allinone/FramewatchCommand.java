package dev.framewatch.allinone;

import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Help.Ansi;

/** The command {@code framewatch}, under which all others stand. */
@Command(
        name = "framewatch",
        description = "Which deep-learning framework do people use, and where is it going?",
        synopsisSubcommandLabel = "COMMAND",
        footer = {
            "",
            "Examples:",
            "  ./framewatch demo          everything on generated events, with a page to open",
            "  ./framewatch import reddit RS_2024-01.zst",
            "  ./framewatch top --by year --source papers",
            "  ./framewatch classify \"We moved from TensorFlow to PyTorch.\"",
            "  ./framewatch test          build everything and run all tests",
            "  ./framewatch test --help   what test can be told",
            "",
            "Exit codes: 0 done, 1 failed, 2 wrong usage.",
        })
final class FramewatchCommand {
    private FramewatchCommand() {}

    /** The command line whose answers and messages go to this terminal. */
    static CommandLine line(Terminal terminal) {
        CommandLine line = new CommandLine(new FramewatchCommand());
        line.addSubcommand(new DemoCommand(terminal));
        line.addSubcommand(new UpCommand(terminal));
        line.addSubcommand(new SimulatorCommand(terminal));
        line.addSubcommand(new ImportCommand(terminal));
        line.addSubcommand(new TopCommand(terminal));
        line.addSubcommand(new TrendCommand(terminal));
        line.addSubcommand(new CompareCommand(terminal));
        line.addSubcommand(new EventsCommand(terminal));
        line.addSubcommand(new AlertsCommand(terminal));
        line.addSubcommand(new RadarCommand(terminal));
        line.addSubcommand(new ClassifyCommand(terminal));
        line.addSubcommand(new EvaluateCommand(terminal));
        line.addSubcommand(TaxonomyCommand.line(terminal));
        line.addSubcommand(SoakCommand.line(terminal));
        line.addSubcommand(CollectorsCommand.line(terminal));
        line.addSubcommand(new ReclassifyCommand(terminal));
        line.addSubcommand(GenerationsCommand.line(terminal));
        line.addSubcommand(RejectedCommand.line(terminal));
        line.addSubcommand(new BackupCommand(terminal));
        line.addSubcommand(new RestoreCommand(terminal));
        line.addSubcommand(new RebuildCommand(terminal));
        line.addSubcommand(BenchCommand.line(terminal));
        line.addSubcommand(new TestCommand());
        line.setOut(terminal.outWriter());
        line.setErr(terminal.errWriter());
        line.setColorScheme(CommandLine.Help.defaultColorScheme(terminal.colours() ? Ansi.ON : Ansi.OFF));
        line.setCaseInsensitiveEnumValuesAllowed(true);
        Complaints complaints = new Complaints();
        line.setParameterExceptionHandler(complaints);
        line.setExecutionExceptionHandler(complaints);
        withHelpAndVersion(line);
        return line;
    }

    private static void withHelpAndVersion(CommandLine line) {
        line.getCommandSpec().mixinStandardHelpOptions(true).versionProvider(new Version());
        line.getSubcommands().values().forEach(FramewatchCommand::withHelpAndVersion);
    }
}
