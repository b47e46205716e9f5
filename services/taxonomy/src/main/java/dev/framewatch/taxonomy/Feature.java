package dev.framewatch.taxonomy;

import java.util.Locale;

/**
 * What may be said of a name found in an event, and speaks for or against its use. Each has a weight: the log-odds that
 * it adds.
 */
enum Feature {
    /** There is at least one sure name: the base for all that follows up to {@link #AMBIGUOUS}. */
    FIRM(2.5),
    /** The event is for the subject's own repository. */
    OWN_REPOSITORY(3),
    /** The source declares it. */
    DECLARED(2),
    /** A manifest names its package. */
    DEPENDENCY(1.5),
    /** A line of code imports or installs it. */
    CODE(1.5),
    /** A topic names it. */
    TOPIC(1),
    /** The title names it. */
    TITLE(0.5),
    /** A repository's description or readme names it. */
    README(0.2),
    /** Any other text names it. */
    PASSING(-1),
    /** A text has an address of its site. */
    SITE(-0.5),
    /** A text names a file of its kind. */
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
    AGAINST(-2);

    private final double prior;
    private final String text = name().toLowerCase(Locale.ROOT).replace('_', '-');

    Feature(double prior) {
        this.prior = prior;
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
