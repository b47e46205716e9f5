package dev.framewatch.allinone;

import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Runs the collectors of one source until it is killed. */
@Command(
        name = "collector",
        hidden = true,
        description = "Run the collectors of one source until Ctrl-C, as soak sources does.",
        footer = {"", "Examples:", "  ./framewatch soak collector --source reddit"})
final class SoakCollectorCommand implements Callable<Integer> {
    /** What it says before its address. */
    static final String STARTED = "Collecting: ";

    private final Terminal terminal;

    @Mixin
    private final InstallationOptions options = new InstallationOptions();

    @Option(names = "--source", paramLabel = "S", required = true, description = "github, reddit or papers.")
    private Part source = Part.PAPERS;

    SoakCollectorCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() throws InterruptedException {
        Installation installation = options.installation(terminal).serving(0);
        try (Pipeline pipeline = Pipeline.start(installation, "framewatch soak", List.of(source, Part.POLL))) {
            terminal.print(STARTED + pipeline.http().orElseThrow());
            pipeline.awaitClose();
            return 0;
        }
    }
}
