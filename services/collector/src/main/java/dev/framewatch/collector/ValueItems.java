package dev.framewatch.collector;

import dev.framewatch.collector.ItemSink.Broken;
import dev.framewatch.collector.JsonValues.NotJson;
import java.util.Arrays;

/**
 * Reads the elements of JSON arrays, and JSON values that stand one after another, over any number of lines. Behind a
 * broken element it goes on at the next object that begins as the last sound element did, with the same first key;
 * what lies between is one rejection.
 */
final class ValueItems {
    private static final int LONGEST_START = 256;

    private final Window window;
    private final int longest;
    private final ItemSink sink;
    private final JsonValues json = new JsonValues();
    private final JsonExtent extent = new JsonExtent();
    private boolean inArray;
    private boolean restRejected;
    /** Whether the place is an element's beyond doubt: nothing since the array's start or a sound element was broken. */
    private boolean sure = true;
    /** The first key of the last element that was beyond doubt, in quotes; before there is one, just a quote. */
    private byte[] firstKey = {'"'};

    ValueItems(Window window, int longest, ItemSink sink) {
        this.window = window;
        this.longest = longest;
        this.sink = sink;
    }

    void read() {
        while (window.has()) {
            byte b = window.bytes[window.from];
            if (isBlank(b) || b == ',') {
                window.moveTo(window.from + 1);
            } else if (b == (inArray ? ']' : '[')) {
                inArray = !inArray;
                window.moveTo(window.from + 1);
            } else {
                element();
            }
        }
        BrokenInput failure = window.failure();
        if (restRejected) {
            return;
        }
        if (failure != null) {
            sink.broken(new Broken(failure.reason(), failure.detail(), window.line(), new Stretch()));
        } else if (inArray) {
            sink.broken(new Broken("The file ends before its array does", "", window.line(), new Stretch()));
        }
    }

    private void element() {
        extent.reset();
        while (true) {
            switch (extent.scan(window.bytes, window.from, window.to)) {
                case WHOLE -> {
                    whole(window.from + extent.seen());
                    return;
                }
                case BROKEN -> {
                    resume("Not valid JSON", "byte " + (extent.seen() + 1) + " of the element is out of place");
                    return;
                }
                case MORE -> {
                    if (window.size() > longest) {
                        resume("The element is longer than " + longest + " bytes", "");
                        return;
                    }
                    if (!window.more()) {
                        cutOff();
                        return;
                    }
                }
            }
        }
    }

    private void whole(int end) {
        try {
            sink.value(json.parse(window.bytes, window.from, end), window.bytes, window.from, end, window.line());
            learn(end);
            sure = true;
        } catch (NotJson broken) {
            sink.broken(new Broken(
                    broken.reason(), broken.detail(), window.line(), Stretch.of(window.bytes, window.from, end)));
        }
        window.moveTo(end);
    }

    private void learn(int end) {
        int quote = afterBlanks(window.from + 1, end);
        if (!sure || window.bytes[window.from] != '{' || window.bytes[quote] != '"') {
            return;
        }
        int last = quote + 1;
        while (last < end && window.bytes[last] != '"' && last - quote < LONGEST_START / 2) {
            last++;
        }
        if (last < end && window.bytes[last] == '"' && window.bytes[afterBlanks(last + 1, end)] == ':') {
            firstKey = Arrays.copyOfRange(window.bytes, quote, last + 1);
        }
    }

    private void cutOff() {
        BrokenInput failure = window.failure();
        if (failure == null) {
            resume("The file ends inside an element", "");
        } else {
            resume(failure.reason(), failure.detail());
        }
    }

    /** Rejects what lies before the next object that begins as an element does, or before the end of the file. */
    private void resume(String reason, String detail) {
        if (firstKey.length == 1) {
            learn(Math.min(window.from + extent.seen(), window.to - 1));
        }
        sure = false;
        long line = window.line();
        boolean nul = window.bytes[window.from] == 0;
        Stretch rejected = new Stretch();
        rejectUpToNext(rejected);
        restRejected = !window.has();
        sink.broken(new Broken(nul ? "NUL bytes" : reason, nul ? "" : detail, line, rejected));
    }

    private void rejectUpToNext(Stretch rejected) {
        byte before = window.bytes[window.from];
        reject(rejected, window.from + 1);
        while (window.has()) {
            for (int place = window.from; place < window.to; place++) {
                byte b = window.bytes[place];
                if (b == '{' && before != ':') {
                    reject(rejected, place);
                    if (beginsElement()) {
                        return;
                    }
                    place = window.from;
                }
                before = isBlank(b) ? before : b;
            }
            reject(rejected, window.to);
        }
    }

    private void reject(Stretch rejected, int place) {
        rejected.add(window.bytes, window.from, place);
        window.moveTo(place);
    }

    private boolean beginsElement() {
        while (window.size() < LONGEST_START && window.more()) {
            // The first key must be seen as a whole.
        }
        int quote = afterBlanks(window.from + 1, window.to);
        int end = quote + firstKey.length;
        return end <= window.to && Arrays.equals(window.bytes, quote, end, firstKey, 0, firstKey.length);
    }

    private int afterBlanks(int from, int to) {
        int place = from;
        while (place < to - 1 && isBlank(window.bytes[place])) {
            place++;
        }
        return place;
    }

    private static boolean isBlank(byte b) {
        return b == ' ' || b == '\n' || b == '\r' || b == '\t';
    }
}
