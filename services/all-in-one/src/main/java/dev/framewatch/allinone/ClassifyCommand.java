package dev.framewatch.allinone;

import dev.framewatch.event.AdoptionEvent;
import dev.framewatch.event.Tag;
import dev.framewatch.taxonomy.Classifier;
import dev.framewatch.taxonomy.Taxonomy;
import dev.framewatch.taxonomy.corpus.CorpusFile;
import dev.framewatch.taxonomy.corpus.CorpusRow;
import dev.framewatch.taxonomy.corpus.Verdict;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Shows which frameworks and products a text shows, and by which words; it needs no server. */
@Command(
        name = "classify",
        description = "Show which frameworks a text shows and by which of its words, without any server.",
        footer = {
            "",
            "A word of the command line that is the name of a file is read as that file; one with a name such as",
            "requirements.txt, pyproject.toml, package.json, Dockerfile, model.py or notebook.ipynb for what it depends",
            "on, any other as a text. The words that are evidence are coloured, or «marked» where there are no colours.",
            "",
            "--ndjson reads rows as ./framewatch evaluate does, with or without labels, and prints one line for each:",
            "{\"id\": …, \"labels\": [ids of the frameworks and products that are used], \"tags\": […]}",
            "",
            "Examples:",
            "  ./framewatch classify \"We moved from TensorFlow to PyTorch last week.\"",
            "  ./framewatch classify requirements.txt --format json",
            "  git log --format=%%B | ./framewatch classify -",
            "  ./framewatch classify --ndjson rows.ndjson > tags.ndjson",
        })
final class ClassifyCommand implements Callable<Integer> {
    /** The forms of the answer. */
    enum Format {
        table,
        json
    }

    private final Terminal terminal;

    @Parameters(
            index = "0",
            arity = "0..1",
            paramLabel = "TEXT|FILE|-",
            description = "A text, a file, or - for standard input (default: standard input).")
    private @Nullable String word;

    @Option(
            names = "--ndjson",
            paramLabel = "FILE",
            description = "Classify the rows of a file, one JSON object a line.")
    private @Nullable Path rows;

    @Mixin
    private final TaxonomyOptions taxonomy = new TaxonomyOptions();

    @Option(names = "--format", description = "table or json (default: ${DEFAULT-VALUE}).")
    private Format format = Format.table;

    ClassifyCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() {
        if (rows != null && word != null) {
            throw new WrongUsage("--ndjson reads rows from its own file; leave '" + word + "' out");
        }
        Taxonomy chosen = taxonomy.taxonomy();
        if (rows != null) {
            classify(rows, chosen);
            return 0;
        }
        ClassifyInput input = ClassifyInput.of(word == null ? "-" : word, System.in);
        input.notes().forEach(note -> terminal.say("Note: " + Listing.printable(note)));
        List<Tag> tags = chosen.classifier().classify(input.event());
        if (format == Format.json) {
            ObjectNode json = JsonMapper.shared().createObjectNode().put("taxonomy", chosen.version());
            json.set("tags", TagJson.of(input.event(), tags, chosen.version()));
            terminal.print(JsonMapper.shared().writeValueAsString(json));
        } else {
            show(input, tags);
        }
        return 0;
    }

    private void show(ClassifyInput input, List<Tag> tags) {
        if (tags.isEmpty()) {
            terminal.print("No framework is shown.");
            return;
        }
        new MarkedText(input.text(), tags).lines(terminal).forEach(terminal::print);
        terminal.print("");
        Listing listing = new Listing("framework", "product", "axis", "role", "confidence", "evidence");
        for (Tag tag : tags) {
            listing.row(
                    (tag.framework() == null ? "" : tag.framework()) + (tag.implied() ? " (implied)" : ""),
                    tag.product() == null ? "" : tag.product(),
                    tag.axis() == null ? "" : tag.axis().toString(),
                    tag.role().toString(),
                    TagWords.confidence(tag.confidence()),
                    TagWords.evidence(tag.evidence()));
        }
        listing.print(terminal, Listing.Format.table);
    }

    private void classify(Path file, Taxonomy chosen) {
        Classifier classifier = chosen.classifier();
        EvaluateCommand.read(file, () -> CorpusFile.read(file, row -> terminal.print(line(row, classifier, chosen))));
    }

    private static String line(CorpusRow row, Classifier classifier, Taxonomy chosen) {
        AdoptionEvent event = row.event();
        List<Tag> tags = classifier.classify(event);
        ObjectNode json = JsonMapper.shared().createObjectNode().put("id", row.id());
        Verdict.ids(tags).forEach(json.putArray("labels")::add);
        json.set("tags", TagJson.of(event, tags, chosen.version()));
        return JsonMapper.shared().writeValueAsString(json);
    }
}
