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
import tools.jackson.databind.JsonNode;

/** One row of a corpus: an event as the classifier sees it, and what others have judged of it. */
public final class CorpusRow {
    private static final Instant TIME = Instant.parse("2024-01-01T00:00:00Z");
    private static final Set<String> SHOWS = Set.of("title_text", "manifest");
    private static final Set<String> SHOWS_NOT = Set.of("url", "none");

    private final Properties row;

    CorpusRow(String place, JsonNode json) {
        this.row = new Properties(place, json);
    }

    /** The row's id in the corpus. */
    public String id() {
        return row.required("id");
    }

    /** Its title; empty where it has none. */
    public String title() {
        String title = row.text("title");
        return title == null ? "" : title;
    }

    /**
     * The event: title, text, language, topics, and requirements as dependencies; the imports of code only where they
     * are not what the labels were made from, and never the address, which may hold the label. A row with the content of
     * a manifest has what that depends on.
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
                    .title(row.text("title"))
                    .text(row.text("text"))
                    .language(row.text("language"));
            row.texts("topics").forEach(event::topic);
            row.texts("requirements").forEach(name -> requirement(event, name));
            if (!labelledByImports()) {
                String lines = String.join("\n", row.texts("imports"));
                Manifest.IMPORTS.read("imports", lines).packages().forEach(event::dependency);
            }
            String content = row.text("content");
            if (content != null) {
                manifest().read("content", content).packages().forEach(event::dependency);
            }
            return event.event();
        } catch (InvalidEvent invalid) {
            throw new CorpusException(
                    row.place() + invalid.getMessage() + "; correct it or leave the row out", invalid);
        }
    }

    /**
     * What others have judged of it. The labels of a manifest come from a list of package names, which never has all of
     * them; so a label that is not there is wrong only where the row says that its labels are exact.
     *
     * @throws CorpusException if the row is not labelled, or not in a corpus's words
     */
    public Truth truth() {
        if (row.json().has("content")) {
            Set<String> labels = Vocabulary.labelsAmong(row.texts("expected_labels"));
            return new Truth(labels, labels, "exact".equals(row.text("label_completeness")), false);
        }
        String kind = row.oneOf("kind", "positive", "hard_negative", "easy_negative");
        String completeness = row.oneOf("label_completeness", "exact", "at_least", "weak_negative");
        if (!row.json().path("labels").isArray()) {
            throw row.wrong("labels", "is no list; a row that is evaluated says which labels it has");
        }
        Set<String> labels = Vocabulary.labelsAmong(row.texts("labels"));
        Set<String> shown = new TreeSet<>();
        for (String label : labels) {
            if (shows(label)) {
                shown.add(label);
            }
        }
        boolean negative = !kind.equals("positive");
        return new Truth(labels, shown, negative || completeness.equals("exact"), kind.equals("hard_negative"));
    }

    private Manifest manifest() {
        String kind = row.required("kind");
        return Manifest.named(kind)
                .orElseThrow(() -> row.wrong(
                        "kind", "is '" + kind + "'; with content it names a manifest, such as requirements.txt"));
    }

    private boolean shows(String label) {
        String evidence = row.json().path("label_evidence").path(label).asString("");
        if (!SHOWS.contains(evidence) && !SHOWS_NOT.contains(evidence)) {
            throw row.wrong(
                    "label_evidence." + label,
                    "is '" + evidence + "'; say where it is shown: title_text, manifest, url or none");
        }
        return SHOWS.contains(evidence);
    }

    private Kind kind() {
        String platform = row.text("platform");
        return switch (platform == null ? "github" : platform) {
            case "reddit" -> Kind.POST;
            case "paper" -> Kind.PAPER;
            // Projects, wherever they are kept: a name, a description and what they depend on.
            case "github", "package", "modelhub", "notebook" -> Kind.REPOSITORY;
            default ->
                throw row.wrong(
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
        String basis = row.text("label_basis");
        return basis != null && basis.startsWith("imports of");
    }
}
