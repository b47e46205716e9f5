package dev.framewatch.event;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;

/** Writes events as JSON objects. */
final class EventWriter {
    private final JsonGenerator json;

    EventWriter(JsonGenerator json) {
        this.json = json;
    }

    void write(AdoptionEvent event) {
        json.writeStartObject();
        json.writeStringProperty("id", event.id());
        json.writeNumberProperty("revision", event.revision());
        json.writeStringProperty("source", event.source().toString());
        json.writeStringProperty("kind", event.kind().toString());
        instant("occurredAt", event.occurredAt());
        json.writeStringProperty("precision", event.precision().toString());
        instant("observedAt", event.observedAt());
        string("url", event.url());
        string("title", event.title());
        string("text", event.text());
        truth("cut", event.cut());
        string("language", event.language());
        strings("topics", event.topics());
        strings("dependencies", event.dependencies());
        if (!event.metrics().isEmpty()) {
            json.writeObjectPropertyStart("metrics");
            event.metrics().forEach((metric, value) -> json.writeNumberProperty(metric.toString(), value));
            json.writeEndObject();
        }
        activity(event.activity());
        strings("declared", event.declared());
        string("author", event.author());
        string("owner", event.owner());
        event.flags().forEach(flag -> truth(flag.toString(), true));
        truth("removed", event.removed());
        if (event.taxonomy() != null) {
            classified(event.taxonomy(), event.tags());
        }
        json.writeEndObject();
    }

    /** What the classifier adds to an event, as an object of its own. */
    void write(String taxonomy, List<Tag> tags) {
        json.writeStartObject();
        classified(taxonomy, tags);
        json.writeEndObject();
    }

    private void activity(List<Activity> counts) {
        if (counts.isEmpty()) {
            return;
        }
        json.writeArrayPropertyStart("activity");
        for (Activity count : counts) {
            json.writeStartObject();
            string("repository", count.repository());
            json.writeStringProperty("type", count.type());
            json.writeNumberProperty("count", count.count());
            json.writeEndObject();
        }
        json.writeEndArray();
    }

    private void classified(String taxonomy, List<Tag> tags) {
        json.writeStringProperty("taxonomy", taxonomy);
        json.writeStringProperty("signature", Signature.of(tags));
        json.writeArrayPropertyStart("tags");
        tags.forEach(this::tag);
        json.writeEndArray();
    }

    private void tag(Tag tag) {
        json.writeStartObject();
        string("framework", tag.framework());
        string("product", tag.product());
        if (tag.axis() != null) {
            json.writeStringProperty("axis", tag.axis().toString());
        }
        json.writeStringProperty("role", tag.role().toString());
        truth("implied", tag.implied());
        json.writeNumberProperty("confidence", tag.confidence());
        json.writeArrayPropertyStart("evidence");
        for (Evidence evidence : tag.evidence()) {
            json.writeStartObject();
            json.writeStringProperty("field", evidence.field());
            json.writeStringProperty("matched", evidence.matched());
            json.writeStringProperty("rule", evidence.rule());
            json.writeEndObject();
        }
        json.writeEndArray();
        json.writeEndObject();
    }

    private void instant(String name, Instant value) {
        json.writeStringProperty(name, Instants.format(value));
    }

    private void string(String name, @Nullable String value) {
        if (value != null) {
            json.writeStringProperty(name, value);
        }
    }

    private void strings(String name, List<String> values) {
        if (!values.isEmpty()) {
            json.writeArrayPropertyStart(name);
            values.forEach(json::writeString);
            json.writeEndArray();
        }
    }

    private void truth(String name, boolean value) {
        if (value) {
            json.writeBooleanProperty(name, true);
        }
    }
}
