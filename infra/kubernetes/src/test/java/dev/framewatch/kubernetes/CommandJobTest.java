package dev.framewatch.kubernetes;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.yaml.snakeyaml.Yaml;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The Job that runs a command is in the same image, on the same servers, and a user of its own. */
class CommandJobTest {
    private static final Set<String> KINDS = Set.of("StatefulSet", "Job", "PersistentVolumeClaim");
    private static final Path PROJECT = Manifest.FOLDER.resolve("../..").normalize();

    private final List<Manifest> production = Kustomization.build(Manifest.FOLDER.resolve("overlays/production"));
    private final List<Manifest> objects = Kustomization.build(Manifest.FOLDER.resolve("command"));
    private final Manifest job = named(objects, "command");

    @Test
    void itRunsWhatTheComposeFileRuns() throws IOException {
        JsonNode composed = JsonMapper.shared()
                .valueToTree(new Yaml().load(Files.readString(PROJECT.resolve("docker-compose.yml"), UTF_8)))
                .at("/services/command/entrypoint");

        assertThat(job.container().path("command")).hasSize(composed.size());
        for (int each : List.of(0, 1, composed.size() - 1)) {
            assertThat(job.container().path("command").path(each)).isEqualTo(composed.path(each));
        }
        assertThat(job.container().path("image"))
                .isEqualTo(named(production, "indexer").container().path("image"));
    }

    @Test
    void itHasTheSettingsOfTheServicesAndOthersThatAreKnown() throws IOException {
        KnownSettings known = KnownSettings.read(PROJECT);

        assertThat(production)
                .filteredOn(object -> object.kind().equals("ConfigMap"))
                .extracting(Manifest::name)
                .containsExactly(
                        job.container().at("/envFrom/0/configMapRef/name").asString());
        assertThat(job.container().path("env"))
                .extracting(variable -> variable.path("name").asString())
                .filteredOn(name -> !name.startsWith("KAFKA_"))
                .isNotEmpty()
                .allSatisfy(known::check);
    }

    @Test
    void itShowsTheServersWhatAServiceShowsAndIsAnotherUser() {
        JsonNode service = named(production, "indexer").container().path("env");

        for (JsonNode variable : service) {
            JsonNode own = job.container()
                    .path("env")
                    .valueStream()
                    .filter(each -> each.path("name").equals(variable.path("name")))
                    .findFirst()
                    .orElseThrow(() -> new AssertionError("It lacks " + variable));
            assertThat(own)
                    .isEqualTo(JsonMapper.shared().readTree(variable.toString().replace("-indexer", "-command")));
        }
    }

    @Test
    void itMayDoNoMoreThanAService() {
        Manifest service = named(production, "indexer");
        String pod = "/spec/template/spec/";

        for (String each : List.of("automountServiceAccountToken", "enableServiceLinks")) {
            assertThat(job.at(pod + each).asBoolean(true)).isFalse();
        }
        for (String each : List.of("runAsNonRoot", "runAsUser", "runAsGroup", "seccompProfile")) {
            assertThat(job.at(pod + "securityContext/" + each)).isEqualTo(service.at(pod + "securityContext/" + each));
        }
        assertThat(job.container().path("securityContext"))
                .isEqualTo(service.container().path("securityContext"));
    }

    @Test
    void itsBackupsAreOnAVolumeThatStays() {
        assertThat(job.at("/spec/template/spec/volumes/1/persistentVolumeClaim/claimName")
                        .asString())
                .isEqualTo(named(objects, "framewatch-backups").name());
        assertThat(job.container().at("/volumeMounts/1/mountPath").asString()).isEqualTo("/backups");
        assertThat(job.container().path("args").path(1).asString()).startsWith("/backups/");
    }

    private static Manifest named(List<Manifest> objects, String name) {
        return objects.stream()
                .filter(object -> object.name().equals(name) && KINDS.contains(object.kind()))
                .findFirst()
                .orElseThrow(() -> new AssertionError("There is no " + name));
    }
}
