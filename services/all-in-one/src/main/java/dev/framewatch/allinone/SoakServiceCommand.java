package dev.framewatch.allinone;

import dev.framewatch.classifier.ClassifierApplication;
import dev.framewatch.indexer.IndexerApplication;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Runs one service as containers run it, until it is asked to end. */
@Command(
        name = "service",
        hidden = true,
        description = "Run the classifier or the indexer until Ctrl-C, as soak scale does.",
        footer = {"", "Examples:", "  ./framewatch soak service --of classifier"})
final class SoakServiceCommand implements Callable<Integer> {
    private final CountDownLatch never = new CountDownLatch(1);

    @Option(names = "--of", paramLabel = "S", required = true, description = "classifier or indexer.")
    private String service = "";

    @Option(names = "--set", paramLabel = "KEY=VALUE", description = "A Spring property.")
    private Map<String, String> settings = new LinkedHashMap<>();

    @Override
    public Integer call() throws InterruptedException {
        settings.forEach((name, value) -> new Property(name, value).checkVisible());
        String[] arguments = settings.entrySet().stream()
                .map(setting -> "--" + setting.getKey() + "=" + setting.getValue())
                .toArray(String[]::new);
        switch (service) {
            case "classifier" -> ClassifierApplication.main(arguments);
            case "indexer" -> IndexerApplication.main(arguments);
            default -> throw new WrongUsage("--of is '" + service + "'; there are: classifier, indexer");
        }
        never.await();
        return 0;
    }
}
