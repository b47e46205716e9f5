package dev.framewatch.collector;

import java.util.List;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/**
 * Turns the items of one file into events, in the file's order. It must do the same for the same file every time, since
 * an import that was cut off is resumed by reading again and passing over what was published. Not thread-safe.
 */
public interface ItemReader {
    /** The fields without any of which no item can be read; none: that is not known. */
    default Set<String> needs() {
        return Set.of();
    }

    /**
     * The items in a line, in an element of an array or in a whole document: mostly itself, of an array its elements,
     * of a page what it lists.
     */
    default List<JsonNode> items(JsonNode value, Outcomes outcomes) {
        return value.isArray() ? List.copyOf(value.values()) : List.of(value);
    }

    /**
     * Reads one item and says once what became of it.
     *
     * @throws dev.framewatch.event.InvalidEvent if the item breaks a rule of the event; it is rejected with that reason
     */
    void read(Item item, Outcomes outcomes);

    /** Says what only the whole file tells, after its last item. */
    default void end(Outcomes outcomes) {}
}
