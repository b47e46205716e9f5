package dev.framewatch.allinone;

import dev.framewatch.event.AdoptionEvent;
import dev.framewatch.taxonomy.Classifier;
import dev.framewatch.taxonomy.Taxonomy;
import dev.framewatch.taxonomy.corpus.Agreement;
import dev.framewatch.taxonomy.corpus.Baseline;
import dev.framewatch.taxonomy.corpus.CorpusException;
import dev.framewatch.taxonomy.corpus.CorpusFile;
import dev.framewatch.taxonomy.corpus.CorpusRow;
import dev.framewatch.taxonomy.corpus.DeclaredFile;
import dev.framewatch.taxonomy.corpus.Evaluation;
import dev.framewatch.taxonomy.corpus.Verdict;
import dev.framewatch.taxonomy.corpus.WorstErrors;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Measures the classifier by rows that others have labelled; it needs no server. */
@Command(
        name = "evaluate",
        description = "Measure the classifier by rows that others have labelled, without any server.",
        footer = {
            "",
            "FILE has one JSON object a line: id, platform, title, text, language, topics, requirements, imports, labels,",
            "label_evidence, label_completeness, label_basis, kind. Recall is over the labels that title, text or",
            "manifest show; precision counts wrong labels where label_completeness is exact, and on negatives. What a",
            "label implies is neither asked for nor wrong. Beside it stands what one word a label finds (\"word\").",
            "A line with the content of a manifest has content, kind (such as requirements.txt) and expected_labels; a",
            "label that is not among them is wrong only with label_completeness exact.",
            "",
            "The table of confidence says how many tags are right: of those with 0.9, about nine in ten should be. The",
            "part \"all rows\" has rows too that may have labels nobody wrote down, so only right tags are judged there.",
            "--format csv prints the scores alone; --errors goes with table and json.",
            "",
            "Examples:",
            "  ./framewatch evaluate rows.ndjson",
            "  ./framewatch evaluate rows.ndjson --errors 20 --taxonomy my-taxonomy.yaml",
            "  ./framewatch evaluate --declared links-between-papers-and-code.json.gz",
        })
final class EvaluateCommand implements Callable<Integer> {
    private final Terminal terminal;

    @Parameters(index = "0", arity = "0..1", paramLabel = "FILE", description = "The labelled rows.")
    private @Nullable Path file;

    @Option(
            names = "--declared",
            paramLabel = "FILE",
            description = "An archive of Papers with Code's links, to measure how far what its rows declare agrees with"
                    + " what title and name of the repository show; may be given several times.")
    private List<Path> declared = List.of();

    @Option(
            names = "--errors",
            paramLabel = "N",
            description = "How many of the rows with the worst errors to list (default: ${DEFAULT-VALUE}).")
    private int errors;

    @Mixin
    private final TaxonomyOptions taxonomy = new TaxonomyOptions();

    @Option(names = "--format", description = "table, csv or json (default: ${DEFAULT-VALUE}).")
    private Listing.Format format = Listing.Format.table;

    EvaluateCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() {
        if (file == null && declared.isEmpty()) {
            throw new WrongUsage("There is nothing to evaluate; give FILE, --declared FILE or both");
        }
        if (errors < 0 || errors > 100_000) {
            throw new WrongUsage("--errors is " + errors + "; it is 0 to 100000");
        }
        if (format == Listing.Format.csv && file == null) {
            throw new WrongUsage("--format csv prints scores; give FILE, or --format json");
        }
        Taxonomy chosen = taxonomy.taxonomy();
        EvaluationReport report = new EvaluationReport(
                chosen.version(),
                Optional.ofNullable(file).map(rows -> measured(rows, chosen)),
                declared.isEmpty() ? Optional.empty() : Optional.of(agreement(chosen)));
        switch (format) {
            case table -> new EvaluationTables(terminal).print(report);
            case csv -> report.scores().print(terminal, format);
            case json -> terminal.print(EvaluationJson.of(report));
        }
        return 0;
    }

    private EvaluationReport.Measured measured(Path rows, Taxonomy chosen) {
        Classifier classifier = chosen.classifier();
        Baseline words = new Baseline();
        Evaluation evaluation = new Evaluation();
        Evaluation baseline = new Evaluation();
        WorstErrors worst = new WorstErrors(errors);
        read(
                rows,
                () -> CorpusFile.read(rows, row -> {
                    Verdict verdict = add(row, classifier, words, evaluation, baseline);
                    worst.add(verdict);
                }));
        if (evaluation.rows() == 0) {
            throw new Failure(rows + " has no rows; give a file with one JSON object a line.");
        }
        return new EvaluationReport.Measured(evaluation, baseline, worst.worst());
    }

    private static Verdict add(
            CorpusRow row, Classifier classifier, Baseline words, Evaluation evaluation, Evaluation baseline) {
        AdoptionEvent event = row.event();
        Verdict verdict = Verdict.of(row, classifier.classify(event));
        evaluation.add(verdict);
        baseline.add(words.verdict(row, event));
        return verdict;
    }

    private Agreement agreement(Taxonomy chosen) {
        Agreement agreement = new Agreement(chosen.classifier());
        for (Path links : declared) {
            read(links, () -> DeclaredFile.read(links, agreement::add));
        }
        return agreement;
    }

    /** Reading a file, which may fail. */
    interface Reading {
        void read() throws IOException;
    }

    /** Says which file cannot be read, and why. */
    static void read(Path file, Reading reading) {
        try {
            reading.read();
        } catch (IOException unreadable) {
            throw new Failure(file + " is no file that can be read.", unreadable);
        } catch (CorpusException wrong) {
            throw new Failure(String.valueOf(wrong.getMessage()), wrong);
        }
    }
}
