package dev.framewatch.collector.github;

import java.util.List;

/**
 * A stretch of time in which is searched, in seconds since 1970, both included.
 *
 * @param from its first second
 * @param to its last second
 * @param query which search comes next in it; those before are done
 */
record Slice(long from, long to, int query) {
    /** Whether it can be halved. */
    boolean splits() {
        return from < to;
    }

    /** Both halves, which have the same searches behind them. */
    List<Slice> halves() {
        long middle = from + (to - from) / 2;
        return List.of(new Slice(from, middle, query), new Slice(middle + 1, to, query));
    }

    /** The same with one search more behind it. */
    Slice searched() {
        return new Slice(from, to, query + 1);
    }
}
