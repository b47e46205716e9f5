package dev.framewatch.allinone;

import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** The entry in the help for what the script does by itself. */
@Command(
        name = "test",
        description = "Build everything and run all tests, then end with Maven's own summary.",
        footer = {
            "",
            "Examples:",
            "  ./framewatch test",
            "  ./framewatch test -pl services/event                 the tests of one module",
            "  ./framewatch test -pl services/event -Dtest=KindTest",
        })
final class TestCommand implements Runnable {
    @Parameters(paramLabel = "WORD", description = "Passed on to Maven.")
    private List<String> words = List.of();

    @Override
    public void run() {
        throw new WrongUsage("is done by the script; run ./framewatch test " + String.join(" ", words));
    }
}
