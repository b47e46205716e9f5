package dev.framewatch.event;

import java.time.Instant;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** One event while its JSON object is read, property by property. */
final class EventReader {
    /** Versions are numbers of four digits at most. */
    private static final int LATEST = 9_999;

    private final JsonFields json;
    private final boolean withTags;

    private @Nullable String id;
    private @Nullable Long revision;
    private @Nullable Source source;
    private @Nullable Kind kind;
    private @Nullable Instant occurredAt;
    private @Nullable Precision precision;
    private @Nullable Instant observedAt;
    private @Nullable String url;
    private @Nullable String title;
    private @Nullable String text;
    private boolean cut;
    private @Nullable String language;
    private List<String> topics = List.of();
    private List<String> dependencies = List.of();
    private Map<Metric, Long> metrics = Map.of();
    private List<Activity> activity = List.of();
    private List<String> declared = List.of();
    private @Nullable String author;
    private @Nullable String owner;
    private final Set<Flag> flags = EnumSet.noneOf(Flag.class);
    private boolean removed;
    private List<Tag> tags = List.of();
    private @Nullable String taxonomy;
    private @Nullable String signature;
    private int schema = EventJson.SCHEMA;

    /** @param withTags whether the classifier's properties are read, or passed over as anybody's claim */
    EventReader(JsonFields json, boolean withTags) {
        this.json = json;
        this.withTags = withTags;
    }

    AdoptionEvent read() {
        for (String name = json.nextName(); name != null; name = json.nextName()) {
            property(name);
        }
        json.refuseUnknown(schema);
        AdoptionEvent event = new AdoptionEvent(
                required("id", id),
                required("revision", revision),
                required("source", source),
                required("kind", kind),
                required("occurredAt", occurredAt),
                required("precision", precision),
                required("observedAt", observedAt),
                url,
                title,
                text,
                cut,
                language,
                topics,
                dependencies,
                metrics,
                activity,
                declared,
                author,
                owner,
                flags,
                removed,
                tags,
                withTags ? required("taxonomy", taxonomy) : null);
        if (withTags && !Signature.of(tags).equals(required("signature", signature))) {
            throw new InvalidEvent("signature", "is not the one of the tags");
        }
        return event;
    }

    /** The version of the schema that the event names; ours, if it names none. */
    int schema() {
        return schema;
    }

    private void property(String name) {
        switch (name) {
            case "schema" -> schema = version();
            case "id" -> id = json.string(name);
            case "revision" -> revision = json.integer(name);
            case "source" -> source = json.name(Source.class, name);
            case "kind" -> kind = json.name(Kind.class, name);
            case "occurredAt" -> occurredAt = json.instant(name);
            case "precision" -> precision = json.name(Precision.class, name);
            case "observedAt" -> observedAt = json.instant(name);
            case "url" -> url = json.string(name);
            case "title" -> title = json.string(name);
            case "text" -> text = json.string(name);
            case "cut" -> cut = json.bool(name);
            case "language" -> language = json.string(name);
            case "topics" -> topics = json.strings(name);
            case "dependencies" -> dependencies = json.strings(name);
            case "metrics" -> metrics = metrics();
            case "activity" -> activity = json.objects(name, this::count);
            case "declared" -> declared = json.strings(name);
            case "author" -> author = json.string(name);
            case "owner" -> owner = json.string(name);
            case "fork", "vendor", "official", "bot", "generated", "repost" -> flag(name);
            case "removed" -> removed = json.bool(name);
            case "tags", "taxonomy", "signature" -> classified(name);
            default -> json.unknown(new InvalidEvent(name, "is no property of an event"));
        }
    }

    private int version() {
        long version = json.integer("schema");
        if (version < 1 || version > LATEST) {
            throw new InvalidEvent("schema", "is " + version + "; a version is a number from 1 to " + LATEST);
        }
        return (int) version;
    }

    private void classified(String name) {
        if (!withTags) {
            json.skip();
            return;
        }
        switch (name) {
            case "tags" -> tags = json.objects(name, () -> new TagReader(json).read());
            case "taxonomy" -> taxonomy = json.string(name);
            default -> signature = json.string(name);
        }
    }

    private void flag(String name) {
        if (json.bool(name)) {
            flags.add(Names.of(Flag.class, name, name));
        }
    }

    private Map<Metric, Long> metrics() {
        json.object("metrics");
        Map<Metric, Long> values = new EnumMap<>(Metric.class);
        for (String name = json.nextName(); name != null; name = json.nextName()) {
            Metric metric = metric(name);
            if (metric != null) {
                values.put(metric, json.integer("metrics." + name));
            }
        }
        return values;
    }

    private @Nullable Metric metric(String name) {
        try {
            return Names.of(Metric.class, "metrics", name);
        } catch (InvalidEvent unknown) {
            json.unknown(unknown);
            return null;
        }
    }

    private Activity count() {
        String repository = null;
        String type = null;
        Long count = null;
        for (String name = json.nextName(); name != null; name = json.nextName()) {
            switch (name) {
                case "repository" -> repository = json.string("activity.repository");
                case "type" -> type = json.string("activity.type");
                case "count" -> count = json.integer("activity.count");
                default -> json.unknown(new InvalidEvent("activity." + name, "is no property of a count"));
            }
        }
        return new Activity(repository, required("activity.type", type), required("activity.count", count));
    }

    static <T> T required(String field, @Nullable T value) {
        if (value == null) {
            throw new InvalidEvent(field, "is missing");
        }
        return value;
    }
}
