package dev.framewatch.taxonomy;

import dev.framewatch.taxonomy.Rule.Sense;
import org.jspecify.annotations.Nullable;

/** A field of an event as the classifier reads it. */
enum Field {
    DECLARED("declared", Sense.DECLARED),
    DEPENDENCIES("dependencies", Sense.PACKAGE),
    TOPICS("topics", Sense.TOPIC),
    TITLE("title", null),
    /** The title of a repository on GitHub, {@code owner/name}. */
    FULL_NAME("title", Sense.REPOSITORY),
    TEXT("text", null);

    private final String text;
    private final @Nullable Sense whole;

    Field(String text, @Nullable Sense whole) {
        this.text = text;
        this.whole = whole;
    }

    /** Whether words of this sense count here; some do only where they fill an entry. */
    boolean reads(Sense sense, boolean filling) {
        return switch (sense) {
            case NAME, OTHER -> true;
            case AMBIGUOUS -> this != DECLARED;
            case CONTEXT -> this != DECLARED && this != DEPENDENCIES;
            case REPOSITORY, DECLARED, PACKAGE, TOPIC -> filling && sense == whole;
        };
    }

    double weight(Weights weights, Sense sense) {
        if (sense == Sense.AMBIGUOUS) {
            return weights.ambiguous();
        }
        if (sense == Sense.REPOSITORY) {
            return weights.repository();
        }
        return switch (this) {
            case DECLARED -> weights.declared();
            case DEPENDENCIES -> weights.dependency();
            case TOPICS -> weights.topic();
            case TITLE, FULL_NAME -> weights.title();
            case TEXT -> weights.text();
        };
    }

    /** The event's property in JSON. */
    @Override
    public String toString() {
        return text;
    }
}
