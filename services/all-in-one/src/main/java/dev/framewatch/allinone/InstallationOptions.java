package dev.framewatch.allinone;

import dev.framewatch.embedded.ServerKind;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The options by which every command finds its servers. */
final class InstallationOptions {
    @Option(
            names = "--data",
            paramLabel = "DIR",
            description = "Where the embedded servers keep their data (default: framewatch in XDG_DATA_HOME, or in"
                    + " ~/.local/share).")
    private @Nullable Path data;

    @Option(
            names = "--kafka-port",
            paramLabel = "PORT",
            description = "A fixed port for the embedded Kafka (default: a free one).")
    private int kafkaPort;

    @Option(
            names = "--elasticsearch-port",
            paramLabel = "PORT",
            description = "A fixed port for the embedded Elasticsearch (default: a free one).")
    private int elasticsearchPort;

    @Option(
            names = "--set",
            paramLabel = "KEY=VALUE",
            description = "A Spring property, such as spring.kafka.bootstrap-servers and spring.elasticsearch.uris to"
                    + " use servers of your own. May be given several times. Secrets go in the environment or in files"
                    + " (SPRING_CONFIG_IMPORT=configtree:DIR/), since others can read command lines.")
    private Map<String, String> settings = new LinkedHashMap<>();

    /**
     * The installation that was asked for; what its servers have to say goes to this terminal.
     *
     * @throws WrongUsage if a secret was given where others can read it
     */
    Installation installation(Terminal terminal) {
        settings.forEach((name, value) -> new Property(name, value).checkVisible());
        Map<ServerKind, Integer> ports = new EnumMap<>(ServerKind.class);
        ports.put(ServerKind.KAFKA, port("--kafka-port", kafkaPort));
        ports.put(ServerKind.ELASTICSEARCH, port("--elasticsearch-port", elasticsearchPort));
        Path folder = data == null ? Installation.defaultData() : data;
        return new Installation(folder.toAbsolutePath().normalize(), ports, settings, terminal::say);
    }

    /** The port, if it is one. */
    static int port(String option, int port) {
        if (port < 0 || port > 65_535) {
            throw new WrongUsage(option + " is " + port + "; a port is 1 to 65535, or 0 for any free one");
        }
        return port;
    }
}
