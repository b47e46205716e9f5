package dev.framewatch.taxonomy;

import dev.framewatch.event.AdoptionEvent;
import dev.framewatch.event.Kind;
import dev.framewatch.event.Role;
import dev.framewatch.event.Tag;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The classifier: an event in, the frameworks that it shows out. It reads title, text, topics, dependencies and what
 * the source declares, never the address.
 *
 * <p>It keeps buffers between calls, so it belongs to one thread; take one for each from the shared {@link Taxonomy}.
 * An event without a framework's name allocates nothing.
 */
public final class Classifier {
    private static final Comparator<Finding> STRONGEST =
            Comparator.comparingDouble(Finding::weight).reversed();

    private final Taxonomy taxonomy;
    private final FoldedText folded = new FoldedText();
    private final Matches matches;
    private final List<Finding> findings = new ArrayList<>();
    private final List<Framework> spokenFor = new ArrayList<>();
    private boolean context;

    Classifier(Taxonomy taxonomy) {
        this.taxonomy = taxonomy;
        this.matches = new Matches(taxonomy.rules());
    }

    /** The tags of an event, the surest first, at most one a framework; empty where it shows none. */
    public List<Tag> classify(AdoptionEvent event) {
        findings.clear();
        spokenFor.clear();
        context = false;
        read(Field.DECLARED, event.declared());
        read(Field.DEPENDENCIES, event.dependencies());
        read(Field.TOPICS, event.topics());
        read(event.kind() == Kind.REPOSITORY ? Field.FULL_NAME : Field.TITLE, event.title());
        read(Field.TEXT, event.text());
        return findings.isEmpty() ? List.of() : tags();
    }

    /** Whether a text holds words that may name a framework, sure or not. */
    public boolean names(String text) {
        scan(Field.TEXT, text);
        for (int i = 0; i < matches.size(); i++) {
            Rule.Sense sense = matches.rule(i).sense();
            if (sense == Rule.Sense.NAME || sense == Rule.Sense.AMBIGUOUS) {
                return true;
            }
        }
        return false;
    }

    private void scan(Field field, String text) {
        folded.read(text);
        matches.begin(field, folded.length());
        taxonomy.automaton().scan(folded.bytes(), 0, folded.length(), matches);
        matches.dropNested();
    }

    private void read(Field field, List<String> entries) {
        for (int i = 0; i < entries.size(); i++) {
            read(field, entries.get(i));
        }
    }

    private void read(Field field, @Nullable String text) {
        if (text == null) {
            return;
        }
        scan(field, text);
        for (int i = 0; i < matches.size(); i++) {
            Rule rule = matches.rule(i);
            Framework framework = rule.framework();
            if (framework == null) {
                context = true;
            } else if (rule.sense() == Rule.Sense.CONTEXT) {
                spokenFor.add(framework);
            } else if (rule.sense() != Rule.Sense.OTHER) {
                double weight = field.weight(taxonomy.weights(), rule.sense());
                add(new Finding(framework, rule, field, weight, text, matches.start(i), matches.end(i)));
            }
        }
    }

    /** Keeps the first finding of each rule in a field, so that a text's length does not matter any more. */
    private void add(Finding finding) {
        for (Finding each : findings) {
            if (each.sameRuleAs(finding) || each.sameWordsAs(finding)) {
                return;
            }
        }
        findings.add(finding);
    }

    private List<Tag> tags() {
        if (!context && findings.stream().noneMatch(Finding::firm)) {
            findings.removeIf(each -> !spokenFor.contains(each.framework()));
        }
        findings.sort(STRONGEST);
        Map<Framework, List<Finding>> byFramework = new LinkedHashMap<>();
        findings.forEach(each -> byFramework
                .computeIfAbsent(each.framework(), framework -> new ArrayList<>())
                .add(each));
        List<Tag> tags = new ArrayList<>();
        byFramework.forEach((framework, reasons) -> tags.add(tag(framework, reasons)));
        return tags;
    }

    private static Tag tag(Framework framework, List<Finding> reasons) {
        return new Tag(
                framework.id(),
                null,
                null,
                reasons.stream().anyMatch(Finding::own) ? Role.IS : Role.USES,
                false,
                reasons.getFirst().weight(),
                reasons.stream().limit(Tag.MOST_EVIDENCE).map(Finding::evidence).toList());
    }
}
