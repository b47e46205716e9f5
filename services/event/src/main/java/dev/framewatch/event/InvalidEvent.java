package dev.framewatch.event;

/** An event broke a rule: which field, and why. The message is fit for a reader who did not write the code. */
public final class InvalidEvent extends IllegalArgumentException {
    private static final long serialVersionUID = 1L;

    private final String field;
    private final String reason;

    public InvalidEvent(String field, String reason) {
        super(field + " " + reason);
        this.field = field;
        this.reason = reason;
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
