package dev.framewatch.query;

import dev.framewatch.collector.poll.OpenGap;
import dev.framewatch.collector.poll.OpenGaps;
import dev.framewatch.event.ChangedMeaning;
import dev.framewatch.event.Kind;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What is known to be wrong with the data of the sources: open gaps of their collectors, and days of changed meaning. */
final class Caveats {
    /** Where nothing is known of gaps, as this process was given no Kafka. */
    static final Caveats WITHOUT_GAPS = new Caveats(() -> null);

    private final Supplier<@Nullable OpenGaps> gaps;

    Caveats(Supplier<@Nullable OpenGaps> gaps) {
        this.gaps = gaps;
    }

    /** Which ones there are, in one word that changes as soon as any of them does. */
    String version() {
        OpenGaps open = gaps.get();
        return open == null ? "" : open.version();
    }

    /** Those that are about rows of a query, from the first of their windows on. */
    DailyRows.Rows on(ShareQuery query, DailyRows.Rows rows) {
        Days range = reached(query, rows);
        if (range.equals(Days.ALL) && rows.counted().isEmpty() && rows.leftOut().isEmpty()) {
            return rows;
        }
        List<Caveat> found = all().filter(caveat -> caveat.isIn(range))
                .filter(caveat -> query.scope().kinds().stream().anyMatch(caveat::isOf))
                .sorted(Comparator.comparing(Caveat::from)
                        .thenComparing(Caveat::what)
                        .thenComparing(caveat -> Objects.requireNonNullElse(caveat.task(), "")))
                .toList();
        return rows.with(found);
    }

    /** Before the first window there is nothing to doubt; behind the last one there may be a gap instead of it. */
    private static Days reached(ShareQuery query, DailyRows.Rows rows) {
        LocalDate first = Stream.concat(rows.counted().stream(), rows.leftOut().stream())
                .map(row -> row.window().days().from())
                .filter(Objects::nonNull)
                .min(Comparator.naturalOrder())
                .orElse(null);
        return query.scope().days().within(new Days(first, null));
    }

    private Stream<Caveat> all() {
        OpenGaps open = gaps.get();
        Stream<Caveat> changes = ChangedMeaning.all().stream().map(Caveats::of);
        return open == null ? changes : Stream.concat(changes, joined(open.all()).stream());
    }

    private static Caveat of(ChangedMeaning change) {
        return new Caveat(
                Caveat.What.change,
                change.source(),
                change.kinds(),
                change.day(),
                null,
                null,
                null,
                null,
                change.toString());
    }

    /** Gaps of a task that are alike and on the same day, or on days that follow each other, are told as one. */
    private static List<Caveat> joined(List<OpenGap> gaps) {
        List<Caveat> joined = new ArrayList<>();
        gaps.stream()
                .collect(
                        Collectors.groupingBy(gap -> gap.task() + " " + gap.state(), TreeMap::new, Collectors.toList()))
                .values()
                .forEach(alike -> {
                    Caveat last = null;
                    for (OpenGap gap : alike.stream()
                            .sorted(Comparator.comparing(one -> one.span().from()))
                            .toList()) {
                        Caveat next = of(gap);
                        if (last != null && !next.from().isAfter(Objects.requireNonNull(last.to()))) {
                            joined.removeLast();
                            next = both(last, next);
                        }
                        joined.add(next);
                        last = next;
                    }
                });
        return joined;
    }

    private static Caveat both(Caveat one, Caveat next) {
        Set<Kind> kinds = EnumSet.copyOf(one.kinds());
        kinds.addAll(next.kinds());
        LocalDate end = Objects.requireNonNull(one.to());
        LocalDate other = Objects.requireNonNull(next.to());
        int gaps = Objects.requireNonNullElse(one.gaps(), 0) + Objects.requireNonNullElse(next.gaps(), 0);
        return gap(
                String.valueOf(one.task()),
                String.valueOf(one.state()),
                kinds,
                one.from(),
                other.isAfter(end) ? other : end,
                gaps);
    }

    private static Caveat of(OpenGap gap) {
        LocalDate from = LocalDate.ofInstant(gap.span().from(), ZoneOffset.UTC);
        LocalDate last = LocalDate.ofInstant(gap.span().to().minus(Duration.ofNanos(1)), ZoneOffset.UTC);
        return gap(
                gap.task(),
                gap.state().name().toLowerCase(Locale.ROOT),
                gap.kinds(),
                from,
                (last.isBefore(from) ? from : last).plusDays(1),
                1);
    }

    private static Caveat gap(String task, String state, Set<Kind> kinds, LocalDate from, LocalDate to, int gaps) {
        String days = to.equals(from.plusDays(1)) ? "on " + from : "from " + from + " to " + to.minusDays(1);
        String words = (gaps == 1 ? "A gap of " : gaps + " gaps of ") + task + " " + days + (gaps == 1 ? " is" : " are")
                + " open (" + state + ").";
        return new Caveat(Caveat.What.gap, kinds.iterator().next().source(), kinds, from, to, task, state, gaps, words);
    }
}
