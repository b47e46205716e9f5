package dev.framewatch.allinone;

import dev.framewatch.taxonomy.Learner;
import dev.framewatch.taxonomy.Taxonomy;
import dev.framewatch.taxonomy.corpus.CorpusFile;
import dev.framewatch.taxonomy.corpus.Truth;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** Learns the weights of a taxonomy from labelled rows; it needs no server. */
@Command(
        name = "learn",
        description = "Learn the weights by which names are judged from rows that others have labelled.",
        footer = {
            "",
            "ROWS is read as by ./framewatch evaluate. The weights are printed as YAML, a feature a line, with its log-odds;",
            "the same rows and taxonomy give the same weights. Those that come with Framewatch are the file weights.yaml in",
            "services/taxonomy. A taxonomy of your own may have others, indented under 'weights:'.",
            "",
            "Examples:",
            "  ./framewatch taxonomy learn rows.ndjson",
            "  ./framewatch taxonomy learn rows.ndjson --taxonomy my-taxonomy.yaml > weights.yaml",
        })
final class LearnCommand implements Callable<Integer> {
    private final Terminal terminal;

    @Parameters(index = "0", paramLabel = "ROWS", description = "The labelled rows.")
    private Path file = Path.of("");

    @Mixin
    private final TaxonomyOptions options = new TaxonomyOptions();

    LearnCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() {
        Taxonomy taxonomy = options.taxonomy();
        Learner learner = new Learner(taxonomy);
        EvaluateCommand.read(
                file,
                () -> CorpusFile.read(file, row -> {
                    Truth truth = row.truth();
                    learner.see(row.event(), truth::judge);
                }));
        if (learner.judged() == 0) {
            throw new Failure(
                    file + " has no rows with a name that their labels judge; there is nothing to learn from.");
        }
        terminal.print("# Log-odds, learned by: ./framewatch taxonomy learn " + file.getFileName());
        terminal.print(
                "# from " + learner.judged() + " names that the labels judge, read by taxonomy " + taxonomy.version());
        terminal.print(learner.learned().stripTrailing());
        return 0;
    }
}
