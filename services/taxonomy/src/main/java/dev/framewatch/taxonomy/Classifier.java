package dev.framewatch.taxonomy;

import dev.framewatch.event.AdoptionEvent;
import dev.framewatch.event.Kind;
import dev.framewatch.event.Tag;
import dev.framewatch.event.Venue;
import dev.framewatch.taxonomy.Rule.Sense;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/**
 * The classifier: an event in, the frameworks and products that it shows out. It reads title, text, topics,
 * dependencies, language and what the source declares, never the address.
 *
 * <p>It keeps buffers between calls, so it belongs to one thread; take one for each from the shared {@link Taxonomy}.
 * An event without a name allocates nothing.
 */
public final class Classifier {
    private static final Comparator<Tag> SUREST = Comparator.comparing(
                    (Tag tag) -> !tag.role().countsAsUse())
            .thenComparing(Comparator.comparingDouble(Tag::confidence).reversed());

    private final Taxonomy taxonomy;
    private final FoldedText folded = new FoldedText();
    private final Matches matches;
    private final Context context;
    private final List<Candidate> candidates = new ArrayList<>();
    private Kind kind = Kind.POST;

    Classifier(Taxonomy taxonomy) {
        this.taxonomy = taxonomy;
        this.matches = new Matches(taxonomy.rules());
        this.context = new Context(taxonomy.rules());
    }

    /**
     * The tags of an event, uses first and the surest of them first, at most one a framework and one a product; empty
     * where it shows none.
     */
    public List<Tag> classify(AdoptionEvent event) {
        read(event);
        if (candidates.isEmpty()) {
            return List.of();
        }
        List<Tag> tags = new ArrayList<>();
        Weights weights = taxonomy.weights();
        judge(event, (candidate, features) -> {
            Tag tag = candidate.tag(weights.probability(features));
            if (tag != null) {
                tags.add(tag);
            }
        });
        tags.sort(SUREST);
        return taxonomy.withImplied(tags);
    }

    /** Whether a text holds words that may name a framework, sure or not. */
    public boolean names(String text) {
        scan(Field.TEXT, text);
        for (int i = 0; i < matches.size(); i++) {
            Sense sense = matches.rule(i).sense();
            if (sense.names() && sense != Sense.PLAIN) {
                return true;
            }
        }
        return false;
    }

    /** Hands on what an event names, each with its features. */
    void candidates(AdoptionEvent event, BiConsumer<Subject, Set<Feature>> to) {
        read(event);
        judge(event, (candidate, features) -> to.accept(candidate.subject(), features));
    }

    private void judge(AdoptionEvent event, BiConsumer<Candidate, Set<Feature>> to) {
        candidates.removeIf(each -> each.plain(context));
        int firm = 0;
        for (Candidate each : candidates) {
            firm += each.firm() ? 1 : 0;
        }
        for (Candidate each : candidates) {
            int others = each.firm() ? firm - 1 : firm;
            to.accept(each, each.features(event, context, others));
            if (each.subject() instanceof Framework framework) {
                for (Framework usual : taxonomy.companions(framework)) {
                    if (candidates.stream().noneMatch(other -> other.speaksAgainst(framework, usual))) {
                        Candidate companion = each.companion(usual);
                        to.accept(companion, companion.features(event, context, others));
                    }
                }
            }
        }
    }

    private void read(AdoptionEvent event) {
        candidates.clear();
        context.clear();
        kind = event.kind();
        read(Field.DECLARED, event.declared());
        read(Field.DEPENDENCIES, event.dependencies());
        read(Field.TOPICS, event.topics());
        read(kind == Kind.REPOSITORY ? Field.FULL_NAME : Field.TITLE, event.title());
        read(Field.TEXT, event.text());
    }

    private void read(Field field, List<String> entries) {
        for (int i = 0; i < entries.size(); i++) {
            String entry = entries.get(i);
            if (!isVenue(field, entry)) {
                read(field, entry);
            }
        }
    }

    private boolean isVenue(Field field, String entry) {
        return kind == Kind.PAPER && field == Field.TOPICS && Venue.is(entry);
    }

    private void read(Field field, @Nullable String text) {
        if (text == null) {
            return;
        }
        scan(field, text);
        Finding last = null;
        for (int i = 0; i < matches.size(); i++) {
            Sense sense = matches.rule(i).sense();
            if (sense.names()) {
                last = add(last, field, text, i);
            } else if (sense != Sense.OTHER) {
                context.add(matches.index(i));
            }
        }
    }

    private void scan(Field field, String text) {
        folded.read(text);
        matches.begin(field, folded.bytes(), folded.length());
        taxonomy.automaton().scan(folded.bytes(), 0, folded.length(), matches);
        matches.dropNested();
    }

    /** Adds a finding, and the part that it gives to the one before it. */
    private Finding add(@Nullable Finding last, Field field, String text, int match) {
        Rule rule = matches.rule(match);
        int start = matches.start(match);
        int end = matches.end(match);
        Cue cue = field.prose() && rule.sense() != Sense.CODE
                ? taxonomy.cues().of(folded.bytes(), folded.length(), start, end)
                : null;
        if (last != null && start >= last.end()) {
            if (cue == null || (cue == Cue.USES && last.cue() == Cue.MOVES_FROM)) {
                Cue other = inherited(last, start);
                cue = other == Cue.MOVES_TO || cue == null ? other : cue;
            } else if (cue == Cue.FROM && last.cue() == Cue.MOVES_TO) {
                cue = Cue.MOVES_FROM;
            }
        }
        Candidate candidate = candidate(Objects.requireNonNull(rule.subject()));
        boolean whole = start == 0 && end == folded.length();
        Feature feature = feature(field, rule.sense(), whole);
        boolean doubtful = !rule.sense().firm();
        int capitals = doubtful && !folded.shouts(start, end) ? folded.capitals(start, end) : 0;
        boolean joined = doubtful && field.prose() && folded.joined(start, end);
        int first = last == null || last.end() > start
                ? folded.characters(0, start)
                : last.last() + folded.characters(last.end(), start);
        Finding finding = new Finding(
                candidate.subject(),
                rule,
                feature,
                field,
                text,
                start,
                end,
                first,
                first + folded.characters(start, end),
                capitals,
                joined,
                cue);
        candidate.add(finding);
        return finding;
    }

    /** What the name before says of this one: "unlike A and B", "from A to B". */
    private @Nullable Cue inherited(Finding last, int start) {
        boolean left = last.cue() == Cue.MOVES_FROM || last.cue() == Cue.FROM;
        if (left && taxonomy.cues().joins(Cue.TO, folded.bytes(), last.end(), start)) {
            candidate(last.subject()).turn(last, Cue.MOVES_FROM);
            return Cue.MOVES_TO;
        }
        boolean listed = taxonomy.cues().passes(folded.bytes(), last.end(), start);
        return listed ? last.cue() : null;
    }

    private Candidate candidate(Subject subject) {
        for (Candidate each : candidates) {
            if (each.subject().equals(subject)) {
                return each;
            }
        }
        Candidate candidate = new Candidate(subject);
        candidates.add(candidate);
        return candidate;
    }

    private Feature feature(Field field, Sense sense, boolean whole) {
        return switch (sense) {
            case REPOSITORY -> Feature.OWN_REPOSITORY;
            case CODE -> Feature.CODE;
            case SITE -> Feature.SITE;
            case FILE -> Feature.FILE;
            default ->
                switch (field) {
                    case DECLARED -> Feature.DECLARED;
                    case DEPENDENCIES -> whole ? Feature.DEPENDENCY : Feature.PACKAGE_WORD;
                    case TOPICS -> Feature.TOPIC;
                    case TITLE, FULL_NAME -> Feature.TITLE;
                    case TEXT -> kind == Kind.REPOSITORY ? Feature.README : Feature.FIRM;
                };
        };
    }
}
