package dev.framewatch.allinone;

import dev.framewatch.taxonomy.Taxonomy;
import dev.framewatch.taxonomy.TaxonomyChange;
import dev.framewatch.taxonomy.TaxonomyException;
import dev.framewatch.taxonomy.TaxonomyOutline;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.json.JsonMapper;

/** The group of the commands about taxonomies. */
@Command(
        name = "taxonomy",
        description = "Check a taxonomy, compare two, or learn the weights of one, without any server.",
        synopsisSubcommandLabel = "COMMAND",
        footer = {
            "",
            "Examples:",
            "  ./framewatch taxonomy check my-taxonomy.yaml",
            "  ./framewatch taxonomy diff old.yaml new.yaml",
            "  ./framewatch taxonomy learn rows.ndjson",
        })
final class TaxonomyCommand {
    private static final String BUILT_IN = "the taxonomy that comes with Framewatch";

    private TaxonomyCommand() {}

    static CommandLine line(Terminal terminal) {
        return new CommandLine(new TaxonomyCommand())
                .addSubcommand(new CheckCommand(terminal))
                .addSubcommand(new DiffCommand(terminal))
                .addSubcommand(new LearnCommand(terminal));
    }

    private static TaxonomyOutline outline(byte[] file, String name) {
        try {
            return TaxonomyOutline.of(file, name);
        } catch (TaxonomyException wrong) {
            throw new Failure(String.valueOf(wrong.getMessage()), wrong);
        }
    }

    private static byte[] bytes(Path file) {
        try {
            return Files.readAllBytes(file);
        } catch (IOException unreadable) {
            throw new Failure(file + " is no file that can be read.", unreadable);
        }
    }

    /** Checks that a taxonomy can be used. */
    @Command(
            name = "check",
            description = "Check that a taxonomy can be used; if not, say all that is wrong, each with its line.",
            footer = {
                "",
                "Examples:",
                "  ./framewatch taxonomy check",
                "  ./framewatch taxonomy check my-taxonomy.yaml",
            })
    static final class CheckCommand implements Callable<Integer> {
        private final Terminal terminal;

        @Parameters(
                index = "0",
                arity = "0..1",
                paramLabel = "FILE",
                description = "The taxonomy (default: the one that comes with Framewatch).")
        private @Nullable Path file;

        CheckCommand(Terminal terminal) {
            this.terminal = terminal;
        }

        @Override
        public Integer call() {
            String name = file == null ? BUILT_IN : file.toString();
            TaxonomyOutline outline = outline(file == null ? Taxonomy.builtInFile() : bytes(file), name);
            String counts = outline.counts().entrySet().stream()
                    .map(each -> each.getValue() + " " + each.getKey())
                    .collect(Collectors.joining(", "));
            terminal.print("OK: " + name + ", version " + outline.version() + ": " + counts + ", " + outline.words()
                    + " words");
            return 0;
        }
    }

    /** Compares two taxonomies. */
    @Command(
            name = "diff",
            description = "Show what was added, removed and changed between two taxonomies.",
            footer = {
                "",
                "The order of entries does not matter. A framework, product or vendor that came or went as a whole is one",
                "line. '-' stands for the taxonomy that comes with Framewatch.",
                "",
                "Examples:",
                "  ./framewatch taxonomy diff old.yaml new.yaml",
                "  ./framewatch taxonomy diff - my-taxonomy.yaml --format json",
            })
    static final class DiffCommand implements Callable<Integer> {
        private final Terminal terminal;

        @Parameters(index = "0", paramLabel = "A", description = "The older taxonomy.")
        private Path older = Path.of("");

        @Parameters(index = "1", paramLabel = "B", description = "The newer taxonomy.")
        private Path newer = Path.of("");

        @Option(names = "--format", description = "table or json (default: ${DEFAULT-VALUE}).")
        private ClassifyCommand.Format format = ClassifyCommand.Format.table;

        DiffCommand(Terminal terminal) {
            this.terminal = terminal;
        }

        @Override
        public Integer call() {
            TaxonomyOutline before = read(older);
            TaxonomyOutline after = read(newer);
            List<TaxonomyChange> changes = before.changesTo(after);
            if (format == ClassifyCommand.Format.json) {
                terminal.print(JsonMapper.shared().writeValueAsString(changes));
            } else if (changes.isEmpty()) {
                terminal.print("No difference.");
            } else {
                changes.forEach(change -> terminal.print(Listing.printable(line(change, before, after))));
                terminal.print(count(changes));
            }
            return 0;
        }

        private static TaxonomyOutline read(Path file) {
            return file.toString().equals("-")
                    ? outline(Taxonomy.builtInFile(), BUILT_IN)
                    : outline(bytes(file), file.toString());
        }

        private static String line(TaxonomyChange change, TaxonomyOutline before, TaxonomyOutline after) {
            String place = String.join(" ", change.part(), change.id(), change.property())
                    .strip()
                    .replaceAll(" +", " ");
            boolean whole = change.property().isEmpty() && !change.id().isEmpty();
            return switch (change.kind()) {
                case ADDED ->
                    whole
                            ? "+ " + place + " (" + after.words(change.part(), change.id()) + " words)"
                            : "+ " + place + ": " + change.after();
                case REMOVED ->
                    whole
                            ? "- " + place + " (" + before.words(change.part(), change.id()) + " words)"
                            : "- " + place + ": " + change.before();
                case CHANGED -> "~ " + place + ": '" + change.before() + "' became '" + change.after() + "'";
            };
        }

        private static String count(List<TaxonomyChange> changes) {
            return Arrays.stream(TaxonomyChange.Kind.values())
                    .map(kind -> changes.stream()
                                    .filter(change -> change.kind() == kind)
                                    .count() + " " + kind)
                    .collect(Collectors.joining(", "));
        }
    }
}
