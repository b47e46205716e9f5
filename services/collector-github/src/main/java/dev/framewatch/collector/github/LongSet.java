package dev.framewatch.collector.github;

/** A set of numbers in one array (open addressing, at most half full), which takes no more once it holds its limit. */
final class LongSet {
    private final int limit;
    private long[] slots = new long[1024];
    private boolean zero;
    private int size;

    LongSet(int limit) {
        this.limit = limit;
    }

    /** Adds a number; false if it was there. A number that finds no place counts as new. */
    boolean add(long number) {
        if (number == 0) {
            boolean fresh = !zero;
            zero = true;
            return fresh;
        }
        int slot = slot(number);
        if (slots[slot] == number) {
            return false;
        }
        if (size < limit) {
            slots[slot] = number;
            size++;
            if (size * 2 > slots.length) {
                grow();
            }
        }
        return true;
    }

    /** Whether it takes no more. */
    boolean full() {
        return size >= limit;
    }

    private int slot(long number) {
        int slot = (int) ((number * 0x9E3779B97F4A7C15L) >>> 32) & (slots.length - 1);
        while (slots[slot] != 0 && slots[slot] != number) {
            slot = (slot + 1) & (slots.length - 1);
        }
        return slot;
    }

    private void grow() {
        long[] old = slots;
        slots = new long[old.length * 2];
        for (long number : old) {
            if (number != 0) {
                slots[slot(number)] = number;
            }
        }
    }
}
