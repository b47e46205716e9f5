package dev.framewatch.taxonomy;

/** A taxonomy cannot be used. The message names the file, the line, the property, what is wrong and what to do. */
public final class TaxonomyException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    TaxonomyException(String message) {
        super(message);
    }

    TaxonomyException(String message, Throwable cause) {
        super(message, cause);
    }
}
