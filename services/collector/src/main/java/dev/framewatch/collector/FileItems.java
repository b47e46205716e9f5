package dev.framewatch.collector;

import dev.framewatch.collector.ItemSink.Broken;
import dev.framewatch.collector.JsonExtent.Verdict;
import dev.framewatch.collector.JsonValues.NotJson;

/**
 * Reads a file as JSON lines, as an array, or as values over several lines, whichever it is: an array begins with a
 * bracket, and a value that is sound and goes over a line's end is no line.
 */
final class FileItems {
    private final Window window;
    private final int longest;
    private final ItemSink sink;

    FileItems(PackedFile file, CollectorSettings settings, ItemSink sink) {
        this.window = new Window(file);
        this.longest = (int) settings.longestItem().toBytes();
        this.sink = sink;
    }

    void read() {
        while (window.size() < 4 && window.more()) {
            // A mark of the encoding has at most 3 bytes.
        }
        if (starts(0xFF, 0xFE) || starts(0xFE, 0xFF)) {
            sink.broken(new Broken("The file is UTF-16; convert it to UTF-8", "", 1, new Stretch()));
            return;
        }
        if (starts(0xEF, 0xBB, 0xBF)) {
            window.from += 3;
        }
        while (window.has() && window.bytes[window.from] >= 0 && window.bytes[window.from] <= ' ' && !starts(0)) {
            window.moveTo(window.from + 1);
        }
        if (starts('[') || (starts('{') && goesOverLines())) {
            new ValueItems(window, longest, sink).read();
        } else {
            new LineItems(window, longest, sink).read();
        }
    }

    private boolean goesOverLines() {
        JsonExtent extent = new JsonExtent();
        while (true) {
            Verdict verdict = extent.scan(window.bytes, window.from, window.to);
            if (verdict == Verdict.WHOLE) {
                return hasLineEnd(extent.seen()) && isJson(extent.seen());
            }
            if (verdict == Verdict.BROKEN || window.size() > longest || !window.more()) {
                return false;
            }
        }
    }

    private boolean hasLineEnd(int length) {
        for (int i = window.from; i < window.from + length; i++) {
            if (window.bytes[i] == '\n') {
                return true;
            }
        }
        return false;
    }

    private boolean isJson(int length) {
        try {
            return !new JsonValues()
                    .parse(window.bytes, window.from, window.from + length)
                    .isMissingNode();
        } catch (NotJson broken) {
            return false;
        }
    }

    private boolean starts(int... expected) {
        for (int i = 0; i < expected.length; i++) {
            if (window.size() <= i || (window.bytes[window.from + i] & 0xFF) != expected[i]) {
                return false;
            }
        }
        return true;
    }
}
