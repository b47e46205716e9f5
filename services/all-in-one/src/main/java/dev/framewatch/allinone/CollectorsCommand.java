package dev.framewatch.allinone;

import java.io.IOException;
import java.time.LocalDate;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.JsonNode;

/** The group of the commands about the tasks that ask live sources. */
@Command(
        name = "collectors",
        description = "Look at the tasks that ask live sources; pause, resume and run them. Alone it lists them.",
        synopsisSubcommandLabel = "[COMMAND]",
        footer = {
            "",
            "They ask the process that runs on the data here (./framewatch up), else the one at port 8080 of this machine",
            "(./framewatch demo), or the one that --address names. What changes something needs framewatch.api-key where",
            "that is set: as FRAMEWATCH_APIKEY, or as a file of that name in a folder that",
            "SPRING_CONFIG_IMPORT=configtree:DIR/ names.",
            "",
            "Examples:",
            "  ./framewatch collectors list",
            "  ./framewatch collectors pause github:repositories",
            "  ./framewatch collectors run papers:daily-backfill --from 2024-01-01 --to 2024-02-01",
            "  ./framewatch collectors gaps --format csv",
        })
final class CollectorsCommand implements Callable<Integer> {
    private final Terminal terminal;

    @Mixin
    private final CollectorsOptions options = new CollectorsOptions();

    private CollectorsCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() throws IOException, InterruptedException {
        return list(terminal, options);
    }

    private static int list(Terminal terminal, CollectorsOptions options) throws IOException, InterruptedException {
        String body = options.ask(terminal, "/api/v1/collectors");
        new CollectorsTables(terminal, options.format()).tasks(body);
        return 0;
    }

    static CommandLine line(Terminal terminal) {
        return new CommandLine(new CollectorsCommand(terminal))
                .addSubcommand(new ListCommand(terminal))
                .addSubcommand(new PauseCommand(terminal))
                .addSubcommand(new ResumeCommand(terminal))
                .addSubcommand(new RunCommand(terminal))
                .addSubcommand(new HistoryCommand(terminal))
                .addSubcommand(new GapsCommand(terminal));
    }

    /** Lists tasks. */
    @Command(
            name = "list",
            description =
                    "List the tasks: how they do, when they run, what they brought, what is left of their budgets.",
            footer = {
                "",
                "States: running, waiting (for its next run), idle (a backfill of which nothing is asked), paused, off,",
                "failing, limited (the source wants to be left alone), out of budget (spent in JSON), starting, unattended (no",
                "process runs it).",
                "",
                "Examples:",
                "  ./framewatch collectors list --format json",
            })
    static final class ListCommand implements Callable<Integer> {
        private final Terminal terminal;

        @Mixin
        private final CollectorsOptions options = new CollectorsOptions();

        ListCommand(Terminal terminal) {
            this.terminal = terminal;
        }

        @Override
        public Integer call() throws IOException, InterruptedException {
            return list(terminal, options);
        }
    }

    /** Pauses a task. */
    @Command(
            name = "pause",
            description = "Let a task finish its page and then rest, also after a restart, until it is resumed.",
            footer = {"", "Examples:", "  ./framewatch collectors pause github:repositories"})
    static final class PauseCommand implements Callable<Integer> {
        private final Terminal terminal;

        @Mixin
        private final CollectorsOptions options = new CollectorsOptions();

        @Parameters(paramLabel = "TASK", description = "Its name in the list.")
        private String task = "";

        PauseCommand(Terminal terminal) {
            this.terminal = terminal;
        }

        @Override
        public Integer call() throws IOException, InterruptedException {
            return said(terminal, options.demand(terminal, new ApiQuestion(CollectorsOptions.place(task) + "/pause")));
        }
    }

    /** Resumes a task. */
    @Command(
            name = "resume",
            description = "Let a paused task go on where it stands.",
            footer = {"", "Examples:", "  ./framewatch collectors resume github:repositories"})
    static final class ResumeCommand implements Callable<Integer> {
        private final Terminal terminal;

        @Mixin
        private final CollectorsOptions options = new CollectorsOptions();

        @Parameters(paramLabel = "TASK", description = "Its name in the list.")
        private String task = "";

        ResumeCommand(Terminal terminal) {
            this.terminal = terminal;
        }

        @Override
        public Integer call() throws IOException, InterruptedException {
            return said(terminal, options.demand(terminal, new ApiQuestion(CollectorsOptions.place(task) + "/resume")));
        }
    }

    /** Runs a task. */
    @Command(
            name = "run",
            description = "Begin a run of a task now, or try again at once what it waits for.",
            footer = {
                "",
                "A backfill needs its days; said without them, it goes on with those of before.",
                "",
                "Examples:",
                "  ./framewatch collectors run github:repositories",
                "  ./framewatch collectors run papers:daily-backfill --from 2024-01-01 --to 2024-02-01",
            })
    static final class RunCommand implements Callable<Integer> {
        private final Terminal terminal;

        @Mixin
        private final CollectorsOptions options = new CollectorsOptions();

        @Parameters(paramLabel = "TASK", description = "Its name in the list.")
        private String task = "";

        @Option(names = "--from", paramLabel = "D", description = "The first day of a backfill, as 2026-01-31.")
        private @Nullable LocalDate from;

        @Option(names = "--to", paramLabel = "D", description = "The day after its last.")
        private @Nullable LocalDate to;

        RunCommand(Terminal terminal) {
            this.terminal = terminal;
        }

        @Override
        public Integer call() throws IOException, InterruptedException {
            if ((from == null) != (to == null)) {
                throw new WrongUsage("A backfill needs both --from and --to");
            }
            ApiQuestion run = new ApiQuestion(CollectorsOptions.place(task) + "/run");
            return said(
                    terminal, options.demand(terminal, run.with("from", from).with("to", to)));
        }
    }

    /** Lists the runs of a task. */
    @Command(
            name = "history",
            description = "List the last runs of a task.",
            footer = {"", "Examples:", "  ./framewatch collectors history github:repositories"})
    static final class HistoryCommand implements Callable<Integer> {
        private final Terminal terminal;

        @Mixin
        private final CollectorsOptions options = new CollectorsOptions();

        @Parameters(paramLabel = "TASK", description = "Its name in the list.")
        private String task = "";

        HistoryCommand(Terminal terminal) {
            this.terminal = terminal;
        }

        @Override
        public Integer call() throws IOException, InterruptedException {
            String body = options.ask(terminal, CollectorsOptions.place(task) + "/runs");
            new CollectorsTables(terminal, options.format()).runs(body);
            return 0;
        }
    }

    /** Lists gaps. */
    @Command(
            name = "gaps",
            description =
                    "List what sources lacked: what is missing, corrupt, suspiciously small, or was filled later.",
            footer = {"", "Examples:", "  ./framewatch collectors gaps"})
    static final class GapsCommand implements Callable<Integer> {
        private final Terminal terminal;

        @Mixin
        private final CollectorsOptions options = new CollectorsOptions();

        GapsCommand(Terminal terminal) {
            this.terminal = terminal;
        }

        @Override
        public Integer call() throws IOException, InterruptedException {
            String body = options.ask(terminal, "/api/v1/gaps");
            new CollectorsTables(terminal, options.format()).gaps(body);
            return 0;
        }
    }

    private static int said(Terminal terminal, JsonNode status) {
        terminal.print(status.path("task").asString("") + " is "
                + CollectorsTables.state(status.path("state").asString("")) + ".");
        return 0;
    }
}
