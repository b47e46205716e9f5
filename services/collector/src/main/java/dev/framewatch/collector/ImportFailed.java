package dev.framewatch.collector;

/** An import cannot be done at all; the message tells the user which input, what is wrong and what to do. */
public final class ImportFailed extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public ImportFailed(String message) {
        super(message);
    }

    public ImportFailed(String message, Throwable cause) {
        super(message, cause);
    }
}
