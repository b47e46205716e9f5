package dev.framewatch.allinone;

import dev.framewatch.kafka.Generation;
import dev.framewatch.kafka.Generations;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.apache.kafka.common.KafkaException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Makes Elasticsearch's indexes anew from Kafka: a generation of the same taxonomy, which then takes the old one's place. */
@Command(
        name = "rebuild",
        description = "Make Elasticsearch's indexes anew from what was collected, while the old ones answer.",
        footer = {
            "",
            "For documents that are wrong or missing, or settings that only new indexes take. It tells everything again as",
            "a new generation with the taxonomy of the one that is served, counts, promotes it and drops the old one. If",
            "it has fewer documents than the old one, nothing is promoted. When it is interrupted, run it again: it goes",
            "on. (Indexes that are gone come back by themselves while ./framewatch up runs; that needs no command.)",
            "",
            "Examples:",
            "  ./framewatch rebuild",
            "  ./framewatch rebuild --keep     and leave the old generation, to go back to",
        })
final class RebuildCommand implements Callable<Integer> {
    private final Terminal terminal;

    @Mixin
    private final InstallationOptions options = new InstallationOptions();

    @Option(names = "--keep", description = "Keep the generation that was served before.")
    private boolean keep;

    RebuildCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() throws InterruptedException {
        Installation installation = options.installation(terminal).joining(Retelling.PARTS);
        try (Pipeline pipeline = Pipeline.start(installation, "framewatch rebuild", Retelling.PARTS);
                GenerationStore store = new GenerationStore(pipeline)) {
            return run(pipeline, store);
        } catch (KafkaException | IOException away) {
            throw new Failure(
                    "The servers went away (" + away.getMessage() + "). Nothing was lost; run it again to go on.",
                    away);
        }
    }

    private int run(Pipeline pipeline, GenerationStore store) throws IOException, InterruptedException {
        Generation served = Retelling.served(pipeline);
        if (!GenerationStore.isReadable(served)) {
            throw new Failure("This version cannot use the taxonomy of generation " + served.id()
                    + ", which is served; ./framewatch reclassify tells the past again by another.");
        }
        long began = System.nanoTime();
        Generation told = pipeline.bean(Generations.class).change(all -> chosen(all, served));
        long already = store.documents(told);
        terminal.say("Generation " + told.id() + " is made from what was collected, beside generation " + served.id()
                + ", which answers meanwhile" + (already == 0 ? "." : "; it has " + documents(already) + " already."));
        Retelling retelling = new Retelling(pipeline, served, told);
        retelling.await(terminal, "rebuild");
        Duration lasted = Duration.ofNanos(System.nanoTime() - began);
        long before = store.documents(served);
        // what was collected since is in one of them, but perhaps not yet in the other
        retelling.await(terminal, "verify");
        long after = store.documents(told);
        if (after < before) {
            throw new Failure("Generation " + told.id() + " has " + documents(after) + ", generation " + served.id()
                    + " has " + before + ": Kafka does not have what made the others. Generation " + served.id()
                    + " is served as before; ./framewatch generations promote " + told.id()
                    + " serves the new one all the same.");
        }
        store.serve(told);
        terminal.print(tell(after, after - already, lasted));
        terminal.print("Generation " + told.id() + " is served; generation " + served.id() + " had " + documents(before)
                + (keep ? " and is kept." : " and is dropped."));
        if (!keep) {
            store.drop(served);
        }
        return 0;
    }

    /** The one that an interrupted rebuild began, else a new one. */
    private static Generation chosen(List<Generation> all, Generation served) {
        return all.subList(all.indexOf(served) + 1, all.size()).stream()
                .filter(one -> !one.dropped() && one.file().equals(served.file()))
                .reduce((one, later) -> later)
                .orElseGet(() ->
                        Retelling.next(all, served.taxonomy(), served.file().get()));
    }

    private static String tell(long all, long now, Duration lasted) {
        double seconds = Math.max(1, lasted.toMillis()) / 1000.0;
        return String.format(
                Locale.ROOT,
                "Rebuilt %s%s in %.1f s: %,.0f a second.",
                documents(all),
                now == all ? "" : String.format(Locale.ROOT, ", %,d of them now,", now),
                seconds,
                now / seconds);
    }

    private static String documents(long number) {
        return Terminal.number(number) + (number == 1 ? " document" : " documents");
    }
}
