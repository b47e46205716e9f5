package dev.framewatch.taxonomy.corpus;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.framewatch.event.AdoptionEvent;
import dev.framewatch.event.Draft;
import dev.framewatch.event.InvalidEvent;
import dev.framewatch.event.Kind;
import dev.framewatch.event.Precision;
import dev.framewatch.taxonomy.manifest.Manifest;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** One row of a corpus: an event as the classifier sees it, and what others have judged of it. */
public final class CorpusRow {
    private static final Instant TIME = Instant.parse("2024-01-01T00:00:00Z");
    private static final Set<String> SHOWS = Set.of("title_text", "manifest");
    private static final Set<String> SHOWS_NOT = Set.of("url", "none");

    private final String place;
    private final JsonNode json;

    CorpusRow(String place, JsonNode json) {
        this.place = place;
        this.json = json;
    }

    /** The row's id in the corpus. */
    public String id() {
        return required("id");
    }

    /** Its title; empty where it has none. */
    public String title() {
        String title = text("title");
        return title == null ? "" : title;
    }

    /**
     * The event: title, text, language, topics, and requirements as dependencies; the imports of code only where they
     * are not what the labels were made from, and never the address, which may hold the label.
     *
     * @throws CorpusException if a property is none that an event can have
     */
    public AdoptionEvent event() {
        Kind kind = kind();
        try {
            Draft event = AdoptionEvent.draft(kind.source(), kind, nativeId())
                    .revision(TIME)
                    .occurred(TIME, Precision.DAY)
                    .observed(TIME)
                    .title(text("title"))
                    .text(text("text"))
                    .language(text("language"));
            texts("topics").forEach(event::topic);
            texts("requirements").forEach(name -> requirement(event, name));
            if (!labelledByImports()) {
                String lines = String.join("\n", texts("imports"));
                Manifest.IMPORTS.read("imports", lines).packages().forEach(event::dependency);
            }
            return event.event();
        } catch (InvalidEvent invalid) {
            throw new CorpusException(place + invalid.getMessage() + "; correct it or leave the row out", invalid);
        }
    }

    /**
     * What others have judged of it.
     *
     * @throws CorpusException if the row is not labelled, or not in a corpus's words
     */
    public Truth truth() {
        String kind = oneOf("kind", "positive", "hard_negative", "easy_negative");
        String completeness = oneOf("label_completeness", "exact", "at_least", "weak_negative");
        if (!json.path("labels").isArray()) {
            throw wrong("labels", "is no list; a row that is evaluated says which labels it has");
        }
        Set<String> labels = Vocabulary.labelsAmong(texts("labels"));
        Set<String> shown = new TreeSet<>();
        for (String label : labels) {
            if (shows(label)) {
                shown.add(label);
            }
        }
        boolean negative = !kind.equals("positive");
        return new Truth(labels, shown, negative || completeness.equals("exact"), kind.equals("hard_negative"));
    }

    private boolean shows(String label) {
        String evidence = json.path("label_evidence").path(label).asString("");
        if (!SHOWS.contains(evidence) && !SHOWS_NOT.contains(evidence)) {
            throw wrong(
                    "label_evidence." + label,
                    "is '" + evidence + "'; say where it is shown: title_text, manifest, url or none");
        }
        return SHOWS.contains(evidence);
    }

    private Kind kind() {
        String platform = text("platform");
        return switch (platform == null ? "github" : platform) {
            case "reddit" -> Kind.POST;
            case "paper" -> Kind.PAPER;
            // Projects, wherever they are kept: a name, a description and what they depend on.
            case "github", "package", "modelhub", "notebook" -> Kind.REPOSITORY;
            default ->
                throw wrong(
                        "platform",
                        "is '" + platform + "'; known are github, reddit, package, modelhub, notebook, paper");
        };
    }

    /** Ids of corpora hold blanks and are longer than an event's may be. */
    private String nativeId() {
        return UUID.nameUUIDFromBytes(id().getBytes(UTF_8)).toString();
    }

    private static void requirement(Draft event, String name) {
        List<String> read = Manifest.REQUIREMENTS.read("requirements", name).packages();
        (read.isEmpty() ? List.of(name) : read).forEach(event::dependency);
    }

    private boolean labelledByImports() {
        String basis = text("label_basis");
        return basis != null && basis.startsWith("imports of");
    }

    private String oneOf(String property, String... known) {
        String value = required(property);
        if (!List.of(known).contains(value)) {
            throw wrong(property, "is '" + value + "'; known are " + String.join(", ", known));
        }
        return value;
    }

    private String required(String property) {
        String value = text(property);
        if (value == null) {
            throw wrong(property, "is missing; add it");
        }
        return value;
    }

    private @Nullable String text(String property) {
        JsonNode value = json.path(property);
        if (value.isMissingNode() || value.isNull()) {
            return null;
        }
        if (!value.isString()) {
            throw wrong(property, "is no text; write it in quotes");
        }
        return value.asString();
    }

    private List<String> texts(String property) {
        JsonNode list = json.path(property);
        if (list.isMissingNode() || list.isNull()) {
            return List.of();
        }
        if (!list.isArray() || !list.valueStream().allMatch(JsonNode::isString)) {
            throw wrong(property, "is no list of texts; write [\"a\", \"b\"]");
        }
        return list.valueStream().map(JsonNode::asString).toList();
    }

    private CorpusException wrong(String property, String what) {
        return new CorpusException(place + property + " " + what);
    }
}
