package dev.framewatch.taxonomy;

import java.util.Locale;

/** What words beside a name say of its part in the text. */
enum Cue {
    /** It is used: implemented in, based on. */
    USES,
    /** It is a model, a source or a likeness: a port of, similar to. */
    MENTIONS,
    /** It is compared: unlike, versus. */
    COMPARES,
    /** Somebody leaves it: migrated from. */
    MOVES_FROM,
    /** Somebody takes it up: switched to. */
    MOVES_TO,
    /** Somebody may leave it, if another name and a word of {@link #TO} follow: from. */
    FROM,
    /** Stands between what is left and what is taken up: to. */
    TO;

    private final String text = name().toLowerCase(Locale.ROOT).replace('_', '-');

    /** The name in the taxonomy's file. */
    @Override
    public String toString() {
        return text;
    }
}
