package dev.framewatch.kubernetes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** In production each service is a user of its own to Kafka and, if it asks that, to Elasticsearch; so is KEDA. */
class UsersTest {
    private static final Path PRODUCTION = Manifest.FOLDER.resolve("overlays/production");

    /** As docs/operations.md lists them; the others never ask Elasticsearch. */
    private static final Set<String> ASK_ELASTICSEARCH = Set.of("indexer", "query");

    @Test
    void eachServiceIsAUserOfItsOwn() {
        check(Kustomization.build(PRODUCTION));
    }

    @Test
    void aPodThatIsAnotherServiceToAServerIsFound() {
        int logins = Kustomization.build(PRODUCTION).stream()
                .mapToInt(object -> logins(object).size())
                .sum();
        for (int i = 0; i < logins; i++) {
            List<Manifest> objects = Kustomization.build(PRODUCTION);
            List<ObjectNode> all =
                    objects.stream().flatMap(object -> logins(object).stream()).toList();
            ObjectNode changed = all.get(i);
            ObjectNode other = all.stream()
                    .filter(one -> !one.path("name").equals(changed.path("name")))
                    .findFirst()
                    .orElseThrow();
            changed.set("name", other.path("name"));

            assertThatThrownBy(() -> check(objects))
                    .isInstanceOf(AssertionError.class)
                    .hasMessageContaining(other.path("name").asString());
        }
        assertThat(logins).isEqualTo(18);
    }

    private static void check(List<Manifest> objects) {
        List<Manifest> users = objects.stream()
                .filter(object -> object.isWorkload() || object.kind().equals("TriggerAuthentication"))
                .toList();
        assertThat(users).hasSize(7);
        for (Manifest user : users) {
            String own = user.isWorkload() ? user.name() : "keda";
            Stream<String> servers =
                    ASK_ELASTICSEARCH.contains(own) ? Stream.of("kafka", "elasticsearch") : Stream.of("kafka");
            assertThat(logins(user))
                    .as("%s", user)
                    .extracting(login -> login.path("name").asString() + " "
                            + login.path("key").asString())
                    .containsExactlyInAnyOrderElementsOf(servers.flatMap(server -> Stream.of("username", "password")
                                    .map(key -> "framewatch-" + server + "-" + own + " " + key))
                            .toList());
        }
    }

    /** Where an object names the Secrets that say who it is. */
    private static List<ObjectNode> logins(Manifest object) {
        return Stream.concat(
                        object.json().findValues("secretKeyRef").stream(),
                        object.at("/spec/secretTargetRef").valueStream())
                .filter(UsersTest::saysWho)
                .map(ObjectNode.class::cast)
                .toList();
    }

    private static boolean saysWho(JsonNode secret) {
        return Set.of("username", "password").contains(secret.path("key").asString());
    }
}
