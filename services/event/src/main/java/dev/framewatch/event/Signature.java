package dev.framewatch.event;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/**
 * The canonical word for the tags of an event, by which daily rows are counted: for each tag
 * {@code framework:role:xN}, where x is {@code e} (explicit) or {@code i} (implied) and N the confidence in tenths
 * (0 to 9), distinct, sorted and joined by one space. Tags of products that show no framework are left out. Empty:
 * classified, no framework found.
 */
public final class Signature {
    private Signature() {}

    /**
     * What one word of a signature says.
     *
     * @param framework the framework's id
     * @param role what the framework is to the event
     * @param implied whether another tag implies it
     * @param tenth the confidence, rounded down to tenths: 0 to 9
     */
    public record Word(String framework, Role role, boolean implied, int tenth) {}

    /** The signature of an event's tags. */
    public static String of(List<Tag> tags) {
        return tags.isEmpty()
                ? ""
                : tags.stream()
                        .filter(tag -> tag.framework() != null)
                        .map(Signature::word)
                        .distinct()
                        .sorted()
                        .collect(Collectors.joining(" "));
    }

    private static String word(Tag tag) {
        int tenth = Math.min(9, (int) (tag.confidence() * 10));
        return tag.framework() + ":" + tag.role() + ":" + (tag.implied() ? "i" : "e") + tenth;
    }

    /**
     * The words of a signature.
     *
     * @throws InvalidEvent if it is not one
     */
    public static List<Word> parse(String signature) {
        if (signature.isEmpty()) {
            return List.of();
        }
        return Arrays.stream(signature.split(" ", -1)).map(Signature::parsed).toList();
    }

    private static Word parsed(String word) {
        String[] parts = word.split(":", -1);
        if (parts.length != 3 || !parts[2].matches("[ei][0-9]")) {
            throw new InvalidEvent("signature", "holds '" + word + "', which is not framework:role:e0 to i9");
        }
        Role role = Names.of(Role.class, "signature", parts[1]);
        return new Word(parts[0], role, parts[2].charAt(0) == 'i', parts[2].charAt(1) - '0');
    }
}
