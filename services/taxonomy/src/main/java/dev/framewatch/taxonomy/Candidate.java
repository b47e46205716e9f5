package dev.framewatch.taxonomy;

import dev.framewatch.event.AdoptionEvent;
import dev.framewatch.event.Evidence;
import dev.framewatch.event.Role;
import dev.framewatch.event.Tag;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** A framework or product that an event names, with all that was found for it, before it is judged. */
final class Candidate {
    /** How many findings of one rule in one field are kept. */
    private static final int MOST_OF_A_RULE = 4;

    private static final int OFTEN = 3;

    private static final Comparator<Finding> STRONGEST =
            Comparator.comparingInt(Candidate::strength).reversed();

    private final Subject subject;
    private final List<Finding> findings = new ArrayList<>();
    private final boolean implied;
    private int mentions;

    Candidate(Subject subject) {
        this(subject, false);
    }

    private Candidate(Subject subject, boolean implied) {
        this.subject = subject;
        this.implied = implied;
    }

    /** The candidate for a usual companion of this one, with the same reasons. */
    Candidate companion(Subject usual) {
        Candidate companion = new Candidate(usual, true);
        companion.findings.addAll(findings);
        companion.mentions = mentions;
        return companion;
    }

    Subject subject() {
        return subject;
    }

    /** Keeps a finding, unless enough of its kind are there, or a stronger rule has read the same words. */
    void add(Finding finding) {
        if (any(each -> each.sameWordsAs(finding))) {
            return;
        }
        mentions++;
        int same = 0;
        for (Finding each : findings) {
            if (each.field() == finding.field() && each.rule().equals(finding.rule()) && ++same == MOST_OF_A_RULE) {
                return;
            }
        }
        findings.add(finding);
    }

    /** Gives a finding that it keeps another part in the text. */
    void turn(Finding finding, Cue cue) {
        findings.replaceAll(each -> each.equals(finding) ? finding.with(cue) : each);
    }

    /** Whether it names what a framework's usual companion is, or what it is used with instead. */
    boolean speaksAgainst(Framework framework, Framework usual) {
        Set<String> shown = subject instanceof Product product
                ? product.implied().map(Set::of).orElse(Set.of())
                : Set.of(subject.id());
        return shown.contains(usual.id())
                || framework.unless().contains(subject.id())
                || shown.stream().anyMatch(framework.unless()::contains);
    }

    boolean firm() {
        return any(Finding::firm);
    }

    /** Whether nothing but plain words name it, which neither its context nor their capitals turn into names. */
    boolean plain(Context context) {
        return findings.stream().allMatch(each -> each.rule().sense() == Rule.Sense.PLAIN)
                && (!context.speaksFor(subject)
                        || context.speaksAgainst(subject)
                        || findings.stream().noneMatch(Finding::spelledAsAName));
    }

    /** What may be said of it, in an event with this context. */
    Set<Feature> features(AdoptionEvent event, Context context, int otherFirm) {
        Set<Feature> features = EnumSet.noneOf(Feature.class);
        set(features, Feature.USUAL, implied);
        if (firm()) {
            features.addAll(evident());
            set(features, Feature.USED, says(Cue.USES));
            set(features, Feature.REPEATED, mentions >= OFTEN);
            set(features, Feature.CROWDED, otherFirm >= 3);
            set(features, Feature.LEFT, says(Cue.MOVES_FROM));
            set(features, Feature.ENTERED, says(Cue.MOVES_TO));
            boolean aside = aside();
            set(features, Feature.COMPARED, aside && says(Cue.COMPARES));
            set(features, Feature.LIKENED, aside && !says(Cue.COMPARES));
            return features;
        }
        features.add(Feature.AMBIGUOUS);
        set(features, Feature.AMBIGUOUS_TITLE, any(each -> each.feature() == Feature.TITLE));
        set(features, Feature.AMBIGUOUS_LABEL, any(each -> !each.field().prose()));
        set(features, Feature.JOINED, any(Finding::joined));
        set(features, Feature.SPELLED, any(each -> each.capitals() > 1));
        set(features, Feature.CAPITALISED, any(each -> each.capitals() == 1));
        set(features, Feature.AMBIGUOUS_USED, says(Cue.USES) || says(Cue.MOVES_TO) || says(Cue.MOVES_FROM));
        set(features, Feature.AMBIGUOUS_COMPARED, aside());
        set(features, Feature.AMBIGUOUS_REPEATED, mentions >= OFTEN);
        set(features, Feature.CONTEXT, context.words() > 0);
        set(features, Feature.CONTEXT_RICH, context.words() >= OFTEN);
        set(features, Feature.CONTEXT_OWN, context.speaksFor(subject));
        set(features, Feature.ACCOMPANIED, otherFirm > 0);
        set(
                features,
                Feature.IN_CODE,
                event.language() != null || !event.dependencies().isEmpty());
        set(features, Feature.AGAINST, context.speaksAgainst(subject));
        return features;
    }

    /** The strongest evidence, and all that it outweighs; or, where there is none of these, what there is. */
    private Set<Feature> evident() {
        Finding strongest = findings.getFirst();
        for (Finding each : findings) {
            strongest = strength(each) > strength(strongest) ? each : strongest;
        }
        if (strength(strongest) >= 0) {
            return EnumSet.range(Feature.FIRM, strongest.feature());
        }
        Set<Feature> weak = EnumSet.of(Feature.FIRM);
        findings.stream().filter(Finding::firm).map(Finding::feature).forEach(weak::add);
        return weak;
    }

    /** How much a finding shows, next to others; negative: little. */
    private static int strength(Finding finding) {
        return finding.firm() ? finding.feature().strength() : -2;
    }

    private static void set(Set<Feature> features, Feature feature, boolean is) {
        if (is) {
            features.add(feature);
        }
    }

    private boolean any(Predicate<Finding> condition) {
        for (Finding each : findings) {
            if (condition.test(each)) {
                return true;
            }
        }
        return false;
    }

    private boolean says(Cue cue) {
        return any(each -> each.cue() == cue);
    }

    /** Whether only texts name it, and all of them for a comparison or a likeness. */
    private boolean aside() {
        return !any(each -> each.cue() != Cue.COMPARES && each.cue() != Cue.MENTIONS);
    }

    /** Its tag with this probability of use, or none where the words are more likely plain ones. */
    @Nullable
    Tag tag(double probability) {
        boolean uses = probability >= 0.5;
        if (!uses && (implied || !firm())) {
            return null;
        }
        double confidence = Math.round((uses ? probability : 1 - probability) * 1_000) / 1_000.0;
        Role role = uses ? roleOfUse() : roleAside();
        return switch (subject) {
            case Framework framework -> new Tag(framework.id(), null, null, role, implied, confidence, evidence());
            case Product product -> {
                String implied = product.implied().orElse(null);
                yield new Tag(implied, product.id(), product.axis(), role, implied != null, confidence, evidence());
            }
        };
    }

    /** What it was found by, the strongest first. */
    private List<Evidence> evidence() {
        if (findings.size() == 1) {
            return List.of(findings.getFirst().evidence());
        }
        List<Finding> strongestFirst = new ArrayList<>(findings);
        strongestFirst.sort(STRONGEST);
        Set<Evidence> evidence = new LinkedHashSet<>();
        for (Finding each : strongestFirst) {
            if (evidence.size() < Tag.MOST_EVIDENCE) {
                evidence.add(each.evidence());
            }
        }
        return List.copyOf(evidence);
    }

    private Role roleOfUse() {
        if (!implied && subject instanceof Framework && any(each -> each.feature() == Feature.OWN_REPOSITORY)) {
            return Role.IS;
        }
        if (says(Cue.MOVES_TO)) {
            return Role.MOVES_TO;
        }
        return left() ? Role.MOVES_FROM : Role.USES;
    }

    /**
     * Whether somebody moved away from it and nothing else is said. Of a sure name the weights tell; of plain words they
     * tell no more than that it is the name that is meant.
     */
    private boolean left() {
        return !firm() && says(Cue.MOVES_FROM) && !says(Cue.USES);
    }

    private Role roleAside() {
        if (says(Cue.MOVES_FROM)) {
            return Role.MOVES_FROM;
        }
        return says(Cue.COMPARES) ? Role.COMPARES : Role.MENTIONS;
    }
}
