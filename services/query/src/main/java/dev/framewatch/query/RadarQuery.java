package dev.framewatch.query;

import dev.framewatch.event.Kind;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * What a reader wants to see rise.
 *
 * @param scope the kinds of the events, and the days, as far as they were given
 * @param fields where the names stand
 * @param length how many days the recent window has, and the one before it
 * @param limit the most names of an answer
 */
record RadarQuery(Scope scope, Set<Field> fields, int length, int limit) {
    private static final int LONGEST = 365;

    private static final Scope.Parameters SCOPE = Scope.Parameters.of(
            Arrays.stream(Kind.values()).filter(Kind::countsInShares).toList());
    private static final Parameter<Field> FIELD =
            Parameter.choices("field", "Only names that stand here.", List.of(Field.values()));
    private static final Parameter<Integer> DAYS = Parameter.number(
            "days",
            "The length of the recent window, and of the one before it that it is compared with; 28 if absent. Its last"
                    + " day is the newest complete one of each kind's events, or the day before `to`. Not with `from`.",
            LONGEST);
    private static final Parameter<Integer> LIMIT = Parameter.number("limit", "The most names; 20 if absent.", 200);

    static final List<Parameter<?>> PARAMETERS =
            List.of(SCOPE.source(), SCOPE.kind(), FIELD, DAYS, SCOPE.from(), SCOPE.to(), LIMIT, Form.PARAMETER);

    /** A field of an event that lists names. */
    enum Field {
        DEPENDENCY("dependencies"),
        TOPIC("topics");

        private final String property;

        Field(String property) {
            this.property = property;
        }

        /** The event's property. */
        String property() {
            return property;
        }

        /** The name in queries and answers: lower case. */
        @Override
        public String toString() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** The query that these parameters describe. */
    static RadarQuery of(Map<String, List<String>> given) {
        Scope scope = SCOPE.read(given);
        Set<Field> fields = FIELD.all(given);
        Integer limit = LIMIT.one(given);
        return new RadarQuery(
                scope,
                fields.isEmpty() ? EnumSet.allOf(Field.class) : fields,
                length(scope.days(), given),
                limit == null ? 20 : limit);
    }

    private static int length(Days asked, Map<String, List<String>> given) {
        Integer days = DAYS.one(given);
        LocalDate from = asked.from();
        LocalDate to = asked.to();
        if (from == null) {
            return days == null ? 28 : days;
        }
        if (days != null) {
            throw Problem.wrongParameter("days", days.toString(), "days without from");
        }
        if (to == null) {
            throw Problem.wrongParameter("from", from.toString(), "from together with to");
        }
        if (from.plusDays(LONGEST).isBefore(to)) {
            throw Problem.wrongParameter("to", to.toString(), "a day at most " + LONGEST + " days after from, " + from);
        }
        return (int) ChronoUnit.DAYS.between(from, to);
    }

    /** The recent window, if this is the day after its last. */
    Days recent(LocalDate end) {
        return new Days(end.minusDays(length), end);
    }

    /** The window of the same length before the recent one. */
    Days before(LocalDate end) {
        return recent(end.minusDays(length));
    }
}
