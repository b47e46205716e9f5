package dev.framewatch.collector;

import java.util.List;

/**
 * What an import did. Every item that was read is in just one of {@code published}, {@code skipped}, {@code passed},
 * {@code repeated} and {@code rejected}; {@code summaries} come on top.
 *
 * @param items how many items the files hold, as far as they can be read
 * @param published how many of them this run published as events
 * @param skipped how many events an earlier run of the same import, which was cut off, had published
 * @param summaries how many events about a file as a whole were published, such as activity by the hour
 * @param passed how many are fine and counted, but no events of their own
 * @param repeated how many the same file held before
 * @param rejected how many can never be events
 * @param reasons the rejections by reason, the commonest first
 * @param warnings what else the reader should know
 */
public record ImportReport(
        long items,
        long published,
        long skipped,
        long summaries,
        long passed,
        long repeated,
        long rejected,
        List<Reason> reasons,
        List<String> warnings) {
    public ImportReport {
        reasons = List.copyOf(reasons);
        warnings = List.copyOf(warnings);
    }

    /**
     * Rejections for one reason.
     *
     * @param reason what is wrong
     * @param count how many items
     * @param examples the first of them, as {@code file:line} with what is wrong with that one
     */
    public record Reason(String reason, long count, List<String> examples) {
        public Reason {
            examples = List.copyOf(examples);
        }
    }
}
