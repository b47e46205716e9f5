package dev.framewatch.collector;

import dev.framewatch.collector.ItemSink.Broken;
import dev.framewatch.collector.JsonValues.NotJson;

/** Reads JSON lines: a broken line costs itself and no other. Blank lines are fine. */
final class LineItems {
    private final Window window;
    private final int longest;
    private final ItemSink sink;
    private final JsonValues json = new JsonValues();
    /** The start of a line that is cut off by what breaks the file. */
    private Stretch cutOff = new Stretch();

    LineItems(Window window, int longest, ItemSink sink) {
        this.window = window;
        this.longest = longest;
        this.sink = sink;
    }

    void read() {
        while (window.has()) {
            if (window.bytes[window.from] == 0) {
                nulBytes();
            } else {
                line();
            }
        }
        BrokenInput failure = window.failure();
        if (failure != null) {
            sink.broken(new Broken(failure.reason(), failure.detail(), window.line(), cutOff));
        }
    }

    private void line() {
        int seen = 0;
        while (true) {
            int place = lineEnd(window.bytes, window.from + seen, window.to);
            if (place < window.to) {
                take(place, place + 1);
                return;
            }
            seen = window.size();
            if (seen > longest && window.bytes[window.to - 1] != 0) {
                tooLong();
                return;
            }
            if (seen > longest || !window.more()) {
                take(window.to, window.to);
                return;
            }
        }
    }

    private static int lineEnd(byte[] bytes, int from, int to) {
        int place = from;
        while (place < to && bytes[place] != '\n') {
            place++;
        }
        return place;
    }

    /** Takes a line that ends before {@code end}; NULs behind a sound value are left for {@link #nulBytes()}. */
    private void take(int end, int next) {
        int last = end;
        while (last > window.from && window.bytes[last - 1] == 0) {
            last--;
        }
        int to = last;
        while (to > window.from && isBlankOrComma(window.bytes[to - 1])) {
            to--;
        }
        if (to > window.from) {
            try {
                sink.value(json.parse(window.bytes, window.from, to), window.bytes, window.from, to, window.line());
            } catch (NotJson broken) {
                last = end;
                broken(broken, to, end == next);
            }
        }
        window.moveTo(last < end ? last : next);
    }

    private void broken(NotJson broken, int to, boolean atEnd) {
        Stretch bytes = Stretch.of(window.bytes, window.from, to);
        if (atEnd && window.failure() != null) {
            cutOff = bytes;
        } else {
            sink.broken(new Broken(broken.reason(), broken.detail(), window.line(), bytes));
        }
    }

    private void tooLong() {
        long line = window.line();
        Stretch bytes = new Stretch();
        while (window.has()) {
            int end = lineEnd(window.bytes, window.from, window.to);
            bytes.add(window.bytes, window.from, end);
            boolean whole = end < window.to;
            window.moveTo(end);
            if (whole) {
                break;
            }
        }
        sink.broken(new Broken("The line is longer than " + longest + " bytes", "", line, bytes));
    }

    private void nulBytes() {
        Stretch bytes = new Stretch();
        long line = window.line();
        while (window.has() && window.bytes[window.from] == 0) {
            int end = window.from;
            while (end < window.to && window.bytes[end] == 0) {
                end++;
            }
            bytes.add(window.bytes, window.from, end);
            window.moveTo(end);
        }
        sink.broken(new Broken("NUL bytes", "", line, bytes));
    }

    /** An element of an array that lost its start may be a line, with the comma behind it. */
    private static boolean isBlankOrComma(byte b) {
        return (b >= 0 && b <= ' ') || b == ',';
    }
}
