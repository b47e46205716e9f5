package dev.framewatch.kubernetes;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.stream.Collectors.toMap;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Each manifest is read strictly, by the models of a Kubernetes client or, where it has none, by records of ours. */
class KubernetesManifestsTest {
    private static final String BASE = "base";
    private static final String PRODUCTION = "overlays/production";
    private static final String COMMAND = "command";

    /** Under these any name may stand, and under the selector of a Service. */
    private static final Set<String> FREE = Set.of("matchLabels", "labels", "limits", "requests", "data");

    @ParameterizedTest
    @ValueSource(strings = {BASE, PRODUCTION, COMMAND})
    void everyObjectIsReadByTheModelOfItsKind(String layer) {
        assertThat(build(layer))
                .hasSizeGreaterThan(layer.equals(COMMAND) ? 1 : 20)
                .allSatisfy(object -> assertThatCode(() -> Models.read(object))
                        .as("%s", object)
                        .doesNotThrowAnyException());
    }

    @Test
    void everyObjectOfTheBaseIsWholeWithoutItsPatches() {
        assertThat(Kustomization.of(folder(BASE)).resources()).allSatisfy(file -> {
            for (Manifest object : Manifest.read(folder(BASE).resolve(file))) {
                Models.read(object);
            }
        });
    }

    @ParameterizedTest
    @ValueSource(strings = {BASE, PRODUCTION, COMMAND})
    void aMisspeltFieldIsRefusedWhereverItStands(String layer) {
        for (Manifest object : build(layer)) {
            List<ObjectNode> places = places(object.json(), object.kind().equals("Service"));
            assertThat(places).isNotEmpty();
            for (ObjectNode place : places) {
                place.put("misspelt", "x");
                assertThatThrownBy(() -> Models.read(object))
                        .as("%s with a misspelt field beside %s", object, place.propertyNames())
                        .hasMessageContaining("misspelt");
                place.remove("misspelt");
            }
        }
    }

    @Test
    void aMisspeltFieldOfAKustomizationIsRefused() {
        Manifest misspelt = Manifest.parse("""
            apiVersion: kustomize.config.k8s.io/v1beta1
            kind: Kustomization
            resource: [settings.yaml]
            """).getFirst();

        assertThatThrownBy(() -> Strict.read(misspelt.json(), Kustomization.class))
                .hasMessageContaining("resource");
    }

    @Test
    void aNumberWhereKedaTakesTextIsRefused() {
        Manifest scaled = build(BASE).stream()
                .filter(object -> object.kind().equals("ScaledObject"))
                .findFirst()
                .orElseThrow();
        ((ObjectNode) scaled.at("/spec/triggers/0/metadata")).put("lagThreshold", 100_000);

        assertThatThrownBy(() -> Models.read(scaled)).hasMessageContaining("lagThreshold");
    }

    @ParameterizedTest
    @ValueSource(strings = {BASE, PRODUCTION, COMMAND})
    void aKustomizationNamesEveryFileBesideItAndNothingElse(String layer) throws IOException {
        Kustomization kustomization = Kustomization.of(folder(layer));
        try (Stream<Path> files = Files.list(folder(layer))) {
            assertThat(kustomization.files(folder(layer)))
                    .containsExactlyInAnyOrderElementsOf(
                            files.map(file -> file.getFileName().toString())
                                    .filter(name -> !name.equals("kustomization.yaml"))
                                    .toList());
        }
        assertThat(kustomization.resources())
                .allSatisfy(name -> assertThat(folder(layer).resolve(name)).exists());
    }

    @ParameterizedTest
    @ValueSource(strings = {BASE, PRODUCTION, COMMAND})
    void kubectlMakesTheSameOfIt(String layer) throws Exception {
        assumeTrue(
                Stream.of(System.getenv("PATH").split(File.pathSeparator))
                        .anyMatch(folder -> Files.isExecutable(Path.of(folder, "kubectl"))),
                "there is no kubectl");
        Process kubectl = new ProcessBuilder(
                        "kubectl", "kustomize", folder(layer).toString())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        String built = new String(kubectl.getInputStream().readAllBytes(), UTF_8);

        assertThat(kubectl.waitFor()).isZero();
        assertThat(byName(Manifest.parse(built))).isEqualTo(byName(build(layer)));
    }

    /** Every object in which only fields that have a meaning may stand. */
    private static List<ObjectNode> places(JsonNode node, boolean service) {
        List<ObjectNode> places = new ArrayList<>();
        if (node instanceof ObjectNode object) {
            places.add(object);
            object.propertyStream()
                    .filter(field -> !FREE.contains(field.getKey())
                            && !(service && field.getKey().equals("selector")))
                    .forEach(field -> places.addAll(places(field.getValue(), service)));
        } else {
            node.forEach(entry -> places.addAll(places(entry, service)));
        }
        return places;
    }

    private static Map<String, JsonNode> byName(List<Manifest> objects) {
        return objects.stream().collect(toMap(Manifest::toString, Manifest::json));
    }

    private static List<Manifest> build(String layer) {
        return Kustomization.build(folder(layer));
    }

    private static Path folder(String layer) {
        return Manifest.FOLDER.resolve(layer);
    }
}
