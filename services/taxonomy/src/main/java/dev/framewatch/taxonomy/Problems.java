package dev.framewatch.taxonomy;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** All that is wrong in one file, by its lines. */
final class Problems {
    /** How many are named; who has more made one mistake everywhere. */
    private static final int MOST = 30;

    private final String file;
    private final Map<Integer, Set<String>> found = new TreeMap<>();

    Problems(String file) {
        this.file = file;
    }

    /** Notes what is wrong in a line, counted from 1; of the same twice, once. */
    void add(int line, String what) {
        found.computeIfAbsent(line, each -> new LinkedHashSet<>()).add(file + ", line " + line + ": " + what);
    }

    /**
     * Refuses the file where anything is wrong.
     *
     * @throws TaxonomyException that names each, one a line
     */
    void check() {
        List<String> all = found.values().stream().flatMap(Set::stream).toList();
        if (all.isEmpty()) {
            return;
        }
        String named = String.join("\n", all.subList(0, Math.min(MOST, all.size())));
        throw new TaxonomyException(all.size() > MOST ? named + "\nand " + (all.size() - MOST) + " more" : named);
    }
}
