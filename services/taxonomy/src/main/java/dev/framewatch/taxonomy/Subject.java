package dev.framewatch.taxonomy;

import java.util.Set;

/** What a tag may name: a framework, or a product around one. */
public sealed interface Subject permits Framework, Product {
    /** The id in tags, such as {@code pytorch}; no framework and product share one. */
    String id();

    /** The name for readers, such as {@code PyTorch}. */
    String name();

    /** Its own repositories on GitHub, as {@code owner/name} in lower case; old names of one among them. */
    Set<String> repositories();
}
