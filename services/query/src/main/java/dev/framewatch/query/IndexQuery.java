package dev.framewatch.query;

import dev.framewatch.event.Source;
import java.time.LocalDate;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What a reader wants the adoption index of.
 *
 * @param shares the shares that it is made of
 * @param weights how much each source counts
 */
record IndexQuery(ShareQuery shares, Weights weights) {
    private static final Pattern WEIGHT = Pattern.compile("([a-z]{1,20}):([0-9]{1,4}(?:\\.[0-9]{1,6})?)");

    private static final Parameter<Weight> WEIGHTS = new Parameter<>(
            "weights",
            "How much each source counts, in any proportion; one that is not named does not count. Absent: as configured.",
            "sources with a number, not all 0, as github:0.5,papers:0.5; sources: "
                    + Weights.SOURCES.stream().map(Source::toString).collect(Collectors.joining(", ")),
            Parameter.Form.TEXT,
            List.of(),
            true,
            Weight::parse);
    private static final Parameter<LocalDate> ON =
            Parameter.day("on", "The day (UTC) it is computed for, the last of its window; today if absent.");

    /** The window where nothing else is asked for. */
    static final String STANDARD = "90d";

    private static final Parameter<ShareQuery.Trailing> WINDOW = Parameter.choice(
            "window",
            "The window: so many days, the last being that of `on`; " + STANDARD + " if absent.",
            ShareQuery.TRAILING);

    /** Those of the index on a day. */
    static final List<Parameter<?>> PARAMETERS = Stream.of(
                    List.of(WEIGHTS, WINDOW, ON, ShareQuery.SCOPE.source(), ShareQuery.SCOPE.kind()),
                    ShareQuery.COUNTED,
                    List.of(OwnerRows.PARAMETER))
            .<Parameter<?>>flatMap(List::stream)
            .toList();

    /** Those of the index over time. */
    static final SeriesParameters HISTORY = SeriesParameters.of(CalendarWindow.MONTH, WEIGHTS);

    private record Weight(Source source, double weight) {
        static Weight parse(String text) {
            Matcher found = WEIGHT.matcher(text);
            if (!found.matches()) {
                throw new IllegalArgumentException(text);
            }
            return Weights.SOURCES.stream()
                    .filter(source -> source.toString().equals(found.group(1)))
                    .findFirst()
                    .map(source -> new Weight(source, Double.parseDouble(found.group(2))))
                    .orElseThrow(() -> new IllegalArgumentException(text));
        }
    }

    /** The index on a day that these parameters describe. */
    static IndexQuery of(Map<String, List<String>> given, Weights configured, LocalDate today) {
        LocalDate on = ON.one(given);
        if (on != null && on.isAfter(today)) {
            throw Problem.wrongParameter("on", on.toString(), "a day that is not after today, " + today);
        }
        Map<String, List<String>> trailing = new HashMap<>(given);
        trailing.putIfAbsent(WINDOW.name(), List.of(STANDARD));
        trailing.put("to", List.of((on == null ? today : on).plusDays(1).toString()));
        return new IndexQuery(ShareQuery.of(trailing, today), weights(given, configured));
    }

    /** The index over time that these parameters describe. */
    static IndexQuery history(Map<String, List<String>> given, Weights configured, LocalDate today) {
        return new IndexQuery(HISTORY.read(given, today), weights(given, configured));
    }

    private static Weights weights(Map<String, List<String>> given, Weights configured) {
        Map<Source, Double> weights = new EnumMap<>(Source.class);
        for (Weight weight : WEIGHTS.all(given)) {
            if (weights.put(weight.source, weight.weight) != null) {
                throw wrong(given);
            }
        }
        if (weights.isEmpty()) {
            return configured;
        }
        if (weights.values().stream().noneMatch(weight -> weight > 0)) {
            throw wrong(given);
        }
        return new Weights(weights);
    }

    private static Problem wrong(Map<String, List<String>> given) {
        return Problem.wrongParameter(
                WEIGHTS.name(), String.join(",", given.getOrDefault(WEIGHTS.name(), List.of())), WEIGHTS.allowed());
    }

    /** Its first day, and the day after its last. */
    AdoptionIndex.Range range() {
        Days days = shares.scope().days();
        return new AdoptionIndex.Range(Objects.requireNonNull(days.from()), Objects.requireNonNull(days.to()));
    }

    /** The same for the window so many days earlier. */
    IndexQuery earlier(int days) {
        AdoptionIndex.Range range = range();
        Days before = new Days(range.from().minusDays(days), range.to().minusDays(days));
        Scope scope = new Scope(shares.scope().kinds(), before);
        return new IndexQuery(
                new ShareQuery(null, shares.name(), scope, shares.frameworks(), shares.switches(), shares.owners()),
                weights);
    }
}
