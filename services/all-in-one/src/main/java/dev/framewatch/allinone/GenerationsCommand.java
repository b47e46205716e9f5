package dev.framewatch.allinone;

import dev.framewatch.kafka.Generation;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** The group of the commands about generations of tags. */
@Command(
        name = "generations",
        description = "List the generations of tags, choose the one that is served, or drop one.",
        synopsisSubcommandLabel = "COMMAND",
        footer = {
            "",
            "A generation is everything that was collected, told by one taxonomy. ./framewatch reclassify starts one.",
            "",
            "Examples:",
            "  ./framewatch generations list",
            "  ./framewatch generations promote 2",
            "  ./framewatch generations drop 1",
        })
final class GenerationsCommand {
    private GenerationsCommand() {}

    static CommandLine line(Terminal terminal) {
        return new CommandLine(new GenerationsCommand())
                .addSubcommand(new ListCommand(terminal))
                .addSubcommand(new PromoteCommand(terminal))
                .addSubcommand(new DropCommand(terminal));
    }

    /** Lists generations. */
    @Command(
            name = "list",
            description = "List the generations: their state, taxonomy and documents.",
            footer = {
                "",
                "States: live (queries are answered from it), ready (it has everything that was collected), building,",
                "unreadable (this version cannot use its taxonomy, so it gets no new events), dropping (its removal was",
                "interrupted; drop it again).",
                "",
                "Examples:",
                "  ./framewatch generations list --format json",
            })
    static final class ListCommand implements Callable<Integer> {
        private final Terminal terminal;

        @Mixin
        private final InstallationOptions options = new InstallationOptions();

        @Option(names = "--format", description = "table, csv or json (default: ${DEFAULT-VALUE}).")
        private Listing.Format format = Listing.Format.table;

        ListCommand(Terminal terminal) {
            this.terminal = terminal;
        }

        @Override
        public Integer call() throws IOException, InterruptedException {
            try (GenerationStore store = GenerationStore.open(options.installation(terminal))) {
                Listing listing = new Listing("generation", "state", "searchable", "taxonomy", "documents", "created");
                for (Generation generation : store.all()) {
                    GenerationStore.State state = store.state(generation);
                    listing.row(
                            generation.id(),
                            state.name(),
                            String.format(Locale.ROOT, "%.1f %%", 100 * state.searchable()),
                            generation.taxonomy(),
                            documents(store.documents(generation)),
                            generation.created().toString());
                }
                listing.print(terminal, format);
                return 0;
            }
        }

        private String documents(long number) {
            return format == Listing.Format.table ? Terminal.number(number) : String.valueOf(number);
        }
    }

    /** Makes a generation the one that is served. */
    @Command(
            name = "promote",
            description = "Answer queries from a generation, from one moment to the next.",
            footer = {
                "",
                "No query fails meanwhile, and each is answered by one generation as a whole. The one that was served",
                "before stays and gets new events as well; to go back, promote it.",
                "",
                "Examples:",
                "  ./framewatch generations promote 2",
            })
    static final class PromoteCommand implements Callable<Integer> {
        private static final Duration PATIENCE = Duration.ofSeconds(30);

        private final Terminal terminal;

        @Mixin
        private final InstallationOptions options = new InstallationOptions();

        @Parameters(paramLabel = "GENERATION", description = "Its name in the list.")
        private String id = "";

        @Option(names = "--force", description = "Also one that does not have everything yet.")
        private boolean force;

        PromoteCommand(Terminal terminal) {
            this.terminal = terminal;
        }

        @Override
        public Integer call() throws IOException, InterruptedException {
            try (GenerationStore store = GenerationStore.open(options.installation(terminal))) {
                Generation generation = store.kept(id);
                if (store.isServed(generation)) {
                    terminal.say("Generation " + id + " is served already.");
                    return 0;
                }
                if (!force && !store.isReadyWithin(PATIENCE, generation)) {
                    throw new Failure(String.format(
                            Locale.ROOT,
                            "Generation %s does not have everything yet (about %.1f %%), so nothing was changed. Let"
                                    + " ./framewatch up or ./framewatch reclassify go on, or say --force.",
                            id,
                            100 * store.state(generation).searchable()));
                }
                store.serve(generation);
                terminal.print("Generation " + id + " is served (taxonomy " + generation.taxonomy() + ").");
                return 0;
            }
        }
    }

    /** Removes a generation. */
    @Command(
            name = "drop",
            description = "Delete a generation that is not served: its indexes, its topic and its consumer groups.",
            footer = {
                "",
                "What was collected stays, and so does its name in the record: no other generation is called so. If it",
                "is interrupted, say it again.",
                "",
                "Examples:",
                "  ./framewatch generations drop 1",
            })
    static final class DropCommand implements Callable<Integer> {
        private final Terminal terminal;

        @Mixin
        private final InstallationOptions options = new InstallationOptions();

        @Parameters(paramLabel = "GENERATION", description = "Its name in the list.")
        private String id = "";

        DropCommand(Terminal terminal) {
            this.terminal = terminal;
        }

        @Override
        public Integer call() throws IOException, InterruptedException {
            try (GenerationStore store = GenerationStore.open(options.installation(terminal))) {
                Generation generation = store.find(id);
                if (generation.dropped() && store.remains(generation).isEmpty()) {
                    terminal.say("Generation " + id + " is dropped already.");
                    return 0;
                }
                List<String> gone = store.drop(generation);
                terminal.print("Generation " + id + " is dropped: " + String.join(", ", gone));
                return 0;
            }
        }
    }
}
