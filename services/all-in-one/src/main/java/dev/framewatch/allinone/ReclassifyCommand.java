package dev.framewatch.allinone;

import dev.framewatch.kafka.Generation;
import dev.framewatch.kafka.Generations;
import dev.framewatch.taxonomy.Taxonomy;
import dev.framewatch.taxonomy.TaxonomyException;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.utils.Bytes;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Tells everything that was collected again by another taxonomy, beside what is served, and reports what would change. */
@Command(
        name = "reclassify",
        description = "Tell the past again by another taxonomy, beside what is served, and report what would change.",
        footer = {
            "",
            "No source is asked again, and queries are answered from the generation that is served until another one is",
            "promoted (./framewatch generations promote). It works on the servers of a running ./framewatch up or demo",
            "with the same --data, or starts them. When it is interrupted, or run again with the same taxonomy, it goes",
            "on with the generation that it began; up, demo and import go on with it too, and give it all new events.",
            "",
            "Examples:",
            "  ./framewatch reclassify",
            "  ./framewatch reclassify --taxonomy my-taxonomy.yaml --flips 50",
            "  ./framewatch reclassify --taxonomy my-taxonomy.yaml --format json > changes.json",
        })
final class ReclassifyCommand implements Callable<Integer> {
    private final Terminal terminal;

    @Mixin
    private final InstallationOptions options = new InstallationOptions();

    @Option(
            names = "--taxonomy",
            paramLabel = "FILE",
            description = "The taxonomy (default: the one that comes with Framewatch).")
    private @Nullable Path taxonomyFile;

    @Option(names = "--again", description = "Start a new generation even where one has this taxonomy already.")
    private boolean again;

    @Option(
            names = "--flips",
            paramLabel = "N",
            description = "How many of the events whose frameworks change to show (default: ${DEFAULT-VALUE}).")
    private int flips = 10;

    @Option(names = "--format", description = "table, csv or json (default: ${DEFAULT-VALUE}).")
    private Listing.Format format = Listing.Format.table;

    ReclassifyCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() throws IOException, InterruptedException {
        if (flips < 0 || flips > 10_000) {
            throw new WrongUsage("--flips is " + flips + "; it is 0 to 10000");
        }
        byte[] file = file();
        String version = version(file);
        Installation installation = options.installation(terminal).joining(Retelling.PARTS);
        try (Pipeline pipeline = Pipeline.start(installation, "framewatch reclassify", Retelling.PARTS)) {
            return run(pipeline, file, version);
        } catch (KafkaException | IOException away) {
            throw new Failure(
                    "The servers went away (" + away.getMessage() + "). What is served is as it was; run it again to go"
                            + " on.",
                    away);
        }
    }

    private byte[] file() {
        if (taxonomyFile == null) {
            return Taxonomy.withWeights(Taxonomy.builtInFile());
        }
        try (InputStream in = Files.newInputStream(taxonomyFile)) {
            byte[] file = Taxonomy.withWeights(in.readNBytes(Generation.LARGEST_FILE + 1));
            if (file.length > Generation.LARGEST_FILE) {
                throw new Failure(
                        "--taxonomy " + taxonomyFile + " is too long; with its weights a taxonomy has at most "
                                + Generation.LARGEST_FILE + " bytes.");
            }
            return file;
        } catch (IOException unreadable) {
            throw new Failure("--taxonomy " + taxonomyFile + " is no file that can be read.", unreadable);
        }
    }

    private String version(byte[] file) {
        String name = taxonomyFile == null ? "the taxonomy that comes with Framewatch" : taxonomyFile.toString();
        try {
            return Taxonomy.load(new ByteArrayInputStream(file), name).version();
        } catch (TaxonomyException wrong) {
            throw new Failure(wrong.getMessage() + "\nNothing was started.", wrong);
        }
    }

    private int run(Pipeline pipeline, byte[] file, String version) throws IOException, InterruptedException {
        Generation served = Retelling.served(pipeline);
        Generation told = pipeline.bean(Generations.class).change(all -> chosen(all, served, file, version));
        if (told.equals(served)) {
            terminal.say("Generation " + served.id() + ", which is served, has this taxonomy (" + version
                    + ") already; --again tells the past again all the same.");
            return 0;
        }
        terminal.say("Generation " + told.id() + " (taxonomy " + told.taxonomy() + ") is told beside generation "
                + served.id() + " (taxonomy " + served.taxonomy() + "), which is served.");
        Retelling retelling = new Retelling(pipeline, served, told);
        retelling.await(terminal, "reclassify");
        retelling.awaitServed();
        new ChangeReport(pipeline, served, told).print(terminal, format, flips);
        terminal.say("Generation " + told.id() + " is ready: ./framewatch generations promote " + told.id()
                + " serves it, drop " + told.id() + " removes it.");
        return 0;
    }

    private Generation chosen(List<Generation> all, Generation served, byte[] file, String version) {
        if (!again && served.file().equals(Bytes.wrap(file))) {
            return served;
        }
        Optional<Generation> begun = all.stream()
                .filter(one -> !again && !one.dropped() && one.file().equals(Bytes.wrap(file)))
                .reduce((one, later) -> later);
        return begun.orElseGet(() -> Retelling.next(all, version, file));
    }
}
