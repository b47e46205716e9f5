package dev.framewatch.collector.poll;

/**
 * A part of a source that is not there as it should be.
 *
 * @param name names it within its task, such as {@code 2024-01-03-5} for an hour; in the form of {@link PollTask#name}
 * @param state what is wrong with it
 * @param reason the same in words, with figures
 */
public record Gap(String name, State state, String reason) {
    /** What is wrong with a gap. */
    public enum State {
        /** The source has nothing there. */
        MISSING,
        /** What the source has cannot be read to its end. */
        CORRUPT,
        /** What the source has is too small to be true. */
        SUSPICIOUS,
        /** It was found later. */
        FILLED
    }

    public Gap {
        Names.check("gap", name);
        reason = reason.length() > 300 ? reason.substring(0, 300) : reason;
    }
}
