package dev.framewatch.taxonomy;

import java.util.List;
import java.util.Locale;

/**
 * What may be said of a name found in an event, and speaks for or against its use. Each has a weight: the log-odds that
 * it adds.
 */
enum Feature {
    /** There is at least one sure name: the base for all that follows up to {@link #AMBIGUOUS}. */
    FIRM(1),
    /** A repository's description or readme names it, or stronger evidence does. */
    README(0.5, 0.2),
    /** The title names it, or stronger evidence does. */
    TITLE(0.5, 0.2),
    /** A topic names it, or stronger evidence does. */
    TOPIC(0.5, 0.2),
    /** A line of code imports or installs it, or stronger evidence does. */
    CODE(0.5, 0.2),
    /** A manifest names its package, or stronger evidence does. */
    DEPENDENCY(0.5, 0.2),
    /** The source declares it, or stronger evidence does. */
    DECLARED(0.5, 0.2),
    /** The event is for the subject's own repository. */
    OWN_REPOSITORY(1, 0.2),
    /** Nothing but a word of a longer package name shows it. */
    PACKAGE_WORD(-0.5),
    /** Nothing but addresses of its site show it. */
    SITE(-0.5),
    /** Nothing but the names of files of its kind show it. */
    FILE(0.5),
    /** Words beside a name say that it is used. */
    USED(0.5),
    /** It is named three times or more. */
    REPEATED(0.5),
    /** Three other frameworks or more are surely named. */
    CROWDED(-1),
    /** Every text names it in comparison only. */
    COMPARED(-5),
    /** Every text names it as a model, a source or a likeness only. */
    LIKENED(-5),
    /** A text says that somebody moved away from it. */
    LEFT(-6),
    /** A text says that somebody moved to it. */
    ENTERED(0.5),

    /** There is no sure name, only words that are plain ones too: the base for all that follows. */
    AMBIGUOUS(-3),
    /** The title has the word. */
    AMBIGUOUS_TITLE(0.3),
    /** A topic or a manifest has the word. */
    AMBIGUOUS_LABEL(1.5),
    /** The word is a part of a name with hyphens or the like. */
    JOINED(0.5),
    /** The word stands in capitals of its own, such as JAX. */
    SPELLED(1),
    /** The word stands capitalised. */
    CAPITALISED(0),
    /** Words beside it say that it is used. */
    AMBIGUOUS_USED(0.7),
    /** Every text names it in comparison or as a likeness only. */
    AMBIGUOUS_COMPARED(-2),
    /** The word stands there three times or more. */
    AMBIGUOUS_REPEATED(0.3),
    /** The event has a word of deep learning. */
    CONTEXT(1),
    /** It has three such words or more. */
    CONTEXT_RICH(0.7),
    /** It has words that belong to this subject. */
    CONTEXT_OWN(1),
    /** A framework or product is surely named beside it. */
    ACCOMPANIED(1.5),
    /** The event is about a repository or a piece of code. */
    IN_CODE(1),
    /** The event has words of the plain sense. */
    AGAINST(-2),

    /** Nothing but the use of another shows it, which has it as its usual companion: adds to that one's log-odds. */
    USUAL(-0.5);

    /** Where a name may stand, each outweighing those before it. */
    private static final List<Feature> EVIDENCE =
            List.of(FIRM, README, TITLE, TOPIC, CODE, DEPENDENCY, DECLARED, OWN_REPOSITORY);

    private final double prior;
    private final double least;
    private final String text = name().toLowerCase(Locale.ROOT).replace('_', '-');

    Feature(double prior) {
        this(prior, Double.NEGATIVE_INFINITY);
    }

    Feature(double prior, double least) {
        this.prior = prior;
        this.least = least;
    }

    /** Its rank among the places where a name may stand, from 0; -1: it is none of them, and shows less. */
    int strength() {
        return EVIDENCE.indexOf(this);
    }

    /** The least weight that it may have: evidence that outweighs other evidence never weighs less. */
    double least() {
        return least;
    }

    /** The weight that it has before anything is learned. */
    double prior() {
        return prior;
    }

    /** The name in the file of weights. */
    @Override
    public String toString() {
        return text;
    }
}
