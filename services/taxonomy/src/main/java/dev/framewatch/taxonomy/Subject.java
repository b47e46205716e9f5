package dev.framewatch.taxonomy;

/** What a tag may name: a framework, or a product around one. */
public sealed interface Subject permits Framework, Product {
    /** The id in tags, such as {@code pytorch}; no framework and product share one. */
    String id();

    /** The name for readers, such as {@code PyTorch}. */
    String name();
}
