package dev.framewatch.allinone;

/** A command failed for a reason that its user can read: which input, what is wrong, what to do. */
final class Failure extends RuntimeException {
    private static final long serialVersionUID = 1L;

    Failure(String message) {
        super(message);
    }

    Failure(String message, Throwable cause) {
        super(message, cause);
    }
}
