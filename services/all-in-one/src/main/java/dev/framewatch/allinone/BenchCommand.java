package dev.framewatch.allinone;

import picocli.CommandLine.Command;

/** The group of the measurements. */
@Command(
        name = "bench",
        description = "Measure Framewatch on this machine.",
        synopsisSubcommandLabel = "WHAT",
        footer = {"", "Examples:", "  ./framewatch bench pipeline --events 200000 --rounds 3"})
final class BenchCommand {}
