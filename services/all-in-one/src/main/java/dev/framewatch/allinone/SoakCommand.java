package dev.framewatch.allinone;

import picocli.CommandLine.Command;

/** The group of the long runs. */
@Command(
        name = "soak",
        description = "Run Framewatch for long under trouble, and count what went wrong.",
        synopsisSubcommandLabel = "TROUBLE",
        footer = {"", "Examples:", "  ./framewatch soak kill --kills 20 --events 50000"})
final class SoakCommand {}
