package dev.framewatch.collector;

import java.io.IOException;

/** The bytes of a file end here, although the file does not; what was read before is sound. */
final class BrokenInput extends IOException {
    private static final long serialVersionUID = 1L;

    private final String detail;

    /**
     * @param reason what is wrong, in the same words for the same fault
     * @param detail what more is known of this case; may be empty
     */
    BrokenInput(String reason, String detail) {
        super(reason);
        this.detail = detail;
    }

    String reason() {
        return String.valueOf(getMessage());
    }

    String detail() {
        return detail;
    }
}
