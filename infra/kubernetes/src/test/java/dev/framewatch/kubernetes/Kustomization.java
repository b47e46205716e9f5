package dev.framewatch.kubernetes;

import static java.util.Objects.requireNonNull;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * A {@code kustomization.yaml}, as far as we use its fields, and what {@code kubectl kustomize} makes of it where there
 * is no kubectl: a test holds both to be the same.
 */
record Kustomization(
        String apiVersion,
        String kind,
        List<String> resources,
        @Nullable List<Patch> patches,
        @Nullable List<Image> images) {
    private static final String FILE = "kustomization.yaml";

    /** What tells the entries of a list apart; other lists are replaced as a whole. */
    private static final Map<String, String> KEYS = Map.of(
            "containers", "name",
            "env", "name",
            "ports", "containerPort",
            "volumes", "name",
            "volumeMounts", "mountPath");

    Kustomization {
        requireNonNull(resources, "resources");
    }

    record Patch(String path, @Nullable Target target) {}

    record Target(String kind, @Nullable String name) {}

    record Image(String name, String newName, String newTag) {}

    static Kustomization of(Path folder) {
        return Strict.read(Manifest.read(folder.resolve(FILE)).getFirst().json(), Kustomization.class);
    }

    /** The files beside it that it names. */
    List<String> files(Path folder) {
        Stream<String> patched = orNone(patches).stream().map(Patch::path);
        return Stream.concat(resources.stream().filter(name -> Files.isRegularFile(folder.resolve(name))), patched)
                .distinct()
                .toList();
    }

    /** Every object of the folder, with the patches over it. */
    static List<Manifest> build(Path folder) {
        Kustomization own = of(folder);
        List<Manifest> objects = new ArrayList<>();
        for (String resource : own.resources) {
            Path file = folder.resolve(resource);
            objects.addAll(Files.isDirectory(file) ? build(file.normalize()) : Manifest.read(file));
        }
        for (Patch patch : orNone(own.patches)) {
            List<Manifest> all = Manifest.read(folder.resolve(patch.path));
            if (patch.target != null && all.size() != 1) {
                throw new IllegalStateException(patch.path + " has " + all.size() + " objects, not one");
            }
            all.forEach(each -> put(each, patch.target, objects));
        }
        for (Image image : orNone(own.images)) {
            objects.stream()
                    .filter(object -> object.container() instanceof ObjectNode)
                    .map(object -> (ObjectNode) object.container())
                    .filter(container -> container.path("image").asString().startsWith(image.name + ":"))
                    .forEach(container -> container.put("image", image.newName + ":" + image.newTag));
        }
        return objects;
    }

    private static void put(Manifest patch, @Nullable Target target, List<Manifest> objects) {
        List<Manifest> chosen = objects.stream()
                .filter(object -> target == null
                        ? object.kind().equals(patch.kind()) && object.name().equals(patch.name())
                        : object.kind().equals(target.kind)
                                && (target.name == null || object.name().matches(target.name)))
                .toList();
        if (chosen.isEmpty()) {
            throw new IllegalStateException("the patch " + patch + " is put over nothing");
        }
        for (Manifest object : chosen) {
            ObjectNode copy = patch.json().deepCopy();
            copy.put("kind", object.kind());
            ((ObjectNode) copy.get("metadata")).put("name", object.name());
            merge(object.json(), copy);
        }
    }

    private static void merge(ObjectNode object, ObjectNode patch) {
        patch.forEachEntry((name, value) -> {
            JsonNode old = object.get(name);
            if (old instanceof ObjectNode within && value instanceof ObjectNode more) {
                merge(within, more);
            } else if (old instanceof ArrayNode list && value instanceof ArrayNode more && KEYS.containsKey(name)) {
                merge(list, more, KEYS.get(name));
            } else {
                object.set(name, value);
            }
        });
    }

    /** What is new comes first, as Kustomize has it. */
    private static void merge(ArrayNode list, ArrayNode patch, String key) {
        Map<JsonNode, JsonNode> merged = new LinkedHashMap<>();
        patch.forEach(more -> merged.put(more.path(key), more));
        for (JsonNode old : list) {
            JsonNode more = merged.put(old.path(key), old);
            if (more != null) {
                merge((ObjectNode) old, (ObjectNode) more);
            }
        }
        list.removeAll();
        merged.values().forEach(list::add);
    }

    private static <T> List<T> orNone(@Nullable List<T> list) {
        return list == null ? List.of() : list;
    }
}
