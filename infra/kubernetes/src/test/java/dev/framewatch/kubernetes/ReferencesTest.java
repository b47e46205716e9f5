package dev.framewatch.kubernetes;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.framewatch.kafka.Generation;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.yaml.snakeyaml.Yaml;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What a manifest names is there: in other manifests, in the image, in the code, in the README. */
class ReferencesTest {
    private static final String BASE = "base";
    private static final String PRODUCTION = "overlays/production";
    private static final Path PROJECT = Manifest.FOLDER.resolve("../..").normalize();

    /** A row of the README's table of Secrets: its name and its keys; SERVICE stands for each. */
    private static final Pattern SECRET = Pattern.compile("(?m)^\\| `(framewatch-[a-zA-Z-]+)` \\| (`[^|]+`) \\|");

    private static final Pattern VARIABLE = Pattern.compile("\\$\\(([A-Z_]+)\\)");

    @ParameterizedTest
    @ValueSource(strings = {BASE, PRODUCTION})
    void everyServiceOfTheComposeFileHasPodsThatRunTheSame(String layer) throws IOException {
        JsonNode compose = JsonMapper.shared()
                .valueToTree(new Yaml().load(read("docker-compose.yml")))
                .path("services");
        List<Manifest> workloads = workloads(layer);

        assertThat(workloads)
                .extracting(Manifest::name)
                .containsExactlyInAnyOrder(
                        "collector-github", "collector-reddit", "collector-papers", "classifier", "indexer", "query");
        for (Manifest workload : workloads) {
            assertThat(workload.container().path("args"))
                    .as("%s", workload)
                    .isEqualTo(compose.path(workload.name()).path("command"));
            assertThat(source(workload.container().path("args").path(0).asString()))
                    .contains("static void main(");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {BASE, PRODUCTION})
    void podsRunTheImageAsItIsMade(String layer) throws IOException {
        String dockerfile = read("infra/docker/Dockerfile");

        for (Manifest workload : workloads(layer)) {
            String user =
                    workload.at("/spec/template/spec/securityContext/runAsUser").asString();
            assertThat(dockerfile).contains("\nUSER " + user + "\n");
            assertThat(workload.at("/spec/template/spec/securityContext/runAsNonRoot")
                            .asBoolean())
                    .isTrue();
            assertThat(workload.container()
                            .at("/securityContext/readOnlyRootFilesystem")
                            .asBoolean())
                    .isTrue();
            assertThat(dockerfile).contains("ENTRYPOINT [\"java\", \"@/opt/framewatch/options\"]");
            if (workload.container().has("command")) {
                assertThat(texts(workload.container().path("command"))).startsWith("java", "@/opt/framewatch/options");
            }
            assertThat(workload.container().path("image").asString()).contains("framewatch:");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {BASE, PRODUCTION})
    void probesAskTheManagementPortForHealthThatOperationsDescribe(String layer) throws IOException {
        String operations = read("docs/operations.md");

        for (Manifest workload : workloads(layer)) {
            assertThat(workload.port("management")).isEqualTo(8081);
            for (String probe : List.of("startupProbe", "livenessProbe", "readinessProbe")) {
                JsonNode asked = workload.container().path(probe).path("httpGet");
                assertThat(asked.path("port").asString())
                        .as("%s of %s", probe, workload)
                        .isEqualTo("management");
                assertThat(operations).contains("| `" + asked.path("path").asString() + "` |");
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {BASE, PRODUCTION})
    void servicesAndBudgetsChooseThePodsOfOneWorkload(String layer) {
        List<Manifest> workloads = workloads(layer);
        for (Manifest service : ofKind(layer, "Service")) {
            Manifest chosen = one(workloads, service.at("/spec/selector"));
            for (JsonNode port : service.at("/spec/ports")) {
                int number = chosen.port(port.path("targetPort").asString());
                boolean headless = service.at("/spec/clusterIP").asString().equals("None");
                assertThat(port.path("port").intValue()).isEqualTo(headless ? number : 80);
            }
        }
        assertThat(ofKind(layer, "PodDisruptionBudget"))
                .extracting(budget ->
                        one(workloads, budget.at("/spec/selector/matchLabels")).name())
                .containsExactlyInAnyOrderElementsOf(
                        workloads.stream().map(Manifest::name).toList());
        for (Manifest workload : workloads) {
            assertThat(one(workloads, workload.at("/spec/selector/matchLabels")))
                    .isEqualTo(workload);
            if (workload.kind().equals("StatefulSet")) {
                assertThat(ofKind(layer, "Service"))
                        .filteredOn(service -> service.name()
                                .equals(workload.at("/spec/serviceName").asString()))
                        .singleElement()
                        .satisfies(service -> assertThat(
                                        service.at("/spec/clusterIP").asString())
                                .isEqualTo("None"));
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {BASE, PRODUCTION})
    void nobodyButPrometheusReachesTheManagementPort(String layer) {
        List<Manifest> workloads = workloads(layer);
        for (Manifest policy : ofKind(layer, "NetworkPolicy")) {
            List<Manifest> chosen = workloads.stream()
                    .filter(workload -> workload.hasPodsWith(policy.at("/spec/podSelector/matchLabels")))
                    .toList();
            for (JsonNode rule : policy.at("/spec/ingress")) {
                boolean prometheus = rule.at("/from/0/podSelector/matchLabels/app.kubernetes.io~1name")
                        .asString()
                        .equals("prometheus");
                assertThat(rule.path("ports")).isNotEmpty();
                for (JsonNode port : rule.path("ports")) {
                    assertThat(chosen)
                            .isNotEmpty()
                            .allSatisfy(workload -> assertThat(
                                            workload.port(port.path("port").asString()))
                                    .isEqualTo(prometheus ? 8081 : 8080));
                }
            }
            if (policy.name().equals("management")) {
                assertThat(chosen).containsExactlyInAnyOrderElementsOf(workloads);
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {BASE, PRODUCTION})
    void podsAreAddedByTheLagOfTheirOwnGroupUpToThePartitions(String layer) {
        Generation first = Generation.starting("1", "any", new byte[0], Instant.EPOCH);
        JsonNode settings = ofKind(layer, "ConfigMap").getFirst().at("/data");
        for (Manifest object : ofKind(layer, "ScaledObject")) {
            Keda.Spec scaled =
                    Strict.read(object.json(), Keda.ScaledObject.class).spec();
            boolean classifier = object.name().equals("classifier");
            assertThat(workloads(layer))
                    .filteredOn(workload -> workload.name()
                                    .equals(scaled.scaleTargetRef().name())
                            && workload.kind().equals(scaled.scaleTargetRef().kind()))
                    .singleElement()
                    .satisfies(
                            workload -> assertThat(workload.at("/spec/replicas").isMissingNode())
                                    .as("applying would set a count that KEDA has changed")
                                    .isTrue());
            assertThat(scaled.maxReplicaCount())
                    .isEqualTo(settings.path("FRAMEWATCH_KAFKA_PARTITIONS").asInt());
            for (Keda.Trigger trigger : scaled.triggers()) {
                assertThat(trigger.metadata().consumerGroup())
                        .isEqualTo(classifier ? first.classifiers() : first.indexers());
                assertThat(trigger.metadata().topic())
                        .isEqualTo(classifier ? "collected" : first.topic().name());
                assertThat(settings.has(trigger.metadata().bootstrapServersFromEnv()))
                        .isTrue();
                assertThat(trigger.authenticationRef() == null)
                        .isEqualTo(!settings.has("SPRING_KAFKA_SECURITY_PROTOCOL"));
                if (trigger.authenticationRef() != null) {
                    assertThat(ofKind(layer, "TriggerAuthentication"))
                            .extracting(Manifest::name)
                            .contains(trigger.authenticationRef().name());
                }
            }
        }
        assertThat(ofKind(layer, "ScaledObject")).extracting(Manifest::name).containsExactly("classifier", "indexer");
    }

    @ParameterizedTest
    @ValueSource(strings = {BASE, PRODUCTION})
    void settingsComeFromTheConfigMapAndAreKnown(String layer) throws IOException {
        Manifest settings = ofKind(layer, "ConfigMap").getFirst();
        KnownSettings known = KnownSettings.read(PROJECT);

        assertThat(settings.at("/data").propertyNames()).allSatisfy(known::check);
        for (Manifest workload : workloads(layer)) {
            assertThat(workload.container().at("/envFrom/0/configMapRef/name").asString())
                    .isEqualTo(settings.name());
            List<String> used = workload.container()
                    .path("env")
                    .valueStream()
                    .flatMap(variable -> VARIABLE.matcher(variable.path("value").asString(""))
                            .results())
                    .map(found -> found.group(1))
                    .toList();
            Set<String> before = new TreeSet<>();
            for (JsonNode variable : workload.container().path("env")) {
                String name = variable.path("name").asString();
                if (!used.contains(name)) {
                    known.check(name);
                }
                VARIABLE.matcher(variable.path("value").asString(""))
                        .results()
                        .forEach(found -> assertThat(before).contains(found.group(1)));
                before.add(name);
            }
        }
    }

    /** No Secret is in a file; the README lists what has to be made. */
    @Test
    void theReadmeNamesEverySecretThatIsAskedFor() throws IOException {
        Set<String> listed = SECRET.matcher(read("infra/kubernetes/README.md"))
                .results()
                .flatMap(row -> Pattern.compile("`([^`]+)`")
                        .matcher(row.group(2))
                        .results()
                        .flatMap(key -> names(row.group(1)).map(name -> name + " " + key.group(1))))
                .collect(Collectors.toCollection(TreeSet::new));
        List<Manifest> objects = Stream.of(PRODUCTION, "command")
                .flatMap(layer -> Kustomization.build(Manifest.FOLDER.resolve(layer)).stream())
                .toList();
        Set<String> asked = objects.stream()
                .flatMap(object -> Stream.concat(
                        object.json().findValues("secretKeyRef").stream(),
                        object.at("/spec/secretTargetRef").valueStream()))
                .map(one -> one.path("name").asString() + " " + one.path("key").asString())
                .collect(Collectors.toCollection(TreeSet::new));

        assertThat(objects).extracting(Manifest::kind).doesNotContain("Secret");
        assertThat(asked).isEqualTo(listed);
    }

    private static Stream<String> names(String secret) {
        return secret.contains("SERVICE")
                ? workloads(PRODUCTION).stream().map(service -> secret.replace("SERVICE", service.name()))
                : Stream.of(secret);
    }

    private static Manifest one(List<Manifest> workloads, JsonNode labels) {
        List<Manifest> chosen = workloads.stream()
                .filter(workload -> workload.hasPodsWith(labels))
                .toList();
        assertThat(chosen).as("pods with %s", labels).hasSize(1);
        return chosen.getFirst();
    }

    private static List<Manifest> workloads(String layer) {
        return Kustomization.build(Manifest.FOLDER.resolve(layer)).stream()
                .filter(Manifest::isWorkload)
                .toList();
    }

    private static List<Manifest> ofKind(String layer, String kind) {
        return Kustomization.build(Manifest.FOLDER.resolve(layer)).stream()
                .filter(object -> object.kind().equals(kind))
                .toList();
    }

    private static List<String> texts(JsonNode list) {
        return list.valueStream().map(JsonNode::asString).toList();
    }

    private static String source(String main) throws IOException {
        String file = "src/main/java/" + main.replace('.', '/') + ".java";
        try (Stream<Path> services = Files.list(PROJECT.resolve("services"))) {
            return Files.readString(
                    services.map(service -> service.resolve(file))
                            .filter(Files::exists)
                            .findFirst()
                            .orElseThrow(() -> new AssertionError(main + " is no class of a service")),
                    UTF_8);
        }
    }

    private static String read(String file) throws IOException {
        return Files.readString(PROJECT.resolve(file), UTF_8);
    }
}
