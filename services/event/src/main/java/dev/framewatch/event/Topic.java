package dev.framewatch.event;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A topic of Kafka: its name and the settings that the promises rest on. All are compacted and kept for ever; erasure
 * writes nulls, and the times below see to it that the bytes go within a day.
 *
 * @param name the topic's name
 * @param largest the most bytes that one record may have
 * @param spread whether it has as many partitions as configured, or one
 */
public record Topic(String name, int largest, boolean spread) {
    private static final int MEBIBYTE = 1024 * 1024;
    private static final Duration SEGMENT = Duration.ofHours(6);
    private static final Duration COMPACTION_LAG = Duration.ofHours(12);
    private static final Duration TOMBSTONES = Duration.ofHours(12);

    /** What the collectors send; keyed {@code id@revision}, the store of record. */
    public static final Topic COLLECTED = new Topic("collected", 2 * MEBIBYTE, true);
    /** What can never succeed, with cause and origin; keyed by origin. */
    public static final Topic REJECTED = new Topic("rejected", 2 * MEBIBYTE + 64 * 1024, false);
    /** Where each import stands, keyed by its task, and all about each lane of live tasks, keyed {@code lane@kind:name}. */
    public static final Topic CURSORS = new Topic("cursors", MEBIBYTE, true);

    /** Which generations of tags there are, each with its taxonomy; keyed by generation. */
    public static final Topic GENERATIONS = new Topic("generations", MEBIBYTE, false);

    /** What readers say is wrong with an event's tags; keyed by report. */
    public static final Topic REPORTS = new Topic("reports", 64 * 1024, false);

    /** The rules that were given over the API; keyed by rule. */
    public static final Topic RULES = new Topic("rules", 64 * 1024, false);

    /** The editions of the adoption index; keyed by day. */
    public static final Topic PUBLISHED = new Topic("published", MEBIBYTE, false);

    /** All that nothing else could be made of again; the rest follows from these. */
    public static final List<Topic> OF_RECORD =
            List.of(COLLECTED, REJECTED, CURSORS, GENERATIONS, REPORTS, RULES, PUBLISHED);

    /** What a generation's classifier sends; keyed {@code id@revision}. */
    public static Topic classified(String generation) {
        Rules.slug("framewatch.generation", generation);
        return new Topic("classified-" + generation, 3 * MEBIBYTE, true);
    }

    /** Settings of the topic, as Kafka names them. */
    public Map<String, String> settings() {
        Map<String, String> settings = new LinkedHashMap<>();
        settings.put("cleanup.policy", "compact");
        settings.put("segment.ms", String.valueOf(SEGMENT.toMillis()));
        settings.put("max.compaction.lag.ms", String.valueOf(COMPACTION_LAG.toMillis()));
        settings.put("delete.retention.ms", String.valueOf(TOMBSTONES.toMillis()));
        settings.put("max.message.bytes", String.valueOf(largest));
        return settings;
    }
}
