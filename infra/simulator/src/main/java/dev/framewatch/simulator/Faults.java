package dev.framewatch.simulator;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/** The dice that decide when the server behaves badly; the same requests in the same order meet the same faults. */
final class Faults {
    private static final Duration SKEW = Duration.ofMinutes(5);

    private final SplittableRandom random;
    private volatile Mischief mischief;

    Faults(long seed, Mischief mischief) {
        this.random = new SplittableRandom(seed);
        this.mischief = mischief;
    }

    Mischief mischief() {
        return mischief;
    }

    void become(Mischief other) {
        this.mischief = other;
    }

    /** Whether something of this part, 0 to 1, happens now. */
    synchronized boolean happens(double part) {
        return part > 0 && random.nextDouble() < part;
    }

    /** One of so many, by chance. */
    synchronized int among(int many) {
        return random.nextInt(many);
    }

    /** By how much the clock of the server that answers is wrong. */
    Duration skew() {
        return happens(mischief.skewed()) ? SKEW.multipliedBy(among(2) * 2L - 1) : Duration.ZERO;
    }

    /** The items as a page may come: out of order, one of them twice. */
    <T> List<T> disordered(List<T> items) {
        if (items.size() < 2 || !happens(mischief.disorder())) {
            return items;
        }
        List<T> other = new ArrayList<>(items.reversed());
        other.add(items.getFirst());
        return other;
    }
}
