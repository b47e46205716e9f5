package dev.framewatch.event;

import java.time.Instant;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * An event's bytes in exactly the form that {@link EventJson#write} gives them: these properties in this order, nothing
 * between tokens, nothing escaped that need not be. Nearly all events come so, and are read in one pass without a
 * parser. Whatever differs is left to {@link EventReader}, which also says what is wrong with it.
 */
final class WrittenForm {
    private final WrittenTokens json;

    WrittenForm(byte[] json) {
        this.json = new WrittenTokens(json);
    }

    /**
     * The event.
     *
     * @param withTags whether the classifier's properties have to be there, or must not
     * @throws WrittenTokens.Other if the bytes are in another form
     * @throws InvalidEvent if they break a rule
     */
    AdoptionEvent read(boolean withTags) {
        json.need("{\"id\":\"");
        String id = json.string();
        json.need(",\"revision\":");
        long revision = json.integer();
        json.need(",\"source\":\"");
        Source source = Names.of(Source.class, "source", json.string());
        json.need(",\"kind\":\"");
        Kind kind = Names.of(Kind.class, "kind", json.string());
        json.need(",\"occurredAt\":\"");
        Instant occurredAt = json.instant();
        json.need(",\"precision\":\"");
        Precision precision = Names.of(Precision.class, "precision", json.string());
        json.need(",\"observedAt\":\"");
        Instant observedAt = json.instant();
        String url = json.stringAfter(",\"url\":\"");
        String title = json.stringAfter(",\"title\":\"");
        String text = json.stringAfter(",\"text\":\"");
        boolean cut = json.has(",\"cut\":true");
        String language = json.stringAfter(",\"language\":\"");
        List<String> topics = json.stringsAfter(",\"topics\":[\"");
        List<String> dependencies = json.stringsAfter(",\"dependencies\":[\"");
        Map<Metric, Long> metrics = json.has(",\"metrics\":{\"") ? metrics() : Map.of();
        List<String> declared = json.stringsAfter(",\"declared\":[\"");
        String author = json.stringAfter(",\"author\":\"");
        String owner = json.stringAfter(",\"owner\":\"");
        Set<Flag> flags = flags();
        boolean removed = json.has(",\"removed\":true");
        String taxonomy = withTags ? json.neededStringAfter(",\"taxonomy\":\"") : null;
        List<Tag> tags = withTags ? tags() : List.of();
        json.need("}");
        if (!json.atEnd()) {
            throw new WrittenTokens.Other();
        }
        return new AdoptionEvent(
                id,
                revision,
                source,
                kind,
                occurredAt,
                precision,
                observedAt,
                url,
                title,
                text,
                cut,
                language,
                topics,
                dependencies,
                metrics,
                List.of(),
                declared,
                author,
                owner,
                flags,
                removed,
                tags,
                taxonomy);
    }

    private Map<Metric, Long> metrics() {
        Map<Metric, Long> values = new EnumMap<>(Metric.class);
        Metric last = null;
        do {
            Metric metric = Names.of(Metric.class, "metrics", json.string());
            if (last != null && metric.compareTo(last) <= 0) {
                throw new WrittenTokens.Other();
            }
            last = metric;
            json.need(":");
            values.put(metric, json.integer());
        } while (json.has(",\""));
        json.need("}");
        return values;
    }

    private Set<Flag> flags() {
        Set<Flag> flags = EnumSet.noneOf(Flag.class);
        if (json.has(",\"fork\":true")) {
            flags.add(Flag.FORK);
        }
        if (json.has(",\"vendor\":true")) {
            flags.add(Flag.VENDOR);
        }
        if (json.has(",\"official\":true")) {
            flags.add(Flag.OFFICIAL);
        }
        if (json.has(",\"bot\":true")) {
            flags.add(Flag.BOT);
        }
        if (json.has(",\"generated\":true")) {
            flags.add(Flag.GENERATED);
        }
        if (json.has(",\"repost\":true")) {
            flags.add(Flag.REPOST);
        }
        return flags;
    }

    private List<Tag> tags() {
        String signature = json.neededStringAfter(",\"signature\":\"");
        json.need(",\"tags\":[");
        List<Tag> tags = json.has("]") ? List.of() : json.list(this::tag);
        if (!Signature.of(tags).equals(signature)) {
            throw new WrittenTokens.Other();
        }
        return tags;
    }

    private Tag tag() {
        String framework = json.neededStringAfter("{\"framework\":\"");
        String product = json.stringAfter(",\"product\":\"");
        String axis = json.stringAfter(",\"axis\":\"");
        Role role = Names.of(Role.class, "tags.role", json.neededStringAfter(",\"role\":\""));
        boolean implied = json.has(",\"implied\":true");
        json.need(",\"confidence\":");
        double confidence = json.number();
        json.need(",\"evidence\":[");
        Tag tag = new Tag(
                framework,
                product,
                axis == null ? null : Names.of(Axis.class, "tags.axis", axis),
                role,
                implied,
                confidence,
                json.list(this::evidence));
        json.need("}");
        return tag;
    }

    private Evidence evidence() {
        Evidence evidence = new Evidence(
                json.neededStringAfter("{\"field\":\""),
                json.neededStringAfter(",\"matched\":\""),
                json.neededStringAfter(",\"rule\":\""));
        json.need("}");
        return evidence;
    }
}
