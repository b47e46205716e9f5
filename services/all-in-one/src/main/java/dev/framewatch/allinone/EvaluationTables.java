package dev.framewatch.allinone;

import static dev.framewatch.allinone.EvaluationReport.figure;

import dev.framewatch.taxonomy.corpus.Agreement;
import dev.framewatch.taxonomy.corpus.Calibration;
import dev.framewatch.taxonomy.corpus.Confusion;
import dev.framewatch.taxonomy.corpus.Evaluation;
import dev.framewatch.taxonomy.corpus.Verdict;
import java.util.Comparator;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeSet;

/** An evaluation as tables for people. */
final class EvaluationTables {
    private static final int MOST_CONFUSIONS = 20;
    private static final Calibration.Tenth NONE = new Calibration.Tenth(0, 0, 0);

    private final Terminal terminal;

    EvaluationTables(Terminal terminal) {
        this.terminal = terminal;
    }

    void print(EvaluationReport report) {
        report.measured().ifPresent(figures -> {
            report.scores().print(terminal, Listing.Format.table);
            summary(figures.classifier(), figures.baseline());
            confusions(figures.classifier());
            calibration(figures.classifier());
            if (!figures.worst().isEmpty()) {
                title("The worst errors");
                figures.worst().forEach(this::error);
            }
        });
        report.agreement().ifPresent(this::agreement);
    }

    private void title(String words) {
        terminal.print("");
        terminal.print(terminal.bold(words));
    }

    private void summary(Evaluation classifier, Evaluation baseline) {
        terminal.print("");
        Listing listing = new Listing("of " + Terminal.number(classifier.rows()) + " rows", "classifier", "word");
        listing.row(
                "micro-F1",
                figure(classifier.together().f1()),
                figure(baseline.together().f1()));
        listing.row(
                "macro-F1 of labels with " + Evaluation.ENOUGH_ROWS + " rows or more",
                figure(classifier.macroF1()),
                figure(baseline.macroF1()));
        listing.row(
                "hard negatives left untagged, of " + Terminal.number(classifier.hardNegatives()),
                figure(classifier.untaggedShare()),
                figure(baseline.untaggedShare()));
        listing.print(terminal, Listing.Format.table);
    }

    private void confusions(Evaluation evaluation) {
        title("Labels missed, and those given wrongly in the same rows");
        Listing listing = new Listing("missed", "given", "rows");
        evaluation.confusions().entrySet().stream()
                .sorted(Map.Entry.<Confusion, Integer>comparingByValue(Comparator.reverseOrder()))
                .limit(MOST_CONFUSIONS)
                .forEach(each ->
                        listing.row(each.getKey().missed(), each.getKey().given(), Terminal.number(each.getValue())));
        listing.print(terminal, Listing.Format.table);
    }

    private void calibration(Evaluation evaluation) {
        title("Tags by confidence, where they can be judged");
        SortedMap<Integer, Calibration.Tenth> complete =
                evaluation.calibration().tenths();
        SortedMap<Integer, Calibration.Tenth> all =
                evaluation.calibrationOfAllRows().tenths();
        Listing listing =
                new Listing("confidence", "mean", "tags", "right", "share", "all rows: mean", "tags", "right", "share");
        for (int tenth : new TreeSet<>(all.keySet()).descendingSet()) {
            Calibration.Tenth one = complete.getOrDefault(tenth, NONE);
            Calibration.Tenth other = all.getOrDefault(tenth, NONE);
            listing.row(
                    tenth == 9 ? "0.9 to 1" : "0." + tenth,
                    figure(one.expected()),
                    Terminal.number(one.tags()),
                    Terminal.number(one.right()),
                    figure(one.share()),
                    figure(other.expected()),
                    Terminal.number(other.tags()),
                    Terminal.number(other.right()),
                    figure(other.share()));
        }
        listing.print(terminal, Listing.Format.table);
    }

    private void error(Verdict verdict) {
        terminal.print(
                Listing.printable(verdict.row().id() + "  " + verdict.row().title()));
        if (!verdict.missed().isEmpty()) {
            terminal.print("  missed " + String.join(", ", verdict.missed()));
        }
        verdict.wrong().forEach(label -> terminal.print("  wrong " + label));
        verdict.tags().forEach(tag -> terminal.print(Listing.printable("    " + TagWords.of(tag))));
    }

    private void agreement(Agreement agreement) {
        title("Agreement with what " + Terminal.number(agreement.without().declared()) + " of "
                + Terminal.number(agreement.rows()) + " rows declare");
        Listing listing = new Listing("classifier", "found something", "agrees", "of these", "of all");
        row(listing, "without looking at the declaration", agreement.without());
        row(listing, "with it", agreement.with());
        listing.print(terminal, Listing.Format.table);
        terminal.print(Terminal.number(agreement.silent()) + " rows declare nothing, "
                + Terminal.number(agreement.unknown()) + " declare what the taxonomy does not know.");
    }

    private static void row(Listing listing, String name, Agreement.Count count) {
        listing.row(
                name,
                Terminal.number(count.named()),
                Terminal.number(count.agreed()),
                figure(count.ofNamed()),
                figure(count.ofDeclared()));
    }
}
