package dev.framewatch.collector.poll;

import java.io.Serial;

/** A request failed, or its answer cannot be used; the message says why, and is shown. It never holds a credential. */
public final class PollFailed extends RuntimeException {
    @Serial
    private static final long serialVersionUID = 1L;

    public PollFailed(String reason) {
        super(reason);
    }

    public PollFailed(String reason, Throwable cause) {
        super(reason, cause);
    }
}
