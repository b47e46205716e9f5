package dev.framewatch.taxonomy;

/**
 * How far each kind of evidence is trusted: the probability that the framework is used, 0 to 1.
 *
 * @param repository it is the framework's own repository
 * @param declared the source says so
 * @param dependency a manifest names its package
 * @param topic a topic names it
 * @param title the title names it
 * @param text the text names it in passing
 * @param ambiguous a word that may be plain names it, and something else speaks for it
 */
record Weights(
        double repository,
        double declared,
        double dependency,
        double topic,
        double title,
        double text,
        double ambiguous) {}
