package dev.framewatch.collector;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Counts what becomes of the items of all files of an import. */
final class Tally {
    private static final int MOST_REASONS = 100;
    private static final int MOST_EXAMPLES = 3;
    private static final int MOST_WARNINGS = 100;

    long items;
    long published;
    long skipped;
    long summaries;
    long passed;
    long repeated;
    long rejected;
    private final Map<String, Rejected> reasons = new LinkedHashMap<>();
    private final List<String> warnings = new ArrayList<>();

    private static final class Rejected {
        private long count;
        private final List<String> examples = new ArrayList<>();
    }

    void reject(String reason, String example) {
        rejected++;
        String known = reasons.size() < MOST_REASONS || reasons.containsKey(reason) ? reason : "Other reasons";
        Rejected same = reasons.computeIfAbsent(known, _ -> new Rejected());
        same.count++;
        if (same.examples.size() < MOST_EXAMPLES) {
            same.examples.add(example);
        }
    }

    void warn(String words) {
        if (warnings.size() < MOST_WARNINGS && !warnings.contains(words)) {
            warnings.add(words);
        }
    }

    ImportReport report() {
        List<ImportReport.Reason> commonest = reasons.entrySet().stream()
                .map(each -> new ImportReport.Reason(each.getKey(), each.getValue().count, each.getValue().examples))
                .sorted(Comparator.comparingLong(ImportReport.Reason::count).reversed())
                .toList();
        return new ImportReport(items, published, skipped, summaries, passed, repeated, rejected, commonest, warnings);
    }
}
