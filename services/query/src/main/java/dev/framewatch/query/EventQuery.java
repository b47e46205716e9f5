package dev.framewatch.query;

import co.elastic.clients.elasticsearch._types.FieldValue;
import co.elastic.clients.elasticsearch._types.query_dsl.Query;
import dev.framewatch.event.Kind;
import dev.framewatch.event.Precision;
import dev.framewatch.event.Role;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Which events a reader wants.
 *
 * @param scope their kinds and days
 * @param frameworks they show one of these; empty: any or none
 * @param roles a tag has one of these roles; empty: any
 * @param tenths that tag's least confidence in tenths; 0: any
 * @param implied whether that tag may be one that others imply
 * @param limit the most events of a page
 * @param cursor where the page before ended; absent: the first page
 */
record EventQuery(
        Scope scope,
        Set<String> frameworks,
        Set<Role> roles,
        int tenths,
        boolean implied,
        int limit,
        @Nullable Cursor cursor) {
    private static final String WORDS = "signature.words";

    private static final Scope.Parameters SCOPE = Scope.Parameters.of(List.of(Kind.values()));
    private static final Parameter<String> FRAMEWORK = Parameter.ids(
            "framework", "Only events that show one of these frameworks.", "ids of frameworks, as pytorch");
    private static final Parameter<Role> ROLE = Parameter.choices(
            "role", "Only events that show a framework in one of these roles.", List.of(Role.values()));
    private static final Parameter<String> CONFIDENCE = Parameter.choice(
            "confidence",
            "Only events that show a framework with at least this confidence.",
            IntStream.rangeClosed(1, 9).mapToObj(tenth -> "0." + tenth).toList());
    private static final Parameter<Boolean> IMPLIED = Parameter.flag(
            "implied",
            "Whether `framework`, `role` and `confidence` also find tags that others imply, as Flax does JAX; true if"
                    + " absent.");
    private static final Parameter<Integer> LIMIT =
            Parameter.number("limit", "The most events of a page; 50 if absent.", 500);
    private static final Parameter<Cursor> CURSOR = Parameter.free(
            "cursor",
            "Goes on where a page ended, as that page's `next` says; the other filters stay the same.",
            "the cursor of a page's next, with the same filters",
            Parameter.Form.TEXT,
            Cursor::parse);

    static final List<Parameter<?>> PARAMETERS = List.of(
            SCOPE.source(),
            SCOPE.kind(),
            FRAMEWORK,
            ROLE,
            CONFIDENCE,
            IMPLIED,
            SCOPE.from(),
            SCOPE.to(),
            LIMIT,
            CURSOR);

    /** The query that these parameters describe. */
    static EventQuery of(Map<String, List<String>> given) {
        String confidence = CONFIDENCE.one(given);
        Integer limit = LIMIT.one(given);
        EventQuery query = new EventQuery(
                SCOPE.read(given),
                FRAMEWORK.all(given),
                ROLE.all(given),
                confidence == null ? 0 : confidence.charAt(2) - '0',
                !Boolean.FALSE.equals(IMPLIED.one(given)),
                limit == null ? 50 : limit,
                CURSOR.one(given));
        if (query.cursor != null && !query.cursor.belongsTo(query.filters())) {
            throw wrongCursor(query.cursor);
        }
        return query;
    }

    /** Says that no page gave this cursor, or not for these filters. */
    static Problem wrongCursor(Cursor cursor) {
        return Problem.wrongParameter(CURSOR.name(), cursor.toString(), CURSOR.allowed());
    }

    /** The filters as parameters of an address, always in the same order. */
    String filters() {
        String all = joined("kind", scope.kinds().size() < Kind.values().length ? scope.kinds() : Set.of())
                + joined("framework", frameworks)
                + joined("role", roles)
                + (tenths == 0 ? "" : "&confidence=0." + tenths)
                + parameter(implied)
                + scope.days().parameters();
        return all.isEmpty() ? "" : all.substring(1);
    }

    /** The switch as a further parameter of an address, where it is not as it is by default. */
    static String parameter(boolean implied) {
        return implied ? "" : "&implied=false";
    }

    private static String joined(String name, Set<?> values) {
        return values.isEmpty()
                ? ""
                : values.stream().map(Object::toString).sorted().collect(Collectors.joining(",", "&" + name + "=", ""));
    }

    /** The filters as Elasticsearch takes them: typed values only. */
    Query toElasticsearch() {
        return Query.of(query -> query.bool(all -> {
            all.filter(scope.ofTheKinds())
                    .filter(scope.days().holding("occurredAt", List.of(Precision.values())))
                    .mustNot(removed ->
                            removed.term(term -> term.field("removed").value(true)));
            if (!frameworks.isEmpty()) {
                List<FieldValue> words = frameworks.stream()
                        .flatMap(this::words)
                        .map(FieldValue::of)
                        .toList();
                all.filter(any -> any.terms(terms -> terms.field(WORDS).terms(values -> values.value(words))));
            } else if (!roles.isEmpty() || tenths > 0) {
                all.filter(any -> any.regexp(words -> words.field(WORDS).value(anyFramework())));
            }
            return all;
        }));
    }

    /** The words of a signature that a tag of this framework may have, if its role and confidence are asked for. */
    private Stream<String> words(String framework) {
        return rolesOrAll()
                .flatMap(role -> (implied ? Stream.of("e", "i") : Stream.of("e"))
                        .flatMap(how -> IntStream.rangeClosed(tenths, 9)
                                .mapToObj(tenth -> framework + ":" + role + ":" + how + tenth)));
    }

    private String anyFramework() {
        return "[^:]+:(" + rolesOrAll().collect(Collectors.joining("|")) + "):" + (implied ? "[ei]" : "e") + "["
                + tenths + "-9]";
    }

    private Stream<String> rolesOrAll() {
        return (roles.isEmpty() ? Stream.of(Role.values()) : roles.stream()).map(Role::toString);
    }
}
