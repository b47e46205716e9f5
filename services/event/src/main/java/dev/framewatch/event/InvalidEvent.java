package dev.framewatch.event;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** An event broke a rule: which field, and why. The message is fit for a reader who did not write the code. */
public final class InvalidEvent extends IllegalArgumentException {
    private static final long serialVersionUID = 1L;

    private final String field;
    private final String reason;
    private final @Nullable String id;

    public InvalidEvent(String field, String reason) {
        this(field, reason, null);
    }

    private InvalidEvent(String field, String reason, @Nullable String id) {
        super(field + " " + reason);
        this.field = field;
        this.reason = reason;
        this.id = id;
    }

    /** The same of the event with this id. */
    InvalidEvent of(String event) {
        return new InvalidEvent(field, reason, event);
    }

    /** The id that the event would have. */
    public Optional<String> id() {
        return Optional.ofNullable(id);
    }

    /** The field's path in JSON, such as {@code tags.framework}. */
    public String field() {
        return field;
    }

    /** What is wrong with it, to be read after the field's name. */
    public String reason() {
        return reason;
    }
}
