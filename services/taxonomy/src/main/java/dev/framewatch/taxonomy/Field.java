package dev.framewatch.taxonomy;

import dev.framewatch.taxonomy.Rule.Sense;

/** A field of an event as the classifier reads it. */
enum Field {
    DECLARED("declared"),
    DEPENDENCIES("dependencies"),
    TOPICS("topics"),
    TITLE("title"),
    /** The title of a repository on GitHub, {@code owner/name}. */
    FULL_NAME("title"),
    TEXT("text");

    private final String text;

    Field(String text) {
        this.text = text;
    }

    /** Whether words of this sense count here; some do only where they fill an entry. */
    boolean reads(Sense sense, boolean filling) {
        return switch (sense) {
            case NAME, STEM, OTHER -> true;
            case AMBIGUOUS -> this != DECLARED;
            case PLAIN, CONTEXT, AGAINST -> this != DECLARED && this != DEPENDENCIES;
            case CODE, SITE, FILE -> prose();
            case REPOSITORY -> filling && this == FULL_NAME;
            case DECLARED -> filling && this == DECLARED;
            case PACKAGE, MODULE -> filling && this == DEPENDENCIES;
            case TOPIC -> filling && this == TOPICS;
        };
    }

    /** Whether people write sentences here. */
    boolean prose() {
        return this == TITLE || this == FULL_NAME || this == TEXT;
    }

    /** The event's property in JSON. */
    @Override
    public String toString() {
        return text;
    }
}
