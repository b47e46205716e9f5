package dev.framewatch.event;

import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * An event while a source's mapping fills it in. Text is cut and mended here, so that what a source holds never makes
 * an event invalid by its length alone; {@link #event()} checks the rest.
 */
public final class Draft {
    private static final int LONGEST_TITLE = 1_000;

    private final Source source;
    private final Kind kind;
    private final String id;
    private final List<String> topics = new ArrayList<>();
    private final List<String> dependencies = new ArrayList<>();
    private final List<String> declared = new ArrayList<>();
    private final Map<Metric, Long> metrics = new EnumMap<>(Metric.class);
    private final Set<Flag> flags = EnumSet.noneOf(Flag.class);
    private List<Activity> activity = List.of();
    private long revision;
    private Instant occurredAt = Instant.EPOCH;
    private Precision precision = Precision.DAY;
    private Instant observedAt = Instant.EPOCH;
    private @Nullable String url;
    private @Nullable String title;
    private @Nullable String text;
    private boolean cut;
    private @Nullable String language;
    private @Nullable String author;
    private @Nullable String owner;
    private boolean removed;

    Draft(Source source, Kind kind, String nativeId) {
        this.source = source;
        this.kind = kind;
        this.id = source + ":" + kind + ":" + nativeId;
    }

    /** The event that says that the source removed what another one tells of. */
    public static AdoptionEvent removal(AdoptionEvent of, Instant at, Instant seen) {
        String prefix = of.source() + ":" + of.kind() + ":";
        return new Draft(of.source(), of.kind(), of.id().substring(prefix.length()))
                .occurred(of.occurredAt(), of.precision())
                .revision(at)
                .observed(seen)
                .removed()
                .event();
    }

    public Draft revision(Instant lastChange) {
        revision = lastChange.toEpochMilli();
        return this;
    }

    public Draft occurred(Instant at, Precision finest) {
        occurredAt = at;
        precision = finest;
        return this;
    }

    public Draft observed(Instant at) {
        observedAt = at;
        return this;
    }

    public Draft url(@Nullable String address) {
        url = blankToNull(address);
        return this;
    }

    /** Sets the title; what is over 1,000 characters is left out. */
    public Draft title(@Nullable String words) {
        String mended = blankToNull(words);
        title = mended == null ? null : Texts.cut(mended, LONGEST_TITLE, Integer.MAX_VALUE);
        return this;
    }

    /** Sets the text; what is over 32 KiB of UTF-8 is cut on a code point's boundary and the event is marked as cut. */
    public Draft text(@Nullable String words) {
        String mended = blankToNull(words);
        text = mended == null ? null : Texts.cut(mended, Integer.MAX_VALUE, AdoptionEvent.LONGEST_TEXT);
        cut = mended != null && text != null && text.length() < mended.length();
        return this;
    }

    public Draft language(@Nullable String name) {
        language = blankToNull(name);
        return this;
    }

    public Draft topic(@Nullable String label) {
        String mended = blankToNull(label);
        if (mended != null && !topics.contains(mended)) {
            topics.add(mended);
        }
        return this;
    }

    public Draft dependency(String name) {
        String mended = blankToNull(name);
        if (mended != null && !dependencies.contains(mended)) {
            dependencies.add(mended);
        }
        return this;
    }

    public Draft declared(@Nullable String framework) {
        String mended = blankToNull(framework);
        if (mended != null && !declared.contains(mended)) {
            declared.add(mended);
        }
        return this;
    }

    /** Sets a count; {@code null} leaves it unknown. */
    public Draft metric(Metric metric, @Nullable Long value) {
        if (value != null) {
            metrics.put(metric, value);
        }
        return this;
    }

    public Draft activity(List<Activity> counts) {
        activity = counts;
        return this;
    }

    public Draft author(@Nullable String keyedHash) {
        author = keyedHash;
        return this;
    }

    public Draft owner(@Nullable String keyedHash) {
        owner = keyedHash;
        return this;
    }

    public Draft flag(Flag flag, boolean set) {
        if (set) {
            flags.add(flag);
        }
        return this;
    }

    /** Marks it as removed at its source: whatever it held is left out, now and later. */
    public Draft removed() {
        removed = true;
        return this;
    }

    /**
     * The event.
     *
     * @throws InvalidEvent if a field breaks a rule; it tells the event's id
     */
    public AdoptionEvent event() {
        try {
            return checked();
        } catch (InvalidEvent invalid) {
            throw invalid.of(id);
        }
    }

    private AdoptionEvent checked() {
        if (removed) {
            return new AdoptionEvent(
                    id,
                    revision,
                    source,
                    kind,
                    occurredAt,
                    precision,
                    observedAt,
                    null,
                    null,
                    null,
                    false,
                    null,
                    List.of(),
                    List.of(),
                    Map.of(),
                    List.of(),
                    List.of(),
                    null,
                    null,
                    Set.of(),
                    true,
                    List.of(),
                    null);
        }
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
                false,
                List.of(),
                null);
    }

    private static @Nullable String blankToNull(@Nullable String words) {
        return words == null || words.isBlank() ? null : Texts.mended(words);
    }
}
