package dev.framewatch.query;

import co.elastic.clients.elasticsearch._types.FieldValue;
import co.elastic.clients.elasticsearch._types.query_dsl.Query;
import dev.framewatch.event.Flag;
import dev.framewatch.event.Kind;
import dev.framewatch.event.Precision;
import dev.framewatch.event.Role;
import java.util.Arrays;
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
 * @param with they show the use of each of these too
 * @param leaving they move away from each of these too
 * @param products they show one of these; empty: any or none
 * @param switches what counts
 * @param limit the most events of a page
 * @param cursor where the page before ended; absent: the first page
 */
record EventQuery(
        Scope scope,
        Set<String> frameworks,
        Set<Role> roles,
        Set<String> with,
        Set<String> leaving,
        Set<String> products,
        Switches switches,
        int limit,
        @Nullable Cursor cursor) {
    private static final String WORDS = "signature.words";
    private static final int LIMIT_IF_ABSENT = 50;

    private static final Scope.Parameters SCOPE = Scope.Parameters.of(List.of(Kind.values()));
    private static final Parameter<String> FRAMEWORK = Parameter.ids(
            "framework", "Only events that show one of these frameworks.", "ids of frameworks, as pytorch");
    private static final Parameter<Role> ROLE = Parameter.choices(
            "role", "Only events that show a framework in one of these roles.", List.of(Role.values()));
    private static final Parameter<String> WITH = Parameter.ids(
            "with", "Only events that also show the use of each of these frameworks.", "ids of frameworks, as jax");
    private static final Parameter<String> LEAVING = Parameter.ids(
            "leaving",
            "Only events that also move away from each of these frameworks.",
            "ids of frameworks, as tensorflow");
    private static final Parameter<String> PRODUCT =
            Parameter.ids("product", "Only events that show one of these products.", "ids of products, as torchserve");
    private static final Parameter<Integer> LIMIT =
            Parameter.number("limit", "The most events of a page; 50 if absent.", 500);
    private static final Parameter<Cursor> CURSOR = Parameter.free(
            "cursor",
            "Goes on where a page ended, as that page's `next` says; the other filters stay the same.",
            "the cursor of a page's next, with the same filters",
            Parameter.Form.TEXT,
            Cursor::parse);

    /** The roles that count as use. */
    static final Set<Role> USE =
            Arrays.stream(Role.values()).filter(Role::countsAsUse).collect(Collectors.toUnmodifiableSet());

    static final List<Parameter<?>> PARAMETERS = Stream.of(
                    List.of(SCOPE.source(), SCOPE.kind(), FRAMEWORK, ROLE, WITH, LEAVING, PRODUCT),
                    Switches.PARAMETERS,
                    List.of(SCOPE.from(), SCOPE.to(), LIMIT, CURSOR, Form.PARAMETER))
            .<Parameter<?>>flatMap(List::stream)
            .toList();

    /** The query that these parameters describe. */
    static EventQuery of(Map<String, List<String>> given) {
        Integer limit = LIMIT.one(given);
        EventQuery query = new EventQuery(
                SCOPE.read(given),
                FRAMEWORK.all(given),
                ROLE.all(given),
                WITH.all(given),
                LEAVING.all(given),
                PRODUCT.all(given),
                Switches.of(given),
                limit == null ? LIMIT_IF_ABSENT : limit,
                CURSOR.one(given));
        if (query.cursor != null && !query.cursor.belongsTo(query.filters())) {
            throw wrongCursor(query.cursor);
        }
        return query;
    }

    /** All events of a scope that some switches let count, whatever they show. */
    static EventQuery of(Scope scope, Switches switches) {
        return new EventQuery(
                scope, Set.of(), Set.of(), Set.of(), Set.of(), Set.of(), switches.ofEvents(), LIMIT_IF_ABSENT, null);
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
                + joined("with", with)
                + joined("leaving", leaving)
                + joined("product", products)
                + switches.parameters()
                + scope.days().parameters();
        return all.isEmpty() ? "" : all.substring(1);
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
            switches.without().forEach(flag -> all.mustNot(isTrue(flag)));
            switches.only().forEach(flag -> all.filter(isTrue(flag)));
            if (!switches.venues().isEmpty()) {
                all.filter(VenueRows.published(switches.venues()));
            }
            if (!frameworks.isEmpty()) {
                all.filter(any -> any.bool(one -> {
                    frameworks.forEach(framework -> one.should(shows(framework, anyOf(roles))));
                    return one.minimumShouldMatch("1");
                }));
            } else if (!roles.isEmpty() || switches.tenths() > 0) {
                all.filter(any -> any.regexp(words -> words.field(WORDS).value(anyFramework())));
            }
            with.forEach(framework -> all.filter(shows(framework, USE)));
            leaving.forEach(framework -> all.filter(shows(framework, Set.of(Role.MOVES_FROM))));
            if (!switches.either().isEmpty()) {
                all.filter(either());
            }
            if (!products.isEmpty()) {
                all.filter(ProductSearch.shows(products));
            }
            return all;
        }));
    }

    /** Matches what shows the use of one of these frameworks and of none of the others. */
    private Query either() {
        return Query.of(query -> query.bool(any -> {
            switches.either()
                    .forEach(one -> any.should(alone -> alone.bool(both -> {
                        both.filter(shows(one, USE));
                        switches.either().stream()
                                .filter(other -> !other.equals(one))
                                .forEach(other -> both.mustNot(shows(other, USE)));
                        return both;
                    })));
            return any.minimumShouldMatch("1");
        }));
    }

    private static Set<Role> anyOf(Set<Role> roles) {
        return roles.isEmpty() ? Set.of(Role.values()) : roles;
    }

    private static Query isTrue(Flag flag) {
        return Query.of(query -> query.term(term -> term.field(flag.toString()).value(true)));
    }

    /** Matches what shows a framework in one of the roles, with words of its own or where others imply it. */
    private Query shows(String framework, Set<Role> roles) {
        return Query.of(query -> query.bool(any -> {
            any.minimumShouldMatch("1");
            for (Role role : roles) {
                any.should(words(framework, role, "e"));
                if (switches.implied()) {
                    Query implied = words(framework, role, "i");
                    any.should(
                            switches.countsAlone(framework)
                                    ? Query.of(but -> but.bool(both ->
                                            both.filter(implied).mustNot(words(Switches.KERAS, role, "e", "i"))))
                                    : implied);
                }
            }
            return any;
        }));
    }

    /** Matches any of the words that a signature has for a framework in a role, with enough confidence. */
    private Query words(String framework, Role role, String... how) {
        int least = framework.equals(Switches.KERAS) && how.length > 1 ? 0 : switches.tenths();
        List<FieldValue> words = Stream.of(how)
                .flatMap(each -> IntStream.rangeClosed(least, 9)
                        .mapToObj(tenth -> FieldValue.of(framework + ":" + role + ":" + each + tenth)))
                .toList();
        return Query.of(any -> any.terms(terms -> terms.field(WORDS).terms(values -> values.value(words))));
    }

    private String anyFramework() {
        String anyRole = anyOf(roles).stream().map(Role::toString).collect(Collectors.joining("|"));
        return "[^:]+:(" + anyRole + "):" + (switches.implied() ? "[ei]" : "e") + "[" + switches.tenths() + "-9]";
    }
}
