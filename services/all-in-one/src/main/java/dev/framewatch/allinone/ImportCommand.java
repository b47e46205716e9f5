package dev.framewatch.allinone;

import dev.framewatch.collector.ImportFailed;
import dev.framewatch.collector.ImportFormat;
import dev.framewatch.collector.ImportOptions;
import dev.framewatch.collector.ImportReport;
import dev.framewatch.collector.ImportRequest;
import dev.framewatch.collector.Importer;
import dev.framewatch.operations.EventMeters;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Imports files and waits until what they hold is searchable. */
@Command(
        name = "import",
        description = "Import files of a source, and wait until everything in them is searchable.",
        footer = {
            "",
            "Formats:",
            "  papers-links         Papers with Code's links between papers and code (JSON array)",
            "  papers-abstracts     Papers with Code's papers with abstracts (JSON array)",
            "  reddit               dumps of submissions and comments (JSON lines)",
            "  gharchive            hourly files of GH Archive, both schemas (JSON lines)",
            "  github-repositories  pages of GitHub's search, or repository objects (JSON)",
            "Files may be plain, .gz or .zst; what they are is seen from their content.",
            "",
            "Importing again, overlapping files, or going on after an interruption changes no figure. Lines that are",
            "broken are kept (./framewatch rejected list) and do not make the command fail.",
            "",
            "Examples:",
            "  ./framewatch import papers-links links-between-papers-and-code.json.gz --abstracts"
                    + " papers-with-abstracts.json.gz",
            "  ./framewatch import reddit RS_2024-01.zst RC_2024-01.zst",
        })
final class ImportCommand implements Callable<Integer> {
    static final List<String> FORMATS =
            List.of("papers-links", "papers-abstracts", "reddit", "gharchive", "github-repositories");
    private static final List<Part> PARTS = List.of(Part.COLLECT, Part.CLASSIFY, Part.INDEX);

    private final Terminal terminal;

    @Mixin
    private final InstallationOptions options = new InstallationOptions();

    @Parameters(index = "0", paramLabel = "FORMAT", description = "What the files are; see below.")
    private String format = "";

    @Parameters(index = "1..*", arity = "1..*", paramLabel = "FILE", description = "The files, read in this order.")
    private List<Path> files = List.of();

    @Option(
            names = "--abstracts",
            paramLabel = "FILE",
            description = "For papers-links: papers with abstracts, for their dates and titles.")
    private @Nullable Path abstracts;

    @Option(
            names = "--again",
            description = "Publish files again that were imported before and have not changed (default: they are read,"
                    + " and nothing of them is published twice).")
    private boolean again;

    @Option(names = "--watch", description = "Leave the pipeline running after the import, until Ctrl-C.")
    private boolean watch;

    ImportCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() throws IOException, InterruptedException {
        check();
        Installation installation = options.installation(terminal);
        try (Pipeline pipeline = Pipeline.start(installation, "framewatch import", PARTS)) {
            pipeline.awaitSearchable();
            long stored = pipeline.count(EventMeters.INDEXED);
            long already = pipeline.count(EventMeters.ALREADY);
            long refused = refused(pipeline);
            ImportReport report = read(pipeline);
            terminal.say("Waiting until everything is searchable.");
            pipeline.awaitSearchable();
            tell(
                    report,
                    pipeline.count(EventMeters.INDEXED) - stored,
                    pipeline.count(EventMeters.ALREADY) - already,
                    refused(pipeline) - refused);
            if (watch) {
                terminal.say("The pipeline goes on; end it with Ctrl-C.");
                pipeline.awaitClose();
            }
            return 0;
        }
    }

    private void check() {
        if (!FORMATS.contains(format)) {
            throw new WrongUsage("FORMAT is '" + format + "'; there are: " + String.join(", ", FORMATS));
        }
        if (abstracts != null && !format.equals("papers-links")) {
            throw new WrongUsage("--abstracts goes with papers-links only, not with " + format);
        }
        if (abstracts != null && !Files.isRegularFile(abstracts)) {
            throw new Failure("--abstracts " + abstracts + " is no file that can be read.");
        }
        for (Path file : files) {
            if (!Files.isRegularFile(file) || !Files.isReadable(file)) {
                throw new Failure(file + " is no file that can be read. Nothing was imported.");
            }
        }
    }

    private ImportReport read(Pipeline pipeline) {
        ImportFormat chosen = pipeline.beans(ImportFormat.class).stream()
                .filter(candidate -> candidate.name().equals(format))
                .findFirst()
                .orElseThrow();
        ImportOptions said =
                abstracts == null ? ImportOptions.NONE : new ImportOptions(Map.of("abstracts", abstracts.toString()));
        try (ImportBar bar = new ImportBar(terminal)) {
            return pipeline.bean(Importer.class).run(new ImportRequest(chosen, said, files, again), bar);
        } catch (ImportFailed why) {
            throw new Failure(String.valueOf(why.getMessage()), why);
        }
    }

    private static long refused(Pipeline pipeline) {
        return pipeline.count(EventMeters.REJECTED, "service", "classifier")
                + pipeline.count(EventMeters.REJECTED, "service", "indexer");
    }

    private void tell(ImportReport report, long stored, long already, long refused) {
        line("read", report.items());
        line("published", report.published() + report.summaries());
        optional("published by an earlier import", report.skipped());
        optional("counted in activity only", report.passed());
        optional("repeated in the file", report.repeated());
        line("stored as new or newer", stored);
        line("already there", already);
        line("rejected", report.rejected() + refused);
        optional("  by the pipeline", refused);
        for (ImportReport.Reason reason : report.reasons()) {
            line("  " + reason.reason(), reason.count());
            reason.examples().forEach(example -> terminal.print("    " + example));
        }
        report.warnings().forEach(warning -> terminal.say("Note: " + warning));
    }

    private void line(String what, long count) {
        terminal.print(String.format("%-40s %12s", what, Terminal.number(count)));
    }

    private void optional(String what, long count) {
        if (count > 0) {
            line(what, count);
        }
    }
}
