package dev.framewatch.query;

import co.elastic.clients.elasticsearch.ElasticsearchClient;
import dev.framewatch.elasticsearch.AdoptionIndexes;
import dev.framewatch.elasticsearch.ServedGeneration;
import dev.framewatch.event.Kind;
import dev.framewatch.query.Radar.Compared;
import dev.framewatch.query.Radar.Rising;
import dev.framewatch.query.RadarQuery.Field;
import dev.framewatch.query.UntaggedEvents.Count;
import dev.framewatch.query.UntaggedEvents.Names;
import dev.framewatch.taxonomy.Taxonomy;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Looks for the names that rise. Kinds are compared apart, each with its own past: sources have different names, and
 * what is imported of one says nothing of the other.
 */
final class RadarSearch {
    /** The fewest events that are more than chance, whatever the interval says. */
    static final int FEWEST_EVENTS = 5;
    /** The fewest accounts behind them, where the source names accounts: one person can have many repositories. */
    static final int FEWEST_ACCOUNTS = 3;

    private static final Comparator<Found> SUREST = Comparator.comparingDouble(
                    (Found found) -> -found.rise().low())
            .thenComparing(Found::name)
            .thenComparing(Found::field)
            .thenComparing(Found::kind);

    private final ElasticsearchClient client;
    private final ServedTaxonomy taxonomies;
    private volatile @Nullable KnownNames lastKnown;

    RadarSearch(ElasticsearchClient client, ServedTaxonomy taxonomies) {
        this.client = client;
        this.taxonomies = taxonomies;
    }

    private record Found(
            Kind kind,
            Days recent,
            Field field,
            String name,
            Count now,
            long of,
            long before,
            long ofBefore,
            Rise rise) {}

    /** What rises in the windows that a query asks for, none of which ends after today. */
    Radar radar(RadarQuery query, LocalDate today) {
        return Snapshot.of(client, AdoptionIndexes::events)
                .map(snapshot -> radar(query, today, snapshot))
                .orElseGet(() -> new Radar(null, null, List.of(), 0, List.of(), List.of(EventsApi.NOTHING_YET)));
    }

    private Radar radar(RadarQuery query, LocalDate today, Snapshot snapshot) {
        try {
            KnownNames known = known(snapshot.generation());
            List<Compared> windows = new ArrayList<>();
            List<Found> found = new ArrayList<>();
            List<String> notes = new ArrayList<>();
            for (Kind kind : query.scope().kinds()) {
                UntaggedEvents events = new UntaggedEvents(snapshot, kind);
                LocalDate end = end(query, today, events);
                if (end != null) {
                    windows.add(compared(query, end, kind, events));
                    query.fields()
                            .forEach(field -> found.addAll(rising(query, end, kind, field, events, known, notes)));
                }
            }
            notes.addAll(notes(windows, found, known, snapshot.generation().taxonomy()));
            found.sort(SUREST);
            List<Found> shown = found.subList(0, Math.min(query.limit(), found.size()));
            return new Radar(
                    snapshot.generation().id(),
                    snapshot.generation().taxonomy(),
                    windows,
                    found.size(),
                    shown.stream().map(each -> described(each, snapshot)).toList(),
                    notes);
        } finally {
            snapshot.release();
        }
    }

    private KnownNames known(ServedGeneration served) {
        Taxonomy taxonomy = taxonomies.of(served);
        KnownNames before = lastKnown;
        if (before != null && before.areOf(taxonomy)) {
            return before;
        }
        KnownNames names = new KnownNames(taxonomy);
        lastKnown = names;
        return names;
    }

    private static @Nullable LocalDate end(RadarQuery query, LocalDate today, UntaggedEvents events) {
        LocalDate newest = events.newest();
        LocalDate asked = query.scope().days().to();
        if (newest == null || asked != null) {
            return newest == null ? null : asked;
        }
        return newest.isBefore(today) ? newest : today;
    }

    private static Compared compared(RadarQuery query, LocalDate end, Kind kind, UntaggedEvents events) {
        Days recent = query.recent(end);
        Days before = query.before(end);
        return new Compared(
                kind.source().toString(),
                kind.toString(),
                Objects.requireNonNull(before.from()),
                Objects.requireNonNull(recent.from()),
                end,
                events.count(recent),
                events.coarse(new Days(before.from(), end)));
    }

    private List<Found> rising(
            RadarQuery query,
            LocalDate end,
            Kind kind,
            Field field,
            UntaggedEvents events,
            KnownNames known,
            List<String> notes) {
        Days recent = query.recent(end);
        Names now = events.names(recent, field, FEWEST_EVENTS);
        if (now.counts().size() == UntaggedEvents.MOST_NAMES) {
            notes.add("Of each " + field + " of " + kind + " only the " + UntaggedEvents.MOST_NAMES
                    + " most frequent were looked at; a shorter window may show more.");
        }
        List<String> candidates = now.counts().entrySet().stream()
                .filter(entry -> isEnough(entry.getValue()) && !known.contains(entry.getKey()))
                .map(Map.Entry::getKey)
                .toList();
        if (candidates.isEmpty()) {
            return List.of();
        }
        Names before = events.names(query.before(end), field, candidates);
        List<Found> found = new ArrayList<>();
        for (String name : candidates) {
            Count count = Objects.requireNonNull(now.counts().get(name));
            Count past = before.counts().getOrDefault(name, new Count(0, 0));
            Rise rise = Rise.of(count.events(), now.of(), past.events(), before.of());
            if (rise.isSure()) {
                found.add(new Found(kind, recent, field, name, count, now.of(), past.events(), before.of(), rise));
            }
        }
        if (before.of() == 0) {
            notes.add("Nothing can be said to rise in the " + field + " of " + kind
                    + ": no event without a tag has any in the window before.");
        }
        return found;
    }

    private static boolean isEnough(Count count) {
        return count.accounts() == 0 || count.accounts() >= FEWEST_ACCOUNTS;
    }

    private static Rising described(Found found, Snapshot snapshot) {
        NameDetails details =
                NameDetails.of(new UntaggedEvents(snapshot, found.kind()), found.field(), found.name(), found.recent());
        return new Rising(
                found.kind().source().toString(),
                found.kind().toString(),
                found.field().toString(),
                found.name(),
                found.now().events(),
                found.of(),
                found.before(),
                found.ofBefore(),
                Shares.rounded(found.rise().ratio()),
                Shares.rounded(found.rise().low()),
                Shares.rounded(found.rise().high()),
                found.now().accounts() == 0 ? null : found.now().accounts(),
                details.firstSeen(),
                details.examples());
    }

    private static List<String> notes(
            List<Compared> windows, List<Found> found, KnownNames known, @Nullable String taxonomy) {
        if (windows.isEmpty()) {
            return List.of(EventsApi.NOTHING_YET);
        }
        List<String> notes = new ArrayList<>();
        if (found.isEmpty()) {
            notes.add("No name is surely more frequent in these windows than before.");
        }
        if (taxonomy != null && !taxonomy.equals(known.taxonomy())) {
            notes.add("The names that are left out as known are those of the taxonomy " + known.taxonomy()
                    + "; the tags are by " + taxonomy + ".");
        }
        return notes;
    }
}
