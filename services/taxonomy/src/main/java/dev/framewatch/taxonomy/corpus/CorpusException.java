package dev.framewatch.taxonomy.corpus;

/** A corpus cannot be read. The message names the file, the line, the property, what is wrong and what to do. */
public final class CorpusException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    CorpusException(String message) {
        super(message);
    }

    CorpusException(String message, Throwable cause) {
        super(message, cause);
    }
}
