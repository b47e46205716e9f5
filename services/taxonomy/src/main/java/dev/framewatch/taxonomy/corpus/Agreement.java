package dev.framewatch.taxonomy.corpus;

import dev.framewatch.event.AdoptionEvent;
import dev.framewatch.event.Draft;
import dev.framewatch.taxonomy.Classifier;
import java.util.Set;

/**
 * How far a classifier agrees with what sources declare: once by what else is in the event, and once by all of it. What
 * a declaration means is what the classifier says of it alone.
 */
public final class Agreement {
    /**
     * How often one way to look at an event agrees with its declaration.
     *
     * @param declared in how many events something known is declared
     * @param named in how many of these the classifier found something
     * @param agreed in how many of these all that is declared is found
     */
    public record Count(int declared, int named, int agreed) {
        private Count with(Set<String> expected, Set<String> found) {
            return new Count(
                    declared + 1, named + (found.isEmpty() ? 0 : 1), agreed + (found.containsAll(expected) ? 1 : 0));
        }

        /** The part of the events in which something was found that agree; not a number where nothing was. */
        public double ofNamed() {
            return (double) agreed / named;
        }

        /** The part of all events that agree; not a number where there are none. */
        public double ofDeclared() {
            return (double) agreed / declared;
        }
    }

    private final Classifier classifier;
    private int rows;
    private int silent;
    private int unknown;
    private Count without = new Count(0, 0, 0);
    private Count with = new Count(0, 0, 0);

    public Agreement(Classifier classifier) {
        this.classifier = classifier;
    }

    /** Counts one event. */
    public void add(AdoptionEvent event) {
        rows++;
        if (event.declared().isEmpty()) {
            silent++;
            return;
        }
        Set<String> expected = found(draftOf(event, true).event());
        if (expected.isEmpty()) {
            unknown++;
            return;
        }
        Draft rest =
                draftOf(event, false).title(event.title()).text(event.text()).language(event.language());
        event.topics().forEach(rest::topic);
        event.dependencies().forEach(rest::dependency);
        without = without.with(expected, found(rest.event()));
        with = with.with(expected, found(event));
    }

    private static Draft draftOf(AdoptionEvent event, boolean declared) {
        Draft draft = AdoptionEvent.draft(event.source(), event.kind(), "part")
                .revision(event.occurredAt())
                .occurred(event.occurredAt(), event.precision())
                .observed(event.observedAt());
        if (declared) {
            event.declared().forEach(draft::declared);
        }
        return draft;
    }

    private Set<String> found(AdoptionEvent event) {
        return Verdict.ids(classifier.classify(event));
    }

    /** How many events there are. */
    public int rows() {
        return rows;
    }

    /** How many declare nothing. */
    public int silent() {
        return silent;
    }

    /** How many declare what the classifier does not know. */
    public int unknown() {
        return unknown;
    }

    /** The agreement without looking at the declaration. */
    public Count without() {
        return without;
    }

    /** The agreement with looking at it. */
    public Count with() {
        return with;
    }
}
