package dev.framewatch.event;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * One thing that happened at a source and may show the use of a framework. The same record goes from the collector
 * to the API; the classifier only adds {@code tags} and {@code taxonomy}.
 *
 * @param id {@code source:kind:native-id}, the document's id, at most 512 bytes of UTF-8
 * @param revision epoch milliseconds of the source's own last change of what the event holds; the newest wins
 * @param source where it comes from
 * @param kind what happened
 * @param occurredAt when in the world, UTC, to the millisecond
 * @param precision how finely the source tells {@code occurredAt}
 * @param observedAt when we saw it; no part of the content
 * @param url where a reader finds it, at most 2,048 characters
 * @param title at most 1,000 characters
 * @param text at most {@value #LONGEST_TEXT} bytes of UTF-8
 * @param cut whether {@code text} was longer at the source
 * @param language the programming language that the source names
 * @param topics labels that the source carries: GitHub topics, subreddit and flair, tasks, {@link Venue}
 * @param dependencies package names from manifests
 * @param metrics counts as the source has them
 * @param activity counts by event type, only for kind {@code activity}
 * @param declared frameworks that the source itself declares, in its own words
 * @param author keyed hash of the author, never a name
 * @param owner keyed hash of the owner, never a name
 * @param flags what may be left out of a count by a switch
 * @param removed whether the source removed it; then only ids and dates are kept
 * @param tags the frameworks it shows; empty: classified and nothing found, or not classified yet
 * @param taxonomy version of the taxonomy that made the tags; absent: not classified yet
 */
public record AdoptionEvent(
        String id,
        long revision,
        Source source,
        Kind kind,
        Instant occurredAt,
        Precision precision,
        Instant observedAt,
        @Nullable String url,
        @Nullable String title,
        @Nullable String text,
        boolean cut,
        @Nullable String language,
        List<String> topics,
        List<String> dependencies,
        Map<Metric, Long> metrics,
        List<Activity> activity,
        List<String> declared,
        @Nullable String author,
        @Nullable String owner,
        Set<Flag> flags,
        boolean removed,
        List<Tag> tags,
        @Nullable String taxonomy) {

    /** The most bytes of UTF-8 that {@code text} may have: 32 KiB. */
    public static final int LONGEST_TEXT = 32 * 1024;

    /** How far ahead of the clock a source may be. */
    static final Duration AHEAD = Duration.ofDays(1);

    private static final int HIGHEST = 0xFFFFF;

    private static final Instant END_OF_TIME = Instant.parse("9999-12-31T00:00:00Z");

    public AdoptionEvent {
        occurredAt = occurredAt.truncatedTo(ChronoUnit.MILLIS);
        observedAt = observedAt.truncatedTo(ChronoUnit.MILLIS);
        topics = List.copyOf(topics);
        dependencies = List.copyOf(dependencies);
        metrics = metrics.isEmpty() ? Map.of() : Collections.unmodifiableMap(new EnumMap<>(metrics));
        activity = List.copyOf(activity);
        declared = List.copyOf(declared);
        flags = flags.isEmpty() ? Set.of() : Collections.unmodifiableSet(EnumSet.copyOf(flags));
        tags = List.copyOf(tags);
        identity(id, source, kind);
        time(revision, source, occurredAt, observedAt);
        content(url, title, text, language, topics, dependencies, metrics, declared, author, owner);
        if (activity.size() > 20_000 || (!activity.isEmpty() && kind != Kind.ACTIVITY)) {
            throw new InvalidEvent("activity", "stands only in events of kind activity, at most 20000 entries");
        }
        judged(tags, taxonomy);
        boolean holds = url != null || title != null || text != null || author != null || owner != null;
        if (removed
                && (holds
                        || !(topics.isEmpty() && dependencies.isEmpty() && metrics.isEmpty() && declared.isEmpty()))) {
            throw new InvalidEvent("removed", "is true, so only id, source, kind and dates may be kept");
        }
    }

    private static void identity(String id, Source source, Kind kind) {
        String prefix = source + ":" + kind + ":";
        if (!id.startsWith(prefix) || id.length() == prefix.length()) {
            throw new InvalidEvent("id", "is '" + id + "'; it must be '" + prefix + "' and the source's own id");
        }
        Rules.atMost("id", id, 512);
        if (id.getBytes(StandardCharsets.UTF_8).length > 512 || Rules.hasBlankOrControl(id)) {
            throw new InvalidEvent("id", "has more than 512 bytes, or a blank or control character");
        }
        if (kind.source() != source) {
            throw new InvalidEvent("kind", "is " + kind + ", which does not come from " + source);
        }
    }

    private static void time(long revision, Source source, Instant occurredAt, Instant observedAt) {
        if (occurredAt.isBefore(source.began().atStartOfDay().toInstant(ZoneOffset.UTC))) {
            throw new InvalidEvent("occurredAt", "is " + occurredAt + ", before " + source + " began");
        }
        if (observedAt.isAfter(END_OF_TIME)) {
            throw new InvalidEvent("observedAt", "is " + observedAt + ", after the year 9999");
        }
        Instant latest = observedAt.plus(AHEAD);
        if (occurredAt.isAfter(latest)) {
            throw new InvalidEvent("occurredAt", "is " + occurredAt + ", more than a day after it was observed");
        }
        if (revision <= 0 || revision > latest.toEpochMilli()) {
            throw new InvalidEvent("revision", "is " + revision + "; epoch milliseconds, not after it was observed");
        }
    }

    /** Checks what a classifier says of an event. */
    static void judged(List<Tag> tags, @Nullable String taxonomy) {
        if (tags.size() > 100 || (!tags.isEmpty() && taxonomy == null)) {
            throw new InvalidEvent("tags", "are at most 100, and the taxonomy that made them is named");
        }
        if (taxonomy != null) {
            Rules.notBlank("taxonomy", taxonomy, 60);
        }
    }

    private static void content(
            @Nullable String url,
            @Nullable String title,
            @Nullable String text,
            @Nullable String language,
            List<String> topics,
            List<String> dependencies,
            Map<Metric, Long> metrics,
            List<String> declared,
            @Nullable String author,
            @Nullable String owner) {
        if (url != null) {
            Rules.notBlank("url", url, 2_048);
            if (!url.startsWith("https://") && !url.startsWith("http://")) {
                throw new InvalidEvent("url", "must start with http:// or https://");
            }
        }
        if (title != null) {
            Rules.atMost("title", title, 1_000);
        }
        if (text != null) {
            Rules.atMost("text", text, LONGEST_TEXT);
            if (text.length() > LONGEST_TEXT / 3 && text.getBytes(StandardCharsets.UTF_8).length > LONGEST_TEXT) {
                throw new InvalidEvent("text", "has more than " + LONGEST_TEXT + " bytes of UTF-8");
            }
        }
        if (language != null) {
            Rules.notBlank("language", language, 60);
        }
        Rules.each("topics", topics, 100, 200);
        Rules.each("dependencies", dependencies, 2_000, 214);
        Rules.each("declared", declared, 20, 100);
        if (author != null) {
            Rules.notBlank("author", author, 64);
        }
        if (owner != null) {
            Rules.notBlank("owner", owner, 64);
        }
        metrics.forEach((metric, value) -> {
            if (value < 0 && metric != Metric.SCORE) {
                throw new InvalidEvent("metrics." + metric, "is " + value + "; a count is not negative");
            }
        });
    }

    /** A draft of an event with this identity; {@code nativeId} is the source's own id. */
    public static Draft draft(Source source, Kind kind, String nativeId) {
        return new Draft(source, kind, nativeId);
    }

    /** The key of its record in Kafka: {@code id@revision}, so that compaction never keeps an older revision alone. */
    public String key() {
        return id + "@" + revision;
    }

    /** The day (UTC) in whose adoption row it counts. */
    public LocalDate day() {
        return occurredAt.atOffset(ZoneOffset.UTC).toLocalDate();
    }

    /**
     * The document's external version: the revision, then 20 bits of the content, so that ties have one winner; a
     * removal, if there is one.
     */
    public long version() {
        int content = removed ? HIGHEST : Math.min(ContentHash.of(this) & HIGHEST, HIGHEST - 1);
        return (revision << 20) | content;
    }

    /** The same event as a classifier of this taxonomy sees it. */
    public AdoptionEvent tagged(List<Tag> found, String version) {
        return new AdoptionEvent(
                id,
                revision,
                source,
                kind,
                occurredAt,
                precision,
                observedAt,
                url,
                title,
                text,
                cut,
                language,
                topics,
                dependencies,
                metrics,
                activity,
                declared,
                author,
                owner,
                flags,
                removed,
                new ArrayList<>(found),
                version);
    }
}
