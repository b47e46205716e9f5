package dev.framewatch.event;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.io.InputStream;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.yaml.snakeyaml.Yaml;

/** The JSON Schema and the AsyncAPI document say what the code does. */
class PublishedFormTest {
    private final Map<String, Object> schema = yaml("adoption-event.schema.json");
    private final Map<String, Object> asyncApi = yaml("asyncapi.yaml");

    @Test
    void theSchemaHasThePropertiesOfTheRecord() {
        Set<String> expected = new TreeSet<>(componentsOf(AdoptionEvent.class));
        expected.remove("flags");
        expected.add("signature");
        expected.add("schema");
        Arrays.stream(Flag.values()).map(Flag::toString).forEach(expected::add);

        assertThat(at(schema, "properties")).containsOnlyKeys(expected);
    }

    @Test
    void theSchemaHasThePropertiesOfTagsAndEvidence() {
        Map<String, Object> tag = at(schema, "properties", "tags", "items", "properties");

        assertThat(tag).containsOnlyKeys(componentsOf(Tag.class));
        assertThat(at(tag, "evidence", "items", "properties")).containsOnlyKeys(componentsOf(Evidence.class));
        assertThat(at(schema, "properties", "activity", "items", "properties"))
                .containsOnlyKeys(componentsOf(Activity.class));
    }

    @Test
    void theSchemaHasTheNamesThatTheCodeKnows() {
        assertThat(at(schema, "properties", "source").get("enum")).isEqualTo(names(Source.values()));
        assertThat(at(schema, "properties", "kind").get("enum")).isEqualTo(names(Kind.values()));
        assertThat(at(schema, "properties", "precision").get("enum")).isEqualTo(names(Precision.values()));
        Map<String, Object> tag = at(schema, "properties", "tags", "items", "properties");
        assertThat(at(tag, "role").get("enum")).isEqualTo(names(Role.values()));
        assertThat(at(tag, "axis").get("enum")).isEqualTo(names(Axis.values()));
        assertThat(at(schema, "properties", "metrics", "properties"))
                .containsOnlyKeys(names(Metric.values()).toArray(String[]::new));
    }

    @ParameterizedTest
    @ValueSource(strings = {"full.json", "before-bots.json", "removed.json", "activity.json"})
    void theSchemaAcceptsWhatIsWritten(String golden) {
        assertThat(problems(text(golden))).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"\"precision\":\"day\",", "\"revision\":1769767200000,"})
    void theSchemaRefusesWhatTheCodeRefuses(String part) {
        String broken = text("full.json").replace(part, "");

        assertThat(problems(broken)).isNotEmpty();
        assertThat(EventJson.collected(broken.getBytes(UTF_8), Events.NOW)).isInstanceOf(Reading.Invalid.class);
    }

    @Test
    void theTopicsOfAsyncApiAreThoseOfTheCode() {
        Map<String, Topic> topics = Map.of(
                "collected", Topic.COLLECTED,
                "classified", Topic.classified("{generation}".replaceAll("[{}]", "")),
                "rejected", Topic.REJECTED,
                "cursors", Topic.CURSORS,
                "generations", Topic.GENERATIONS,
                "reports", Topic.REPORTS,
                "rules", Topic.RULES,
                "published", Topic.PUBLISHED);

        assertThat(at(asyncApi, "channels")).containsOnlyKeys(topics.keySet());
        topics.forEach((name, topic) -> {
            Map<String, Object> channel = at(asyncApi, "channels", name);
            Map<String, Object> settings = at(channel, "bindings", "kafka", "topicConfiguration");
            assertThat(String.valueOf(channel.get("address")).replaceAll("[{}]", ""))
                    .isEqualTo(topic.name());
            assertThat(settings.entrySet().stream()
                            .collect(Collectors.toMap(Map.Entry::getKey, entry -> plain(entry.getValue()))))
                    .isEqualTo(topic.settings());
        });
    }

    @Test
    void theHeadersOfAsyncApiAreThoseOfTheCode() {
        Map<String, Object> headers = at(asyncApi, "components", "messageTraits", "cloudEvent", "headers");
        Map<String, String> written = CloudEvent.CLASSIFIED.headers(new Reading.Valid(Events.full()));

        assertThat(at(headers, "properties")).containsOnlyKeys(written.keySet());
        assertThat(written).containsEntry("ce_id", Events.full().key()).containsEntry("ce_specversion", "1.0");
        for (CloudEvent attributes : CloudEvent.values()) {
            assertThat(attributes.type(EventJson.SCHEMA))
                    .matches(String.valueOf(at(headers, "properties", "ce_type").get("pattern")));
            assertThat(at(asyncApi, "components", "messages", attributes.name().toLowerCase(Locale.ROOT)))
                    .containsEntry("name", attributes.type(EventJson.SCHEMA));
        }
        assertThat(at(schema, "properties", "schema")).containsEntry("const", EventJson.SCHEMA);
        assertThat(written.get("ce_source"))
                .matches(String.valueOf(at(headers, "properties", "ce_source").get("pattern")));
    }

    private List<String> problems(String json) {
        Schema validator = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                .getSchema(text("adoption-event.schema.json"), InputFormat.JSON);
        return validator.validate(json, InputFormat.JSON).stream()
                .map(Object::toString)
                .toList();
    }

    private static Set<String> componentsOf(Class<? extends Record> type) {
        return Arrays.stream(type.getRecordComponents())
                .map(RecordComponent::getName)
                .collect(Collectors.toSet());
    }

    private static List<String> names(Enum<?>[] values) {
        return Arrays.stream(values).map(Enum::toString).toList();
    }

    private static String plain(Object value) {
        return value instanceof List<?> list ? String.valueOf(list.getFirst()) : String.valueOf(value);
    }

    @SuppressWarnings("unchecked") // a document's objects are maps by their names
    private static Map<String, Object> at(Map<String, Object> document, String... path) {
        Map<String, Object> here = document;
        for (String name : path) {
            here = (Map<String, Object>) Objects.requireNonNull(here.get(name), name);
        }
        return here;
    }

    private static Map<String, Object> yaml(String name) {
        return new Yaml().load(text(name));
    }

    private static String text(String name) {
        try (InputStream file = Objects.requireNonNull(PublishedFormTest.class.getResourceAsStream(name), name)) {
            return new String(file.readAllBytes(), UTF_8).strip();
        } catch (IOException unreadable) {
            throw new AssertionError(name, unreadable);
        }
    }
}
