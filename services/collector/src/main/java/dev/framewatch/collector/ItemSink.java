package dev.framewatch.collector;

import java.util.Set;
import tools.jackson.databind.JsonNode;

/** Takes what a file holds, in its order. */
interface ItemSink {
    /** The fields without any of which no item of a file is of use; none: that is not known. */
    default Set<String> needs() {
        return Set.of();
    }

    /** A sound value, and its bytes, which are only valid during the call. */
    void value(JsonNode json, byte[] bytes, int from, int to, long line);

    /** Bytes that are none. */
    void broken(Broken broken);

    /**
     * Bytes that hold no value.
     *
     * @param reason what is wrong, in the same words for the same fault
     * @param detail what more is known of this case; may be empty
     * @param line the line on which they start
     * @param bytes the bytes, as far as they can be had
     */
    record Broken(String reason, String detail, long line, Stretch bytes) {}
}
