package dev.framewatch.kafka.backup;

/** A backup that cannot be made, read or restored: what is wrong, and what to do. */
public final class BackupFailed extends RuntimeException {
    private static final long serialVersionUID = 1L;

    BackupFailed(String message) {
        super(message);
    }

    BackupFailed(String message, Throwable cause) {
        super(message, cause);
    }
}
