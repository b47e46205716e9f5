package dev.framewatch.event;

import static dev.framewatch.event.EventReader.required;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** One tag while its JSON object is read. */
final class TagReader {
    private final JsonFields json;
    private @Nullable String framework;
    private @Nullable String product;
    private @Nullable Axis axis;
    private @Nullable Role role;
    private boolean implied;
    private @Nullable Double confidence;
    private List<Evidence> evidence = List.of();

    TagReader(JsonFields json) {
        this.json = json;
    }

    Tag read() {
        for (String name = json.nextName(); name != null; name = json.nextName()) {
            String field = "tags." + name;
            switch (name) {
                case "framework" -> framework = json.string(field);
                case "product" -> product = json.string(field);
                case "axis" -> axis = json.name(Axis.class, field);
                case "role" -> role = json.name(Role.class, field);
                case "implied" -> implied = json.bool(field);
                case "confidence" -> confidence = json.number(field);
                case "evidence" -> evidence = json.objects(field, this::evidence);
                default -> json.unknown(new InvalidEvent(field, "is no property of a tag"));
            }
        }
        return new Tag(
                framework,
                product,
                axis,
                required("tags.role", role),
                implied,
                required("tags.confidence", confidence),
                evidence);
    }

    private Evidence evidence() {
        String field = null;
        String matched = null;
        String rule = null;
        for (String name = json.nextName(); name != null; name = json.nextName()) {
            String path = "tags.evidence." + name;
            switch (name) {
                case "field" -> field = json.string(path);
                case "matched" -> matched = json.string(path);
                case "rule" -> rule = json.string(path);
                default -> json.unknown(new InvalidEvent(path, "is no property of evidence"));
            }
        }
        return new Evidence(
                required("tags.evidence.field", field),
                required("tags.evidence.matched", matched),
                required("tags.evidence.rule", rule));
    }
}
