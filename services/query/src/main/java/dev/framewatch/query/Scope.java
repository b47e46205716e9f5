package dev.framewatch.query;

import co.elastic.clients.elasticsearch._types.FieldValue;
import co.elastic.clients.elasticsearch._types.query_dsl.Query;
import dev.framewatch.event.Kind;
import dev.framewatch.event.Source;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Which events a query is about.
 *
 * @param kinds their kinds, each of which comes from one source
 * @param days when they happened
 */
record Scope(Set<Kind> kinds, Days days) {
    /** Matches documents of its kinds. */
    Query ofTheKinds() {
        List<FieldValue> names =
                kinds.stream().map(kind -> FieldValue.of(kind.toString())).toList();
        return Query.of(any -> any.terms(terms -> terms.field("kind").terms(values -> values.value(names))));
    }

    /** The parameters that describe a scope, where only some kinds may be asked for. */
    record Parameters(
            List<Kind> allowed,
            Parameter<Source> source,
            Parameter<Kind> kind,
            Parameter<LocalDate> from,
            Parameter<LocalDate> to) {

        static Parameters of(List<Kind> allowed) {
            List<Kind> kinds = allowed.stream()
                    .sorted(Comparator.comparing(Kind::toString))
                    .toList();
            List<Source> sources = kinds.stream()
                    .map(Kind::source)
                    .distinct()
                    .sorted(Comparator.comparing(Source::toString))
                    .toList();
            return new Parameters(
                    kinds,
                    Parameter.choices("source", "Only events of these sources.", sources),
                    Parameter.choices("kind", "Only events of these kinds.", kinds),
                    Parameter.day("from", "The first day (UTC, inclusive)."),
                    Parameter.day("to", "The day after the last (UTC, exclusive)."));
        }

        /** Each of them. */
        List<Parameter<?>> all() {
            return List.of(source, kind, from, to);
        }

        Scope read(Map<String, List<String>> given) {
            Days days = new Days(from.one(given), to.one(given));
            if (days.isEmpty()) {
                throw Problem.wrongParameter("to", String.valueOf(days.to()), "a day after from, " + days.from());
            }
            Set<Source> sources = source.all(given);
            Set<Kind> kinds = kind.all(given);
            if (!sources.isEmpty()) {
                for (Kind asked : kinds) {
                    if (!sources.contains(asked.source())) {
                        String its = asked.source().toString();
                        throw Problem.wrongParameter("kind", asked.toString(), asked + " with source " + its);
                    }
                }
            }
            Set<Kind> found = EnumSet.noneOf(Kind.class);
            for (Kind one : kinds.isEmpty() ? allowed : kinds) {
                if (sources.isEmpty() || sources.contains(one.source())) {
                    found.add(one);
                }
            }
            return new Scope(found, days);
        }
    }
}
