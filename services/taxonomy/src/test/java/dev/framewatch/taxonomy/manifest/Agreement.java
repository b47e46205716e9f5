package dev.framewatch.taxonomy.manifest;

import java.util.Locale;
import java.util.Set;

/** How far what is found agrees with what is expected, counted over all names of all files. */
final class Agreement {
    private int both;
    private int found;
    private int expected;

    void add(Set<String> names, Set<String> expectedNames) {
        found += names.size();
        expected += expectedNames.size();
        both += (int) names.stream().filter(expectedNames::contains).count();
    }

    double precision() {
        return found == 0 ? 1 : (double) both / found;
    }

    double recall() {
        return expected == 0 ? 1 : (double) both / expected;
    }

    double f1() {
        return found + expected == 0 ? 1 : 2.0 * both / (found + expected);
    }

    @Override
    public String toString() {
        return String.format(
                Locale.ROOT,
                "%d expected, %d found, %d in both: precision %.4f, recall %.4f, F1 %.4f",
                expected,
                found,
                both,
                precision(),
                recall(),
                f1());
    }
}
