package dev.framewatch.collector;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** The part of a file's bytes that is looked at: from {@code from} to {@code to}, moving on and growing as needed. */
final class Window {
    byte[] bytes = new byte[256 * 1024];
    int from;
    int to;
    private final PackedFile file;
    private long line = 1;
    private boolean ended;
    private @Nullable BrokenInput failure;

    Window(PackedFile file) {
        this.file = file;
    }

    /** Reads more bytes behind {@code to}, which may move all that is in the window; false at the end of the file. */
    boolean more() {
        if (ended) {
            return false;
        }
        if (from > 0) {
            System.arraycopy(bytes, from, bytes, 0, to - from);
            to -= from;
            from = 0;
        }
        if (to > bytes.length - 64 * 1024) {
            bytes = Arrays.copyOf(bytes, bytes.length * 2);
        }
        try {
            int count = file.read(bytes, to, bytes.length - to);
            ended = count < 0;
            to += Math.max(0, count);
        } catch (BrokenInput broken) {
            failure = broken;
            ended = true;
        }
        return !ended;
    }

    /** Whether there is a byte at {@code from}. */
    boolean has() {
        while (from == to) {
            if (!more()) {
                return false;
            }
        }
        return true;
    }

    int size() {
        return to - from;
    }

    /** Moves on to a place in the window and counts the lines on the way. */
    void moveTo(int place) {
        byte[] passed = bytes;
        int lineEnds = 0;
        for (int i = from; i < place; i++) {
            lineEnds += passed[i] == '\n' ? 1 : 0;
        }
        line += lineEnds;
        from = place;
    }

    /** The line, from 1, on which {@code from} stands. */
    long line() {
        return line;
    }

    /** Why the bytes end before the file does, once they have ended; {@code null} where the file was sound. */
    @Nullable
    BrokenInput failure() {
        return failure;
    }
}
