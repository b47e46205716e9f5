package dev.framewatch.allinone;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PropertyTest {
    private static final String CANARY = "canary77";

    @ParameterizedTest
    @CsvSource({
        "framewatch.api-key, FRAMEWATCH_APIKEY",
        "framewatch.apiKey, FRAMEWATCH_APIKEY",
        "framewatch.github.tokens, FRAMEWATCH_GITHUB_TOKENS",
        "framewatch.github.tokens[0], FRAMEWATCH_GITHUB_TOKENS_0",
        "framewatch.huggingface.token, FRAMEWATCH_HUGGINGFACE_TOKEN",
        "framewatch.reddit.client-id, FRAMEWATCH_REDDIT_CLIENTID",
        "framewatch.reddit.client-secret, FRAMEWATCH_REDDIT_CLIENTSECRET",
        "framewatch.alerts.secret, FRAMEWATCH_ALERTS_SECRET",
        "framewatch.collector.hash-key, FRAMEWATCH_COLLECTOR_HASHKEY",
        "spring.kafka.properties.sasl.jaas.config, SPRING_KAFKA_PROPERTIES_SASL_JAAS_CONFIG",
        "spring.kafka.properties[sasl.jaas.config], SPRING_KAFKA_PROPERTIES_SASL_JAAS_CONFIG",
        "spring.ssl.bundle.pem.kafka.keystore.private-key, SPRING_SSL_BUNDLE_PEM_KAFKA_KEYSTORE_PRIVATEKEY",
        "spring.kafka.ssl.key-password, SPRING_KAFKA_SSL_KEYPASSWORD",
        "spring.elasticsearch.password, SPRING_ELASTICSEARCH_PASSWORD",
        "spring.elasticsearch.api-key, SPRING_ELASTICSEARCH_APIKEY",
    })
    void aSecretOnTheCommandLineIsRefusedWithWhereItGoes(String name, String variable, @TempDir Path data) {
        Answer answer = Answer.to("up", "--data", data.toString(), "--set", name + "=" + CANARY);

        assertThat(answer.code()).isEqualTo(2);
        assertThat(answer.err())
                .contains("--set " + name + " is refused", "can read command lines", variable + ",", "configtree:")
                .doesNotContain(CANARY);
    }

    @Test
    void anAddressWithAPasswordIsASecret() {
        assertThat(new Property("spring.elasticsearch.uris", "http://elastic:" + CANARY + "@search:9200").isSecret())
                .isTrue();
        assertThat(new Property("spring.elasticsearch.uris", "http://search:9200/@a").isSecret())
                .isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "framewatch.reddit.token-address",
                "framewatch.reddit.user-agent",
                "framewatch.github.address",
                "spring.config.import",
                "spring.kafka.properties.client.id",
                "spring.kafka.consumer.key-deserializer",
            })
    void whatIsNoSecretMayStandOnTheCommandLine(String name) {
        assertThat(new Property(name, "any").isSecret()).isFalse();
    }

    @Test
    void aProcessIsGivenItsSecretsWhereNobodyElseReadsThem() {
        Map<String, String> settings = Map.of("framewatch.api-key", CANARY, "framewatch.instance", "here");

        ProcessBuilder child = ChildProcess.prepare(64, settings, List.of("up"));

        assertThat(child.environment()).containsEntry("FRAMEWATCH_APIKEY", CANARY);
        assertThat(child.command()).contains("up", "framewatch.instance=here").noneMatch(word -> word.contains(CANARY));
    }
}
