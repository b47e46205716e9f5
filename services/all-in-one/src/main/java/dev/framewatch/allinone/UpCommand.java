package dev.framewatch.allinone;

import dev.framewatch.kafka.Generation;
import dev.framewatch.kafka.Generations;
import dev.framewatch.taxonomy.Taxonomy;
import java.util.List;
import java.util.concurrent.Callable;
import org.apache.kafka.common.utils.Bytes;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Runs the pipeline and the API until it is ended. */
@Command(
        name = "up",
        description = "Run the pipeline, the API and the page until Ctrl-C.",
        footer = {
            "",
            "Examples:",
            "  ./framewatch up",
            "  ./framewatch up --set spring.kafka.bootstrap-servers=broker:9092"
                    + " --set spring.elasticsearch.uris=http://search:9200",
        })
final class UpCommand implements Callable<Integer> {
    /** Where the API is if nothing else is said. */
    static final int PORT = 8080;

    private static final int LOOK_SECONDS = 2;

    private final Terminal terminal;

    @Mixin
    private final InstallationOptions options = new InstallationOptions();

    @Option(
            names = "--port",
            paramLabel = "PORT",
            description = "Where the API and the page are, 0 for any free port (default: ${DEFAULT-VALUE}).")
    private int port = PORT;

    UpCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() throws InterruptedException {
        Installation installation = options.installation(terminal).serving(port).managed();
        try (Pipeline pipeline = Pipeline.start(installation, "framewatch up", List.of(Part.values()))) {
            terminal.print("Framewatch is up: " + pipeline.http().orElseThrow() + "/");
            terminal.say("Metrics and health are at " + pipeline.management().orElse("the same place")
                    + "; its data are in " + installation.data() + ". End it with Ctrl-C.");
            sayWhatIsNewer(pipeline);
            SourceNews news = new SourceNews(pipeline.http().orElseThrow(), terminal);
            while (!pipeline.closedWithin(LOOK_SECONDS)) {
                news.look();
            }
            return 0;
        }
    }

    /** After an upgrade, the generations go on with the taxonomies that they were started with. */
    private void sayWhatIsNewer(Pipeline pipeline) {
        List<Generation> kept = pipeline.bean(Generations.class).all().stream()
                .filter(one -> !one.dropped())
                .toList();
        Bytes builtIn = Bytes.wrap(Taxonomy.withWeights(Taxonomy.builtInFile()));
        if (!kept.isEmpty() && kept.stream().noneMatch(one -> one.file().equals(builtIn))) {
            terminal.say("No generation here has the taxonomy that comes with this version ("
                    + Taxonomy.builtIn().version() + "); ./framewatch reclassify tells the past again by it.");
        }
    }
}
