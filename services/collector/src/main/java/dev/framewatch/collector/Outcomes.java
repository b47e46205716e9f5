package dev.framewatch.collector;

import dev.framewatch.event.AdoptionEvent;

/** Takes what became of the items of a file. */
public interface Outcomes {
    /** It is an event. */
    void event(AdoptionEvent event);

    /**
     * It can never be an event.
     *
     * @param reason what is wrong, in words that are the same for the same fault
     * @param detail what is wrong with this one in particular, such as the value; empty where the reason says it all
     */
    void rejected(String reason, String detail);

    /** It is fine and counted, but no event of its own. */
    void passed();

    /** The file held it before. */
    void repeated();

    /**
     * The whole file holds all that a live task would have found in a stretch of time, so that it lacks nothing there any
     * more; said at the end of the file.
     */
    void covers(String task, Span span);

    /** Something that the reader of the report should know about the file. */
    void warning(String words);
}
