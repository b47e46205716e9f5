package dev.framewatch.kubernetes;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * One object of a file for Kubernetes.
 *
 * @param json as it is written there
 */
record Manifest(ObjectNode json) {
    /** The folder that holds the manifests of this project. */
    static final Path FOLDER = Path.of("").toAbsolutePath();

    /** All objects of a file, none of which may have a key twice. */
    static List<Manifest> read(Path file) {
        try {
            return parse(Files.readString(file, UTF_8));
        } catch (IOException | RuntimeException failed) {
            throw new IllegalStateException(file + " cannot be read", failed);
        }
    }

    /** All objects of a text in YAML. */
    static List<Manifest> parse(String yaml) {
        var options = new LoaderOptions();
        options.setAllowDuplicateKeys(false);
        List<Manifest> objects = new ArrayList<>();
        for (Object document : new Yaml(new SafeConstructor(options)).loadAll(yaml)) {
            objects.add(new Manifest(JsonMapper.shared().valueToTree(document)));
        }
        return objects;
    }

    String kind() {
        return json.path("kind").asString();
    }

    String name() {
        return json.path("metadata").path("name").asString();
    }

    /** The value at a JSON pointer; a missing node where there is none. */
    JsonNode at(String pointer) {
        return json.at(pointer);
    }

    /** Whether it starts pods. */
    boolean isWorkload() {
        return kind().equals("StatefulSet") || kind().equals("Deployment");
    }

    /** The one container of its pods. */
    JsonNode container() {
        return at("/spec/template/spec/containers/0");
    }

    /** Whether its pods have all these labels. */
    boolean hasPodsWith(JsonNode labels) {
        JsonNode own = at("/spec/template/metadata/labels");
        return !labels.isEmpty()
                && labels.propertyStream()
                        .allMatch(label -> own.path(label.getKey()).equals(label.getValue()));
    }

    /** The number of a port that the container names. */
    int port(String name) {
        return container()
                .path("ports")
                .valueStream()
                .filter(port -> port.path("name").asString().equals(name))
                .findFirst()
                .orElseThrow(() -> new AssertionError(name() + " has no port " + name))
                .path("containerPort")
                .intValue();
    }

    @Override
    public String toString() {
        return kind() + " " + name();
    }
}
