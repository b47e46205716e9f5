package dev.framewatch.embedded;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.TreeMap;

/**
 * The process that holds the data now.
 *
 * @param pid its process
 * @param purpose what it is there for
 * @param since when it took the data
 * @param bootstrapServers its Kafka, once that answers
 * @param elasticsearch its Elasticsearch, once that answers
 * @param attributes what else it tells others, such as the address of its page
 */
public record Holder(
        long pid,
        String purpose,
        Instant since,
        Optional<String> bootstrapServers,
        Optional<URI> elasticsearch,
        Map<String, String> attributes) {
    private static final String ATTRIBUTE = "attribute.";

    public Holder {
        attributes = Map.copyOf(attributes);
    }

    /** This process, that takes the data now. */
    static Holder taking(String purpose, Instant now) {
        long pid = ProcessHandle.current().pid();
        return new Holder(
                pid, purpose, now.truncatedTo(ChronoUnit.SECONDS), Optional.empty(), Optional.empty(), Map.of());
    }

    /** The same with the addresses of its servers. */
    Holder at(Optional<String> kafka, Optional<URI> elasticsearchNode) {
        return new Holder(pid, purpose, since, kafka, elasticsearchNode, attributes);
    }

    /** The same with one more attribute. */
    Holder with(String attribute, String value) {
        var more = new TreeMap<>(attributes);
        more.put(attribute, value);
        return new Holder(pid, purpose, since, bootstrapServers, elasticsearch, more);
    }

    /** All of it, in words. */
    String told() {
        var words = new StringBuilder("process " + pid + " (" + purpose + ") since " + since);
        bootstrapServers.ifPresent(address -> words.append(", Kafka ").append(address));
        elasticsearch.ifPresent(address -> words.append(", Elasticsearch ").append(address));
        new TreeMap<>(attributes)
                .forEach((name, value) ->
                        words.append(", ").append(name).append(' ').append(value));
        return words.toString();
    }

    /** Replaces the file as a whole, so that nobody reads half of it. */
    void write(Path file) throws IOException {
        var properties = new Properties();
        properties.setProperty("pid", Long.toString(pid));
        properties.setProperty("purpose", purpose);
        properties.setProperty("since", since.toString());
        bootstrapServers.ifPresent(address -> properties.setProperty("bootstrapServers", address));
        elasticsearch.ifPresent(address -> properties.setProperty("elasticsearch", address.toString()));
        attributes.forEach((name, value) -> properties.setProperty(ATTRIBUTE + name, value));
        Path draft = file.resolveSibling(file.getFileName() + ".new");
        try (var writer = Files.newBufferedWriter(draft)) {
            properties.store(writer, null);
        }
        Files.move(draft, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }

    /** What the file tells, if it is there. */
    static Optional<Holder> read(Path file) throws IOException {
        var properties = new Properties();
        try (var reader = Files.newBufferedReader(file)) {
            properties.load(reader);
        } catch (NoSuchFileException notYet) {
            return Optional.empty();
        }
        var attributes = new TreeMap<String, String>();
        for (String name : properties.stringPropertyNames()) {
            if (name.startsWith(ATTRIBUTE)) {
                attributes.put(name.substring(ATTRIBUTE.length()), properties.getProperty(name, ""));
            }
        }
        return Optional.of(new Holder(
                Long.parseLong(properties.getProperty("pid", "0")),
                properties.getProperty("purpose", "unknown"),
                Instant.parse(properties.getProperty("since", Instant.EPOCH.toString())),
                Optional.ofNullable(properties.getProperty("bootstrapServers")),
                Optional.ofNullable(properties.getProperty("elasticsearch")).map(URI::create),
                attributes));
    }
}
