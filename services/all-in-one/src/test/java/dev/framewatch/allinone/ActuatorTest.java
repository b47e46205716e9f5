package dev.framewatch.allinone;

import static org.assertj.core.api.Assertions.assertThat;

import dev.framewatch.embedded.EmbeddedServers;
import dev.framewatch.embedded.ServerKind;
import dev.framewatch.embedded.ServersOptions;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** All that Actuator can be told to show, of a process that has every credential. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ActuatorTest {
    private static final String CANARY = "canary4d2";
    private static final Needles NEEDLES = Needles.of(CANARY);
    private static final List<String> SECRETS = List.of(
            "framewatch.api-key",
            "framewatch.collector.hash-key",
            "framewatch.github.tokens",
            "framewatch.huggingface.token",
            "framewatch.reddit.client-id",
            "framewatch.reddit.client-secret",
            "framewatch.alerts.secret",
            "spring.elasticsearch.password");

    /** Nobody answers there, so no real source is asked. */
    private static final String NOWHERE = "http://127.0.0.1:1";

    private final Path folder;
    private final EmbeddedServers servers;
    private final HttpClient client = HttpClient.newHttpClient();

    ActuatorTest(@TempDir Path folder) throws IOException {
        this.folder = folder;
        for (String secret : SECRETS) {
            Files.createDirectories(folder.resolve("secrets"));
            Files.writeString(folder.resolve("secrets").resolve(secret), secret + "-" + CANARY);
        }
        this.servers = EmbeddedServers.start(
                ServersOptions.of(folder.resolve("data"), "a test").only(ServerKind.KAFKA));
    }

    @AfterAll
    void end() {
        client.close();
        servers.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"never", "always"})
    void itShowsNoCredentialAndNoHeapWhateverItIsToldToShow(String values) throws Exception {
        Map<String, String> settings = new HashMap<>(Map.of(
                "spring.kafka.bootstrap-servers",
                servers.bootstrapServers(),
                "spring.config.import",
                "configtree:" + folder.resolve("secrets") + "/",
                "management.endpoints.web.exposure.include",
                "*",
                "management.endpoint.env.show-values",
                values,
                "management.endpoint.configprops.show-values",
                values));
        for (String source : List.of("github", "gharchive", "reddit", "huggingface")) {
            settings.put("framewatch." + source + ".address", NOWHERE);
        }
        settings.put("framewatch.reddit.token-address", NOWHERE);
        Installation here = new Installation(folder.resolve("data"), Map.of(), settings, _ -> {}).serving(0);
        try (Pipeline pipeline = Pipeline.start(here, "a test", List.of(Part.COLLECT, Part.POLL))) {
            String actuator = pipeline.http().orElseThrow() + "/actuator";
            JsonNode links = JsonMapper.shared().readTree(get(actuator).body()).path("_links");

            assertThat(links.propertyNames())
                    .contains("env", "configprops", "beans", "metrics", "threaddump")
                    .doesNotContain("heapdump", "shutdown");
            assertThat(get(actuator + "/heapdump").statusCode()).isEqualTo(404);
            for (JsonNode link : links) {
                if (!link.path("templated").asBoolean(false)) {
                    String address = link.path("href").asString("");
                    assertThat(NEEDLES.in(get(address).body())).as(address).isFalse();
                }
            }
            assertThat(get(actuator + "/configprops").body()).contains("\"apiKey\":\"******\"");
            for (String secret : SECRETS) {
                String shown = get(actuator + "/env/" + secret).body();
                assertThat(shown).contains("\"value\":\"******\"");
                assertThat(NEEDLES.in(shown)).as(secret).isFalse();
            }
            assertThat(get(actuator + "/env/server.port").body())
                    .contains("\"value\":\"" + (values.equals("always") ? "0" : "******") + "\"");
        }
    }

    private HttpResponse<String> get(String address) throws IOException, InterruptedException {
        return client.send(HttpRequest.newBuilder(URI.create(address)).build(), HttpResponse.BodyHandlers.ofString());
    }
}
