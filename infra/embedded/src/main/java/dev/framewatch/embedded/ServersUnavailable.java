package dev.framewatch.embedded;

/** The servers cannot be had: why, and what to do. The message is fit for a user. */
public final class ServersUnavailable extends RuntimeException {
    private static final long serialVersionUID = 1L;

    ServersUnavailable(String message) {
        super(message);
    }

    ServersUnavailable(String message, Throwable cause) {
        super(message, cause);
    }
}
